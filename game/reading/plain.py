"""The plain part of YAML, read by lines: block tables, series, words, `[a, b]` and `|` blocks.

It takes only what the YAML parser would take in the same way, to the column, and declines everything else. A law of
the tests is that the two agree wherever this one does not decline.
"""

from __future__ import annotations

import re

from game.model.text import Place, Text
from game.reading.values import Marked, Series, Table, text_at

_LINE = re.compile(r"( *)(- )?(?:([a-z_][a-z0-9_]*):(?: +(\S.*))?|(\S.*))\Z")
"""Indentation, dash, and either a key, perhaps with its value, or words."""
_QUOTED = re.compile(r"'[^']+'\Z|\"[^\"\\]+\"\Z")
_FLOW = re.compile(r"\[[^\[\]{}\"'#&*!|>%@`?:]+\]\Z")
_DEEPEST = 11
"""The column beyond which the nesting might be deeper than a story's may be."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")

_Line = re.Match[str]


class _NotPlain(Exception):
    """Here the YAML parser must say what is meant."""


def plain_document(text: str, file: str, first: int) -> Marked | None:
    """The document of this text, whose first line is number `first` of the file; None for what is not plain."""
    try:
        return _Reader(text, file, first).document()
    except _NotPlain:
        return None


class _Reader:
    """Reads on from the line `at`; every method leaves it after what it has read."""

    __slots__ = ("at", "file", "first", "lines")

    def __init__(self, text: str, file: str, first: int) -> None:
        self.file = file
        self.first = first
        self.lines = text.split("\n")
        self.at = 0

    def document(self) -> Marked:
        line = self.line()
        if line is None or line[1] or line[2]:
            raise _NotPlain
        table = self.table(0, line)
        if self.line() is not None:
            raise _NotPlain
        return table

    def line(self) -> _Line | None:
        """The next line that is neither empty nor a comment; None at the end."""
        for at in range(self.at, len(self.lines)):
            line = _LINE.match(self.lines[at])
            if line is not None and (line[3] or line[2] or line[5][0] != "#"):
                self.at = at
                return line
        return None

    def table(self, indent: int, line: _Line | None) -> Table:
        if indent > _DEEPEST:
            raise _NotPlain
        table = Table(Place(self.file, self.first + self.at, indent + 1))
        while line is not None:
            key, value = line[3], line[4]
            if key is None or key in table:
                raise _NotPlain
            table.marks.append((self.first + self.at, indent + 1))
            table[key] = self.value(indent, value, line.start(4))
            line = self.line()
            if line is not None and (line.end(1) != indent or line[2]):
                if line.end(1) >= indent:
                    raise _NotPlain
                return table
        return table

    def value(self, indent: int, value: str | None, start: int) -> Marked:
        self.at += 1
        if value is None:
            return self.nested(indent)
        if value == "|":
            return self.block(indent)
        return self.words(value, start)

    def nested(self, indent: int) -> Marked:
        """What stands below a key: a series, perhaps no deeper than the key itself, or a table."""
        line = self.line()
        column = line.end(1) if line is not None else -1
        if line is not None and line[2] and column >= indent:
            return self.series(column, line)
        if column <= indent:
            raise _NotPlain
        return self.table(column, line)

    def series(self, indent: int, line: _Line | None) -> Series:
        series = Series(Place(self.file, self.first + self.at, indent + 1))
        while line is not None and line.end(1) == indent and line[2]:
            if line[3]:
                series.append(self.table(indent + 2, line))
            else:
                self.at += 1
                series.append(self.words(line[5], line.start(5)))
            line = self.line()
        if line is not None and line.end(1) > indent:
            raise _NotPlain
        return series

    def words(self, value: str, start: int) -> Marked:
        """What stands behind a key or a dash, in the line before `at`."""
        value = value.rstrip(" ")
        number = self.first + self.at - 1
        if value[0] in _INDICATORS:
            if _QUOTED.match(value):
                return text_at(value[1:-1], self.file, number, start + 2)
            if _FLOW.match(value):
                return self.flow(value, number, start)
            raise _NotPlain
        if ": " in value or " #" in value or value[-1] == ":":
            raise _NotPlain
        return text_at(value, self.file, number, start + 1)

    def flow(self, value: str, number: int, start: int) -> Series:
        series = Series(Place(self.file, number, start + 1))
        at = 1
        for part in value[1:-1].split(","):
            words = part.strip(" ")
            if not words or words[0] == "-":
                raise _NotPlain
            column = start + 1 + at + part.index(words)
            series.append(text_at(words, self.file, number, column))
            at += len(part) + 1
        return series

    def block(self, parent: int) -> Text:
        """The lines below a `|` that are indented further than its key; one line break ends them."""
        lines, at = self.lines, self.at
        while at < len(lines) and not lines[at]:
            at += 1
        if at == len(lines):
            raise _NotPlain
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        if indent <= parent or indent == len(lines[at]):
            raise _NotPlain
        margin = " " * indent
        found = [""] * (at - self.at)
        while lines[at].startswith(margin) or not lines[at]:
            found.append(lines[at][indent:])
            at += 1
            if at == len(lines):
                break
        if found[-1].isspace() or self.hangs(at, parent):
            raise _NotPlain
        place = self.first + self.at
        self.at = at
        return text_at("\n".join(found).rstrip("\n") + "\n", self.file, place, indent + 1, block=True)

    def hangs(self, at: int, parent: int) -> bool:
        """Whether a line stands below a block, outside its margin but inside its key."""
        return at < len(self.lines) and self.lines[at].startswith(" " * (parent + 1))
