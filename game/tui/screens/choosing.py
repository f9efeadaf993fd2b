"""A screen with a menu on it: the keys that move and take are the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from game.tui.commands import MENU, Command, bindings
from game.tui.options import Item
from game.tui.screens.desk import Desk
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu
from game.tui.widgets.page import Page


class Choosing(Desk):
    """A list to choose from. A subclass gives its items, or a body with a Menu in it, and answers `on_menu_taken`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MENU)]
    commands: ClassVar[tuple[Command, ...]] = MENU
    DEFAULT_CSS = """
    Choosing Page { height: 1fr; }
    """
    heading = ""
    apart = 0
    """Empty lines between two items."""

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        with Page():
            yield Menu(self.items(), apart=self.apart)

    def items(self) -> list[Item]:
        """What there is to choose."""
        return []

    @property
    def menu(self) -> Menu:
        return self.query_one(Menu)

    def action_take(self, number: int) -> None:
        self.menu.take(number)

    def action_cursor(self, by: int) -> None:
        self.menu.move(by)

    async def action_enter(self) -> None:
        self.menu.take(self.menu.options.cursor)

    async def action_back(self) -> None:
        self.dismiss()

    def offered(self) -> Iterator[tuple[str, Command]]:
        """The digits are named as far as there are lines."""
        for key, command in super().offered():
            yield digits(self.menu.options.last) if command.asks else key, command


def digits(last: int) -> str:
    """`1-4`, or `1` where there is no more; beyond nine the arrows lead."""
    return "1-9 or Down" if last > 9 else f"1-{last}" if last > 1 else "1"
