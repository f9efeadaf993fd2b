"""Options: numbered lines to choose from, and the cursor among them. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.content import Content

from game.tui.passage import Passage
from game.tui.words import FADED, PENCIL, TOUCHED, click


@dataclass(frozen=True, slots=True)
class Item:
    """One line to choose."""

    number: int
    """From 1; 0 for a line that can only be read."""
    id: str
    words: Content


@dataclass(frozen=True, slots=True)
class Options:
    """The lines. None is under the cursor at first, so that Enter takes nothing by accident."""

    items: tuple[Item, ...] = ()
    cursor: int = 0
    """The number of the item under the cursor; 0 for none."""

    @property
    def last(self) -> int:
        """The highest number that can be taken; 0 for none."""
        return max((item.number for item in self.items), default=0)

    def numbered(self, number: int) -> Item | None:
        """The item of this number, if there is one."""
        return next((item for item in self.items if number and item.number == number), None)

    def moved(self, by: int) -> Options:
        """With the cursor further down or up, from the last to the first and back."""
        start = self.cursor if self.cursor or by > 0 else 1
        return replace(self, cursor=(start - 1 + by) % self.last + 1) if self.last else self

    def lines(self, width: int) -> list[list[Content]]:
        """The lines of each item at a width in cells, open to a click where it can be taken."""
        return [self._lines(item, width) for item in self.items]

    def _lines(self, item: Item, width: int) -> list[Content]:
        if not item.number:
            words, mark = item.words.stylize_before(FADED), Content.styled(" -  ", FADED)
            return [*Passage(words, mark=mark).lines(width)]
        passage = Passage(item.words, mark=Content.styled(f"{item.number:>2}  ", PENCIL))
        taken = click(f"take({item.number})")
        lines = (line.pad_right(width - line.cell_length).stylize(taken) for line in passage.lines(width))
        return [line.stylize(TOUCHED) if item.number == self.cursor else line for line in lines]
