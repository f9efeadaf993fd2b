"""The lights: the themes to choose from, each seen as soon as the cursor is on it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from game.playing.settings import THEME
from game.tui.commands import LIGHTS, Command, bindings
from game.tui.messages import Set
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu

NAMES = tuple(THEME.values)


class Lights(Choosing):
    """A light is on as soon as it is pointed at."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIGHTS)]
    commands: ClassVar[tuple[Command, ...]] = LIGHTS
    DEFAULT_CSS = """
    Lights Menu { height: 1fr; margin: 2 0 0 0; }
    """

    def body(self) -> ComposeResult:
        yield Head("The light to read by")
        yield Menu([_item(number, light) for number, light in enumerate(THEME.values, 1)])

    before = ""
    """The light that was on."""

    async def on_mount(self) -> None:
        self.before = self.app.theme
        self.menu.point_at(NAMES.index(self.app.theme) + 1)

    def action_cursor(self, by: int) -> None:
        super().action_cursor(by)
        self.app.theme = NAMES[self.menu.options.cursor - 1]

    async def action_enter(self) -> None:
        await self.action_back()

    async def action_back(self) -> None:
        if self.app.theme != self.before:  # looking sets nothing
            self.post_message(Set(THEME, self.app.theme))
        self.dismiss()

    async def on_menu_taken(self, message: Menu.Taken) -> None:
        self.app.theme = message.id
        await self.action_back()


def _item(number: int, light: str) -> Item:
    return Item(number, light, Content(f"{light:<12}{THEME.values[light]}"))
