"""A script brought up to date: the words of some expectations replaced, everything else left as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from game.model.text import Place
from game.playing.playfile import in_quotes
from game.reading.composing import Parser
from game.reading.marked import OTHER_BREAKS
from game.testing.finding import Change

Edit: TypeAlias = tuple[int, int, str]
"""Characters from a number up to another, and what stands there afterwards."""
_BREAK = re.compile(r"\r\n?|\n")
_PLAIN = re.compile(r"\w(?:[\w .'()<>=!-]*[\w.)])?", re.ASCII)
_PLAIN_IN_BLOCK = re.compile(r"\w(?:[\w .,'()<>=!-]*[\w.)])?", re.ASCII)
"""What YAML reads as it stands, within brackets and without."""


def edited(text: str, changes: Iterable[Change]) -> str:
    """The text of a playthrough file with its expectations changed. The file is one that can be read."""
    document = _Document(text)
    edits = sorted((edit for change in changes for edit in document.edits(change)), reverse=True)
    for start, end, words in edits:
        text = text[:start] + words + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class _Scalar:
    start: int
    end: int
    words: str
    quoted: bool
    flow: bool
    """Whether it stands within brackets or braces."""

    def replaced(self, words: str) -> Edit:
        plain = (_PLAIN if self.flow else _PLAIN_IN_BLOCK).fullmatch(words) and not self.quoted
        return self.start, self.end, words if plain else in_quotes(words)


class _Document:
    """The nodes of a file, by where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.lines = [0, *(match.end() for match in _BREAK.finditer(text))]
        self.scalars: list[_Scalar] = []
        self.tables: dict[int, yaml.MappingNode] = {}
        self._note(yaml.compose(text.translate(OTHER_BREAKS), Loader=Parser), flow=False)

    def _note(self, node: yaml.Node | None, *, flow: bool) -> None:
        flow = flow or bool(getattr(node, "flow_style", False))
        match node:
            case yaml.ScalarNode():
                self.scalars.append(self._scalar(node, flow=flow))
            case yaml.SequenceNode():
                for item in node.value:
                    self._note(item, flow=flow)
            case yaml.MappingNode():
                self.tables[self._offset(node.start_mark)] = node
                for _, value in node.value:
                    self._note(value, flow=flow)

    def _scalar(self, node: yaml.ScalarNode, *, flow: bool) -> _Scalar:
        return _Scalar(*self._span(node), str(node.value), node.style in ("'", '"'), flow)

    def _offset(self, mark: yaml.Mark) -> int:
        return self.lines[mark.line] + mark.column

    def _span(self, node: yaml.Node) -> tuple[int, int]:
        """From its first character to its last; what is blank after it belongs to nobody."""
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        return start, start + len(self.text[start:end].rstrip())

    def edits(self, change: Change) -> Iterator[Edit]:
        """What a change does to the text."""
        offset = self._at(change.place)
        if isinstance(change.value, str):
            scalar = next(scalar for scalar in self.scalars if scalar.start <= offset < scalar.end)
            yield scalar.replaced(change.value)
        else:
            yield from self._relisted(self.tables[offset], change.value)

    def _at(self, place: Place) -> int:
        return self.lines[place.line - 1] + place.column - 1

    def _relisted(self, table: yaml.MappingNode, names: tuple[str, ...]) -> Iterator[Edit]:
        listed = next(value for key, value in table.value if key.value == "open")
        if isinstance(listed, yaml.SequenceNode) and not listed.flow_style and names:
            yield from self._in_lines(listed, names)
            return
        start, end = self._span(listed)
        if isinstance(listed, yaml.SequenceNode) and not listed.flow_style:
            end = self._span(listed.value[-1])[1]
        yield start, end, f"[{', '.join(names)}]"

    def _in_lines(self, listed: yaml.SequenceNode, names: tuple[str, ...]) -> Iterator[Edit]:
        """A list with a line for each item: the names that go make room for those that come, as far as they last."""
        items = [self._scalar(item, flow=False) for item in listed.value]
        gone = [item for item in items if item.words not in names]
        come = [name for name in names if name not in {item.words for item in items}]
        yield from (item.replaced(name) for item, name in zip(gone, come, strict=False))
        for item in gone[len(come) :]:
            yield self._line_of(item)
        if more := come[len(gone) :]:
            end = self._line_end(items[-1])
            margin = " " * listed.start_mark.column
            yield end, end, "".join(f"{self.newline}{margin}- {name}" for name in more)

    def _line_of(self, item: _Scalar) -> Edit:
        """Takes out the line an item stands in, and its line break."""
        start = self.text.rfind("\n", 0, item.start) + 1
        return start, min(self._line_end(item) + len(self.newline), len(self.text)), ""

    def _line_end(self, item: _Scalar) -> int:
        found = _BREAK.search(self.text, item.end)
        return found.start() if found else len(self.text)
