"""Scripts written inline, played on the tiny story with one of everything."""

from __future__ import annotations

from textwrap import dedent

from game.machine.machine import Machine
from game.playing.playfile import parse_playfile
from game.testing.finding import Finding
from game.testing.running import Run, findings
from game.testing.script import Script, script
from tests.rich_story import rich_machine

FILE = "a.play.yaml"


def typed(steps: str, machine: Machine | None = None, start: str = "") -> Script:
    """The script with these steps, perhaps begun elsewhere. Raises PlayfileError."""
    story = machine or rich_machine()
    head = f"playthrough: a walk\nstory: {story.program.story.metadata.story}\nseed: 7\n{start}"
    return script(parse_playfile(f"{head}steps:\n{dedent(steps)}", FILE), story)


def found(steps: str, machine: Machine | None = None, run: Run = "plain", start: str = "") -> list[Finding]:
    """What is found where a script with these steps is played."""
    story = machine or rich_machine()
    return list(findings(typed(steps, story, start), story, run))


def messages(steps: str, machine: Machine | None = None, run: Run = "plain", start: str = "") -> list[str]:
    """The same in sentences, each after its line and column."""
    played = found(steps, machine, run, start)
    return [f"{finding.place.line}:{finding.place.column} {finding.message}" for finding in played]
