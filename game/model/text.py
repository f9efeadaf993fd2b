"""Words with their place: every scalar of a story remembers where its author wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple, NewType, Self


class Place(NamedTuple):
    """A position in a story's files; lines and columns count from 1."""

    file: str
    line: int
    column: int


NOWHERE = Place("", 1, 1)


class Text(str):
    """A scalar as written, its place, and whether it stood as a block (`|`).

    `place` is where the first character of the value stands, so that an offset into a block or a plain
    scalar can be turned into a line and a column. Its parts are kept apart: a story has tens of thousands of
    texts, and almost none is ever asked for its place.
    """

    __slots__ = ("block", "column", "file", "line")

    file: str
    line: int
    column: int
    block: bool

    def __new__(cls, value: str, place: Place = NOWHERE, *, block: bool = False) -> Self:
        text = super().__new__(cls, value)
        text.file, text.line, text.column = place
        text.block = block
        return text

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset`; a block keeps its line breaks, so the count is exact."""
        newlines = self.count("\n", 0, offset)
        since = offset - (self.rfind("\n", 0, offset) + 1)
        return Place(self.file, self.line + newlines, self.column + since)

    def part(self, start: int, end: int) -> Text:
        """The slice `[start:end]`, with its own place."""
        part = str.__new__(_Part, self[start:end])
        part.whole, part.start = self, start
        return part


class _Part(Text):
    """A part of a text; where it stands is found when somebody asks, which is seldom."""

    __slots__ = ("start", "whole")

    whole: Text
    start: int

    @property
    def place(self) -> Place:
        return self.whole.place_at(self.start)

    def place_at(self, offset: int) -> Place:
        return self.whole.place_at(self.start + offset)

    def part(self, start: int, end: int) -> Text:
        return self.whole.part(self.start + start, self.start + end)


def place_of(word: str) -> Place:
    """Where a word was written; NOWHERE for one that was not read from a file."""
    return word.place if isinstance(word, Text) else NOWHERE


# What a terminal would obey: control characters, and those that end a line or turn the writing round.
_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


_WORD = re.compile(r"(?<!\S)\S*?[^\W_]\S*")


def words_in(text: str) -> list[str]:
    """The words of a text; what has neither letter nor digit, such as a dash, is none."""
    return _WORD.findall(text)


def printable(words: str) -> str:
    """The words on one line, with nothing in them that a terminal would obey."""
    return _ORDERS.sub("", words.replace("\n", " ").replace("\t", " "))


# What a scalar field holds. The reader, the checker and the JSON Schema all go by these.
Id = NewType("Id", Text)
"""A name the author coins: lower-case letters, digits and underscores."""
Ref = NewType("Ref", Text)
"""The id of something declared elsewhere."""
Phrase = NewType("Phrase", Text)
"""One line of words for a reader; may vary with the state."""
Prose = NewType("Prose", Text)
"""Paragraphs, always written as a block; may vary with the state."""
Condition = NewType("Condition", Text)
"""`standing >= 3 and raikhlin is at_liberty`"""
Effect = NewType("Effect", Text)
"""`standing += 1`, `past = vote`"""
Event = NewType("Event", Text)
"""`raikhlin.accused`"""
AccusationLine = NewType("AccusationLine", Text)
"""`raikhlin, in a vote, from purge and conformity`"""
