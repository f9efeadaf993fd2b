"""A passage: a stretch of type, and how its lines stand. Knows nothing of stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Literal, TypeAlias

from textual.content import Content

from game.tui.words import FADED, RULE

NOTHING = Content()
Place: TypeAlias = tuple[str, str]
"""Where, and when, as the head of a page says it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and what stands around them on every line."""

    words: Content = NOTHING
    space: int = 1
    """Empty lines before it; one less at the head of a page."""
    mark: Content = NOTHING
    """What its first line begins with; the others are set in as far."""
    indent: int = 0
    """Cells left free before each line."""
    short: int = 0
    """And after."""
    align: Literal["left", "center", "right"] = "left"
    sides: tuple[str, str] = ("", "")
    """What is ruled before and after the words of each line."""
    rule: str = ""
    """A character that fills each line up."""
    ruled: str = RULE
    """What rules are drawn in."""
    place: Place | None = None
    """Where and when it is from here on, if this says so."""
    heads: bool = False
    """Whether that stands only in the head of the page, and not on it."""

    def lines(self, width: int) -> Iterator[Content]:
        """Its lines at a width in cells; at least one."""
        room = max(width - self.indent - self.short - sum(map(len, self.sides)) - len(self.mark), 1)
        lines = self.words.wrap(room) or [NOTHING]
        return map(self._framed, lines, range(len(lines)), repeat(room)) if self._has_frame else iter(lines)

    @property
    def _has_frame(self) -> bool:
        """Whether anything stands around the words; a paragraph, which is most of a story, is quicker without."""
        return bool(self.mark or self.indent or self.rule or any(self.sides) or self.align != "left")

    def _framed(self, line: Content, number: int, room: int) -> Content:
        left, right = (Content.styled(side, self.ruled) for side in self.sides)
        mark = Content(" " * len(self.mark)) if number else self.mark
        return Content(" " * self.indent) + left + mark + self._filled(line, room - line.cell_length) + right

    def _filled(self, line: Content, room: int) -> Content:
        """A line with what is free of its width filled or left free, as the passage is set."""
        if self.align != "left":
            return line.pad_left(room if self.align == "right" else room // 2)
        if self.rule:
            return line + Content.styled(self.rule * room, self.ruled)
        return line.pad_right(room) if self.sides[1] else line

    def aged(self) -> Passage:
        """The same once it is older."""
        return replace(self, words=self.words.stylize(FADED), mark=self.mark.stylize(FADED), ruled=RULE)


def set_lines(
    passages: Iterable[Passage], width: int, above: Sequence[Content] = ()
) -> tuple[list[Content], list[int]]:
    """All their lines at a width in cells, after those above; and for each passage the number of its first."""
    lines, starts = [*above], []
    for passage in passages:
        if not passage.heads:
            lines += [NOTHING] * (passage.space if lines else max(passage.space - 1, 0))
        starts.append(len(lines))
        if not passage.heads:
            lines += passage.lines(width)
    return lines, starts
