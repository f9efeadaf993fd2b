"""A galley: passages set in type in one column, however wide the window makes it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events

from game.tui.passage import Passage, set_lines
from game.tui.widgets.page import scroll
from game.tui.widgets.scroll import Scroll

EDGE = 2
"""Cells beside the column: the bar that shows how far one has come, and one before it."""


class Galley(Scroll):
    """Shows passages, from the first line or, with `at_end`, the last. One widget, so that it opens at once."""

    def __init__(self, passages: Iterable[Passage], *, at_end: bool = False) -> None:
        super().__init__()
        self.passages = [*passages]
        self._at_end = at_end
        self._measure = 0
        """The width it is set at, in cells; 0 until it has one."""

    def on_resize(self, _event: events.Resize) -> None:
        if self._measure != (measure := self.outer_size.width - EDGE):
            self._measure = measure
            self.set_type(self.passages)
            if self._at_end:
                scroll(self, "bottom")

    def set_type(self, passages: Iterable[Passage]) -> list[int]:
        """Shows these passages in place of the last; returns the first line of each."""
        lines, starts = set_lines(passages, self._measure)
        self.show(lines)
        return starts
