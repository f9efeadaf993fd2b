"""Help: every key of the screen it was asked from, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.tui.commands import EVERYWHERE, Command
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.script import dated


class Help(Leaf):
    """Made from the same table as the bindings, so that it cannot be out of date."""

    heading = "Keys"

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.here = commands

    def passages(self) -> Iterator[Passage]:
        return (dated(command.shown, Content(command.help), space=0) for command in (*self.here, *EVERYWHERE))
