"""A leaf: a screen to read and go back from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from game.tui.commands import SHEET, Command, bindings
from game.tui.passage import Passage
from game.tui.screens.desk import Desk
from game.tui.widgets.galley import Galley
from game.tui.widgets.head import Head
from game.tui.widgets.page import scroll
from game.tui.widgets.scroll import Scroll


class Leaf(Desk):
    """Shows its passages under its heading. A subclass gives both."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SHEET)]
    commands: ClassVar[tuple[Command, ...]] = SHEET
    heading = ""

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        yield Galley(self.passages())

    def passages(self) -> Iterable[Passage]:
        """What there is to read."""
        return ()

    @property
    def reading(self) -> Scroll:
        """What scrolls."""
        return self.query_one(Scroll)

    def action_back(self) -> None:
        self.dismiss()

    def action_scroll(self, where: str) -> None:
        scroll(self.reading, where)
