"""The running head: where on the left, when on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from game.tui.widgets.plain import Plain


class Head(Horizontal):
    """One line at the top of a screen; a long left side gives way to the right."""

    DEFAULT_CSS = """
    Head { height: 1; max-width: 76; margin: 0 0 1 0; color: $faded; text-style: $faded-style; }
    Head > .left { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    Head > .right { width: auto; padding: 0 0 0 2; }
    """

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__(id="head")
        self._words = (left, right)

    def compose(self) -> ComposeResult:
        left, right = self._words
        yield Plain(left, classes="left")
        yield Plain(right, classes="right")

    def say(self, left: str, right: str = "") -> None:
        """Shows other words."""
        for side, words in (("left", left), ("right", right)):
            self.query_one(f".{side}", Plain).say(words)
