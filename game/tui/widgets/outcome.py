"""What became of somebody, after an ending."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from game.playing.telling import Fate
from game.tui import words as set_in_type
from game.tui.widgets.plain import Plain


class Outcome(Vertical):
    """What became of somebody."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(classes="passage outcome")
        self.fate = fate

    def compose(self) -> ComposeResult:
        yield Plain(self.fate.title, classes="heading")
        for words in self.fate.paragraphs:
            yield Plain(set_in_type.content(words), classes="paragraph")
