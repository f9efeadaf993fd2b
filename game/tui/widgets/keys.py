"""The line of keys: what can be done now, in one line, each word open to a click."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.tui.commands import Command
from game.tui.widgets.plain import Plain
from game.tui.words import FADED, INK, PENCIL, click

GAP = "   "


class Keys(Plain):
    """Shows as many commands as fit; the first is the brightest, and the last, which is help, is never lost."""

    DEFAULT_CSS = """
    Keys { height: 1; margin: 1 0 0 0; color: $faded; text-style: $faded-style; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.commands: tuple[tuple[str, Command], ...] = ()

    def offer(self, commands: Sequence[tuple[str, Command]]) -> None:
        """Shows these commands, each with the key to name."""
        if self.commands != (offered := tuple(commands)):
            self.commands = offered
            self.say(self.line(), layout=False)

    def on_resize(self) -> None:
        self.say(self.line(), layout=False)

    def line(self) -> Content:
        """As many as there is room for, the last one always among them."""
        if not self.commands:
            return Content()
        first, *others = self.commands
        *rest, last = (_item(*first, INK), *(_item(key, command) for key, command in others))
        shown, room = [], self.size.width - last.cell_length
        for item in rest:
            room -= item.cell_length + len(GAP)
            if room < 0:
                break
            shown.append(item)
        return Content(GAP).join([*shown, last])


def _item(key: str, command: Command, ink: str = FADED) -> Content:
    item = Content.assemble((key, PENCIL), " ", (command.label, ink))
    return item if command.asks else item.stylize(click(command.action))
