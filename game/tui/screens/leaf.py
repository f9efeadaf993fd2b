"""A leaf: a screen to read and go back from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from game.tui.commands import SHEET, Command, bindings
from game.tui.screens.desk import Desk
from game.tui.widgets.head import Head
from game.tui.widgets.page import Page, scroll


class Leaf(Desk):
    """Shows its lines under its heading. A subclass gives both."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SHEET)]
    commands: ClassVar[tuple[Command, ...]] = SHEET
    heading = ""
    DEFAULT_CSS = """
    Leaf Page { height: 1fr; scrollbar-size-vertical: 1; max-width: $scrolled-measure; padding: 0 1 0 0; }
    """

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        with Page():
            yield from self.lines()

    def lines(self) -> Iterable[Widget]:
        """What there is to read."""
        return ()

    @property
    def reading(self) -> Widget:
        """What scrolls."""
        return self.query_one(Page)

    def action_back(self) -> None:
        self.dismiss()

    def action_scroll(self, where: str) -> None:
        scroll(self.reading, where)
