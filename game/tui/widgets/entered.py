"""The head of a sheet in the file: when and where on the left, its number on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from game.tui.widgets.plain import Plain


class Entered(Horizontal):
    """One line over what the sheet holds; a long left side is wrapped."""

    DEFAULT_CSS = """
    Entered { height: auto; margin: 2 0 0 0; color: $faded; text-style: $faded-style; }
    Entered:first-child { margin: 0; }
    Entered > .left { width: 1fr; }
    Entered > .right { width: auto; padding: 0 0 0 2; }
    """

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self._words = (left, right)

    def compose(self) -> ComposeResult:
        left, right = self._words
        yield Plain(left, classes="left")
        yield Plain(right, classes="right")
