"""Help: every key of the screen it was asked from, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.tui.commands import EVERYWHERE, Command
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.script import dated
from game.tui.words import click


class Help(Leaf):
    """Made from the same table as the bindings, so that it cannot be out of date."""

    heading = "Keys"

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.here = commands

    def passages(self) -> Iterator[Passage]:
        every = (command.under(self.settings.keys) for command in (*self.here, *EVERYWHERE))
        return (dated(command.shown, _words(command), space=0) for command in every)

    async def clicked(self, action: str) -> None:
        """Does what the line under the pointer says, on the screen that help was asked from."""
        await self.go_back_and(action)


def _words(command: Command) -> Content:
    """What it does, open to a click where it needs no key to say which."""
    words = Content(command.help)
    return words if command.asks else words.stylize(click(command.action))
