"""A passage: a stretch of type, and how its lines stand. Knows nothing of stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content

from game.tui.words import FADED, RULE

NOTHING = Content()


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
    heads: bool = False
    """Whether it stands in the head of the page, and not on it, as long as it is new."""

    def lines(self, width: int) -> Iterator[Content]:
        """Its lines at a width in cells; at least one."""
        left, right = (Content.styled(side, self.ruled) for side in self.sides)
        room = max(width - self.indent - self.short - len(left) - len(self.mark) - len(right), 1)
        before, after = Content(" " * self.indent) + left, Content(" " * len(self.mark))
        for number, line in enumerate(self.words.wrap(room) or [NOTHING]):
            filled = self._filled(line, room - line.cell_length)
            yield before + (after if number else self.mark) + filled + right

    def _filled(self, line: Content, room: int) -> Content:
        """A line with what is free of its width filled or left free, as the passage is set."""
        if self.align != "left":
            return line.pad_left(room if self.align == "right" else room // 2)
        if self.rule:
            return line + Content.styled(self.rule * room, self.ruled)
        return line.pad_right(room) if self.sides[1] else line

    def aged(self) -> Passage:
        """The same once it is older."""
        return replace(
            self, words=self.words.stylize(FADED), mark=self.mark.stylize(FADED), ruled=RULE, heads=False
        )


def set_lines(
    passages: Iterable[Passage], width: int, above: Sequence[Content] = ()
) -> tuple[list[Content], list[int]]:
    """All their lines at a width in cells, after those above; and for each passage the number of its first."""
    lines, starts = [*above], []
    for passage in passages:
        lines += [NOTHING] * (passage.space if lines else max(passage.space - 1, 0))
        starts.append(len(lines))
        lines += passage.lines(width)
    return lines, starts
