"""The plain part of YAML, read by lines: block tables, series, words, `[a, b]` and `|` blocks.

It takes only what the YAML parser would take in the same way, to the column, and declines everything else. A law of
the tests is that the two agree wherever this one does not decline.
"""

from __future__ import annotations

import re

from game.model.text import Text
from game.reading.values import Marked, Series, Table, text_at

_ROWS = re.compile(r"^( *)(- )?(?:([a-z_][a-z0-9_]*):(?: (\S.*))?|(\S.*)|)\n", re.MULTILINE)
"""Every line: its margin, a dash, and either a key, perhaps with its value, or words. An empty line has none of it."""
_QUOTED = re.compile(r"'[^']+'\Z|\"[^\"\\]+\"\Z")
_PART = r"\w[^\[\]{}\"'#&*!|>%@`?:,]*"
_FLOW = re.compile(rf"\[{_PART}(?:, {_PART})*\]\Z")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_DEEPEST = 11
"""The column beyond which the nesting might be deeper than a story's may be."""

_EMPTY = ("", "", "", "", "")
_END = ("", "end", "", "", "")

_new = str.__new__


class _NotPlain(Exception):
    """Here the YAML parser must say what is meant."""


def plain_document(text: str, file: str, first: int) -> Marked | None:
    """The document of this text, whose first line is number `first` of the file; None for what is not plain.

    The text ends with a line break.
    """
    try:
        return _Reader(text, file, first).document()
    except _NotPlain:
        return None


class _Reader:
    """Reads on from the row `at`; every method leaves it at the next row that says something, or at the last.

    The last row is none of the text: it has no dash and no key, so that everything ends there.
    """

    __slots__ = ("at", "file", "first", "lines", "rows")

    def __init__(self, text: str, file: str, first: int) -> None:
        self.file = file
        self.first = first
        self.lines = text.split("\n")
        self.rows: list[tuple[str, str, str, str, str]] = _ROWS.findall(text)
        self.rows.append(_END)
        self.at = 0

    def document(self) -> Marked:
        self.skip()
        margin, dash, *_ = self.rows[self.at]
        if margin or dash:
            raise _NotPlain
        table = self.table("")
        if self.rows[self.at] is not _END:
            raise _NotPlain
        return table

    def skip(self) -> None:
        """Past empty lines and remarks."""
        at, rows = self.at, self.rows
        while not (rows[at][2] or rows[at][1]) and (not rows[at][4] or rows[at][4][0] == "#"):
            at += 1
        self.at = at

    def table(self, margin: str) -> Table:
        """The entries with this margin; the first may stand behind a dash instead.

        Nearly every line of a story comes by here, so a key with plain words is done on the spot.
        """
        rows, file, first, at, column = self.rows, self.file, self.first, self.at, len(margin) + 1
        table = Table(file, first + at, column)
        marks, row = table.marks, rows[at]
        if column > _DEEPEST:
            raise _NotPlain
        while True:
            _, _, key, value, _ = row
            if not key or key in table:
                raise _NotPlain
            marks.append((first + at, column))
            if value and value[0] not in _INDICATORS and ":" not in value and "#" not in value and value[-1] != " ":
                table[key] = text = _new(Text, value)
                text.file = file
                text.line = first + at
                text.column = column + len(key) + 2
                text.block = False
                at += 1
            else:
                self.at = at + 1
                table[key] = self.value(margin, value, column + len(key) + 2)
                at = self.at
            row = rows[at]
            if row[0] == margin and row[2] and not row[1]:
                continue
            self.at = at
            self.skip()
            at = self.at
            row = rows[at]
            if len(row[0]) < len(margin) or row is _END:
                return table
            if row[0] != margin or row[1]:
                raise _NotPlain

    def value(self, margin: str, value: str, column: int) -> Marked:
        """What a key has that is more than plain words."""
        if not value:
            return self.nested(margin)
        if value == "|":
            return self.block(len(margin))
        return self.words(value, column)

    def nested(self, parent: str) -> Marked:
        """What stands below a key: a series, perhaps no deeper than the key itself, or a table."""
        self.skip()
        margin, dash, *_ = self.rows[self.at]
        if dash == "- " and len(margin) >= len(parent):
            return self.series(margin)
        if len(margin) <= len(parent):
            raise _NotPlain
        return self.table(margin)

    def series(self, margin: str) -> Series:
        rows = self.rows
        series = Series(self.file, self.first + self.at, len(margin) + 1)
        while rows[self.at][0] == margin and rows[self.at][1] == "- ":
            words = rows[self.at][4]
            if words:
                self.at += 1
                series.append(self.words(words, len(margin) + 3))
                self.skip()
            else:
                series.append(self.table(margin + "  "))
        if len(rows[self.at][0]) > len(margin):
            raise _NotPlain
        return series

    def words(self, value: str, column: int) -> Marked:
        """Words in the line before `at`: plain, in quotation marks, or a list of them in brackets."""
        value = value.rstrip(" ")
        line = self.first + self.at - 1
        if value[0] in _INDICATORS:
            if _FLOW.match(value):
                return self.flow(value, line, column)
            if _QUOTED.match(value):
                return text_at(value[1:-1], self.file, line, column + 1)
            raise _NotPlain
        if ": " in value or " #" in value or value[-1] == ":":
            raise _NotPlain
        return text_at(value, self.file, line, column)

    def flow(self, value: str, line: int, column: int) -> Series:
        series = Series(self.file, line, column)
        column += 1
        for part in value[1:-1].split(", "):
            series.append(text_at(part.rstrip(" "), self.file, line, column))
            column += len(part) + 2
        return series

    def block(self, parent: int) -> Text:
        """The lines below a `|` that are indented further than its key; one line break ends them."""
        start = at = self.at
        while self.rows[at] == _EMPTY:
            at += 1
        margin = self.rows[at][0]
        if len(margin) <= parent:
            raise _NotPlain
        lines = self.lines
        while lines[at].startswith(margin) or self.rows[at] == _EMPTY:
            at += 1
        if len(self.rows[at][0]) > parent or lines[at - 1].isspace():
            raise _NotPlain
        self.at = at
        found = "\n".join([line[len(margin) :] for line in lines[start:at]]).rstrip("\n") + "\n"
        return text_at(found, self.file, self.first + start, len(margin) + 1, block=True)
