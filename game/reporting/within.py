"""Findings within others: where a node is never come to or a choice never taken, so it is with everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from game.machine.program import Program
from game.model.scene import Choice, Node
from game.model.text import Place, Text, place_of
from game.proving.report import Finding


class Found(NamedTuple):
    """A finding, and those within it."""

    finding: Finding
    within: tuple[Finding, ...] = ()


def gathered(
    findings: Sequence[Finding], program: Program, nodes: Iterable[str], choices: Iterable[str]
) -> list[Found]:
    """The findings in order; those in an unreachable node, or else an unreachable choice, behind that about it."""
    behind: dict[Finding, Finding] = {}
    for part, place in _parts(program, nodes, choices):
        head = next(finding for finding in findings if finding.place == place)
        lines = _lines(part)
        for finding in findings:
            inside = finding.place.file == place.file and finding.place.line in lines and not finding.moves
            if inside and head not in behind and finding != head:
                behind.setdefault(finding, head)
    within: dict[Finding, list[Finding]] = {finding: [] for finding in findings if finding not in behind}
    for finding in findings:
        if finding in behind:
            within[behind[finding]].append(finding)
    return [Found(finding, tuple(its)) for finding, its in within.items()]


def _parts(program: Program, nodes: Iterable[str], choices: Iterable[str]) -> Iterator[tuple[Node | Choice, Place]]:
    """The parts of the story that these are, and where they are named: nodes first, for choices are in them."""
    for name in nodes:
        node = program.scenes[name].node
        yield node, place_of(node.node)
    for name in choices:
        options = program.scenes[name.rpartition(".")[0]].options
        choice = next(option.choice for option in options if option.id == name)
        yield choice, place_of(choice.id)


def _lines(part: Node | Choice) -> range:
    """The lines of the file that somebody's words stand on."""
    words = list(_words(part))
    return range(min(word.line for word in words), max(word.line + word.count("\n") for word in words) + 1)


def _words(value: Any) -> Iterator[Text]:
    """Everything that was written in a part of the model."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _words(part)
