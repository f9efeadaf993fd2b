"""A leaf: a screen to read and go back from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

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

    async def on_mount(self) -> None:
        for seen in ("scroll_y", "virtual_size"):
            self.watch(self.reading, seen, self.refresh_keys, init=False)

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

    async def action_open(self, name: str) -> None:
        """Another leaf in place of this one."""
        await self.go_back_and(f"open('{name}')")

    async def go_back_and(self, action: str) -> None:
        """Does an action of the screen this was opened from, on it."""
        below = self.below
        self.action_back()
        await below.run_action(action)

    @property
    def below(self) -> Screen[object]:
        """The screen this was opened from."""
        stack = self.app.screen_stack
        return stack[stack.index(self) - 1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other leaves can be opened where they could be from the screen below."""
        if action == "open":
            here = super().check_action(action, parameters) and hasattr(self.below, "action_open")
            return here and self.below.check_action(action, parameters)
        return super().check_action(action, parameters)

    def offered(self) -> Iterator[tuple[str, Command]]:
        """Reading on is named as long as there is something to read."""
        return (pair for pair in super().offered() if not (pair[1].id == "scroll-down" and self.reading.at_end))
