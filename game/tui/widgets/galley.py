"""A galley: passages set in type in one column, however wide the window makes it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events

from game.tui.passage import NOTHING, Passage, set_lines
from game.tui.widgets.page import scroll
from game.tui.widgets.scroll import Scroll

EDGE = 2
"""Cells beside the column: the bar that shows how far one has come, and one before it."""
AT_ONCE = 100
"""Passages that are set in about ten milliseconds, several screenfuls."""
BETWEEN = 0.02
"""Seconds from one lot to the next, in which keys are answered."""


class Galley(Scroll):
    """Shows passages, from the first line or, with `at_end`, the last.

    It is one widget, and sets the end of what is long before the rest, so that it opens at once.
    """

    def __init__(self, passages: Iterable[Passage], *, at_end: bool = False) -> None:
        super().__init__()
        self.passages = [*passages]
        self._at_end = at_end
        self._measure = 0
        """The width it is set at, in cells; 0 until it has one."""
        self._above = 0
        """How many passages, from the first on, are still to be set."""

    def on_resize(self, _event: events.Resize) -> None:
        if self._measure != (measure := self.outer_size.width - EDGE):
            self._measure = measure
            self._set()

    def _set(self) -> None:
        if self._at_end:
            self.lines, self._above = (), len(self.passages)
            self._set_above()
            scroll(self, "bottom")
        else:
            self.set_type(self.passages)

    def _set_above(self) -> None:
        """Sets some more of the passages above those that show, which stay where they are."""
        if not self._above:
            return
        end, self._above = self._above, max(self._above - AT_ONCE, 0)
        added, _ = set_lines(self.passages[self._above : end], self._measure)
        if self.lines and self.passages[end].space:
            added.append(NOTHING)  # which the head of a page goes without
        self.show([*added, *self.lines])
        self.scroll_to(y=self.scroll_offset.y + len(added), animate=False, immediate=True, force=True)
        self.set_timer(BETWEEN, self._set_above)

    def set_type(self, passages: Iterable[Passage]) -> list[int]:
        """Shows these passages in place of the last; returns the first line of each."""
        self._above = 0
        lines, starts = set_lines(passages, self._measure)
        self.show(lines)
        return starts
