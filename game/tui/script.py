"""The script of what has been told: lines of type, for where everything is to be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Where, Yours
from game.tui import words as set_in_type
from game.tui.words import FADED, HEADING, PENCIL

PAPER = 4
"""How far a document is set in."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of type."""

    words: Content
    indent: int = 0
    hanging: int = 0
    """How much further its later lines are set in."""
    close: bool = False
    """Whether it follows the one before without an empty line."""

    def lines(self, width: int) -> Iterator[Content]:
        """Its lines at a width in cells; at least one."""
        for number, line in enumerate(self.words.wrap(width - self.indent - self.hanging) or [Content()]):
            yield Content(" " * (self.indent + (self.hanging if number else 0))) + line


def script(parts: Iterable[Told]) -> Iterator[Passage]:
    """The passages of what was told."""
    return (passage for part in parts for passage in _passages(part))


def _passages(part: Told) -> Iterator[Passage]:
    match part:
        case Yours(words):
            yield Passage(Content.styled("> ", PENCIL) + set_in_type.content(words).stylize(PENCIL), 0, 2)
        case Chapter(title) | Ending(_, title):
            yield Passage(Content.styled(title, HEADING))
        case Where(at, date):
            yield Passage(Content.styled(" · ".join(filter(None, (at, date))), FADED))
        case Paragraph(words) | Care(words):
            yield Passage(set_in_type.content(words))
        case Document(_, title, lines):
            for number, line in enumerate([title, *lines] if title else lines):
                yield Passage(set_in_type.content(line), PAPER, close=number > 0)
        case Fate(title, paragraphs):
            yield Passage(Content.styled(title, HEADING))
            yield from (Passage(set_in_type.content(words)) for words in paragraphs)


def set_lines(passages: Sequence[Passage], width: int) -> tuple[list[Content], list[int]]:
    """All their lines at a width, and for each passage the number of its first."""
    lines: list[Content] = []
    starts = []
    for passage in passages:
        if lines and not passage.close:
            lines.append(Content())
        starts.append(len(lines))
        lines.extend(passage.lines(width))
    return lines, starts
