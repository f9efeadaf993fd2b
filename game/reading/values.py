"""Marked values: the texts, tables and series of a YAML document, each with its place."""

from __future__ import annotations

from typing import TypeAlias

from game.model.text import Place, Text

_new = str.__new__


class Table(dict[str, "Marked"]):
    """A mapping, its place, and the line and column of each key in order."""

    __slots__ = ("column", "file", "line", "marks")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.marks: list[tuple[int, int]] = []

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)

    def keys_marked(self) -> list[Text]:
        """The keys, each with its place."""
        return [text_at(key, self.file, *mark) for key, mark in zip(self, self.marks, strict=True)]

    def key_marked(self, key: str) -> Text:
        """One key with its place."""
        return next(marked for marked in self.keys_marked() if marked == key)

    def without(self, key: str) -> Table:
        """The table as it would be had the key not been written."""
        rest = Table(self.file, self.line, self.column)
        for (other, value), mark in zip(self.items(), self.marks, strict=True):
            if other != key:
                rest[other] = value
                rest.marks.append(mark)
        return rest


class Series(list["Marked"]):
    """A sequence and its place."""

    __slots__ = ("column", "file", "line")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)


Marked: TypeAlias = Text | Table | Series


def text_at(value: str, file: str, line: int, column: int, block: bool = False) -> Text:
    """What `Text(value, Place(…))` makes, in a quarter of the time; reading makes tens of thousands."""
    text = _new(Text, value)
    text.file = file
    text.line = line
    text.column = column
    text.block = block
    return text
