"""The keys: what each stands for, and another key to stand for it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from game.playing.settings import Setting
from game.tui.commands import ENDING, EVERYWHERE, FIND, KEYBOARD, MENU, PLAY, SHEET, Command, bindings
from game.tui.messages import Bound
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu

EVERY = (*EVERYWHERE, *PLAY, *SHEET, *FIND, *ENDING, *MENU, *KEYBOARD)
COMMANDS = tuple(
    command
    for command in (*PLAY, *EVERYWHERE)
    if not command.asks and command.id not in {other.id for other in MENU}  # which has to be left by the keys it has
)
FIXED = {"escape", "enter", "ctrl+c", "backspace", "tab", "shift+tab", *"123456789"}
"""Keys that can stand for nothing else."""
HEADING = "The keys"
WAITING = "Press the key it is to have: Esc leaves it, Backspace gives its own back."


class Keyboard(Choosing):
    """Taking a line waits for a key."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYBOARD)]
    commands: ClassVar[tuple[Command, ...]] = KEYBOARD
    heading = HEADING
    waiting: Command | None = None
    """The command a key is awaited for."""

    def items(self) -> list[Item]:
        """A line for each command."""
        return [Item(number, command.id, self.words(command)) for number, command in enumerate(COMMANDS, 1)]

    def words(self, command: Command) -> Content:
        """The key it has now, and what it does."""
        return Content(f"{command.under(self.settings.keys).shown:<16}{command.help}")

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.waiting = next(command for command in COMMANDS if command.id == message.id)
        self.query_one(Head).tell(WAITING)
        self.refresh_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a key is awaited, none does what it stands for."""
        return self.waiting is None and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """The key that was awaited."""
        if self.waiting is None:
            return
        event.stop()
        event.prevent_default()
        command, self.waiting = self.waiting, None
        self.query_one(Head).tell(self.bound(command, event.key) or HEADING)
        self.refresh_keys()

    def bound(self, command: Command, key: str) -> str:
        """Has the key stand for the command; returns a sentence where it cannot."""
        if key == "escape":
            return ""
        wanted = command.each if key == "backspace" else [key]
        if taken := [name for name in wanted if key in FIXED - {"backspace"} or self.stands_for_another(name, command)]:
            return f"{taken[0]} stands for something else already."
        self.post_message(Bound(command, None if key == "backspace" else key))
        return ""

    def stands_for_another(self, key: str, command: Command) -> bool:
        """Whether a key does something else, here or on another screen."""
        others = (other.under(self.settings.keys) for other in EVERY if other.id != command.id)
        own = key in command.each
        return any(key in other.each for other in others if not own or other.id in self.settings.keys)

    async def show_settings(self, changed: Setting | None) -> None:
        await super().show_settings(changed)
        self.menu.show(self.items())
