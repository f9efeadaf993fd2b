"""Tiny stories for tests: written inline, compiled at once."""

from __future__ import annotations

from textwrap import dedent

from game.machine.machine import Machine
from game.model.problems import Problem, Problems
from game.playing.stories import open_sources
from game.reading.folder import Sources

METADATA = """\
story: tiny
title: Tiny
language: en
start: first
content: |
  Nothing happens.
"""

YOU = """\
people:
  you: {name: "Rudakov, Valentin Ivanovich", gender: man, role: deputy chairman, reminder: yourself}
"""


def sources(nodes: str, world: str = "", metadata: str = METADATA) -> Sources:
    """The files of a story given inline."""
    texts = {"story.yaml": dedent(metadata), "nodes.yaml": dedent(nodes)}
    if world:
        texts["world.yaml"] = dedent(world)
    return Sources(texts)


def machine(nodes: str, world: str = "", metadata: str = METADATA) -> Machine:
    """The machine of a story given inline. Raises StoryError for a broken one."""
    return open_sources(sources(nodes, world, metadata), Problems())


def codes(problems: list[Problem]) -> list[str]:
    """The codes of problems, in order."""
    return [problem.code for problem in problems]
