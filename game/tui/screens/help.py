"""Help: every key of the screen it was asked from, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from game.tui.commands import EVERYWHERE, Command
from game.tui.screens.leaf import Leaf
from game.tui.widgets.dated import Dated


class Help(Leaf):
    """Made from the same table as the bindings, so that it cannot be out of date."""

    heading = "Keys"
    DEFAULT_CSS = """
    Help Page .entry { margin: 0; }
    """

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.here = commands

    def lines(self) -> Iterator[Widget]:
        every = (command.under(self.settings.keys) for command in (*self.here, *EVERYWHERE))
        return (Dated(command.shown, Content(command.help)) for command in every)
