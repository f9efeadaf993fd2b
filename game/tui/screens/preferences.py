"""What can be set: each line is a thing to set and how it is set now, and taking it sets it otherwise."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from game.playing.settings import LINES, SETTINGS, THEME, Setting
from game.tui.commands import PREFERENCES, Command, bindings
from game.tui.messages import KeysAsked, Set
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.widgets.menu import Menu
from game.tui.words import FADED

HERE = tuple(setting for setting in SETTINGS if setting.face != LINES.face)
"""Those that the full screen heeds."""


class Preferences(Choosing):
    """Everything set here lasts, and is so at once; the mouse, from the next start on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PREFERENCES)]
    commands: ClassVar[tuple[Command, ...]] = PREFERENCES
    heading = "What can be set"

    def items(self) -> list[Item]:
        """A line for each, and one for the keys."""
        settings = (Item(number, setting.name, self.words(setting)) for number, setting in enumerate(HERE, 1))
        return [*settings, Item(len(HERE) + 1, "keys", Content("The keys"))]

    def words(self, setting: Setting) -> Content:
        """`How wide the text is: 76 characters`."""
        value = self.settings[setting]
        return Content.assemble(f"{setting.title}: ", (setting.values[value], FADED))

    async def on_menu_taken(self, message: Menu.Taken) -> None:
        found = next((setting for setting in HERE if setting.name == message.id), None)
        if found is None:
            self.post_message(KeysAsked())
        elif found is THEME:
            await self.run_action("app.themes")
        else:
            self.post_message(Set(found, following(found, self.settings[found])))

    async def show_settings(self, changed: Setting | None) -> None:
        await super().show_settings(changed)
        self.menu.show(self.items())


def following(setting: Setting, value: str) -> str:
    """The value after this one; after the last, the first."""
    values = list(setting.values)
    return values[(values.index(value) + 1) % len(values)]
