"""The running head: where on the left, when on the right."""

from __future__ import annotations

from textual.content import Content

from game.tui.widgets.plain import Plain

GAP = 2
"""Cells at least between the two."""


class Head(Plain):
    """One line at the top of a screen; where both are long, first the hour gives way, then the place."""

    DEFAULT_CSS = """
    Head {
        height: 1; width: 100%; max-width: $measure; margin: 0 0 1 0; text-wrap: nowrap;
        color: $faded; text-style: $faded-style;
    }
    """

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__(id="head")
        self._words = (left, right)

    def tell(self, left: str, right: str = "") -> None:
        """Shows other words."""
        self._words = (left, right)
        self.say(self.line(), layout=False)

    def on_resize(self) -> None:
        self.say(self.line(), layout=False)

    def line(self) -> Content:
        """Both sides, as far apart as the window is wide."""
        left, right = map(Content, self._words)
        if left.cell_length + GAP + right.cell_length > self.size.width:
            right = Content(self._words[1].partition(", ")[0])  # a date goes without its hour
        room = self.size.width - (right.cell_length + GAP if right else 0)
        left = left.truncate(max(room, 0), ellipsis=True)
        return left + " " * (self.size.width - left.cell_length - right.cell_length) + right
