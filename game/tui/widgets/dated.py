"""A dated line: the date in a column of its own, the words beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from game.tui.widgets.plain import Plain


class Dated(Horizontal):
    """One line of a file."""

    DEFAULT_CSS = """
    Dated { height: auto; }
    Dated > .date { width: 18; padding: 0 2 0 0; color: $faded; text-style: $faded-style; }
    Dated > .words { width: 1fr; }
    """

    def __init__(self, date: str, words: Content) -> None:
        super().__init__(classes="entry")
        self._parts = (date, words)

    def compose(self) -> ComposeResult:
        date, words = self._parts
        yield Plain(date, classes="date")
        yield Plain(words, classes="words")
