"""The desk every screen lies on: its margins, its line of keys, and what it says where the window is too small."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar, Protocol, cast

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.strip import Strip

from game.playing.settings import Setting, Settings
from game.tui.commands import EVERYWHERE, Command
from game.tui.screens.whole import Whole
from game.tui.widgets.keys import Keys
from game.tui.widgets.plain import Plain

COLUMNS, ROWS = 60, 20
"""The least a window must have."""
WIDE, HIGH = 120, 32
"""From how many on there is room for a margin, and for an empty line above and below."""
REST = 1.0
"""Seconds after which a screen has been painted, and its reader has begun to read."""
TOO_SMALL = f"""\
This window is too small to read in.
{COLUMNS} columns by {ROWS} rows are enough.

Everything is saved. q leaves."""


class Heeding(Protocol):
    """What the app is to a screen."""

    settings: Settings

    def hand_over(self, name: str, ending: str, text: str) -> str:
        """Gives the player a file, and says where it is. Raises PlayError."""


class Desk(Whole):
    """A screen with a body and a line of keys. A subclass names its commands and composes its body."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Desk { background: $desk; color: $ink; align-horizontal: center; }
    Desk > #desk { width: 100%; max-width: $desk-width; height: 100%; padding: 0 2; }
    Desk.-wide > #desk { max-width: $wide-desk-width; }
    Desk.-high > #desk { padding: 1 2; }
    Desk > #small { display: none; width: 100%; height: 100%; content-align: center middle; text-align: center; }
    Desk.-small > #desk { display: none; }
    Desk.-small > #small { display: block; }
    """
    commands: ClassVar[tuple[Command, ...]] = ()
    """What can be done here, the most needed first."""
    composed = False
    """Whether its widgets are there: a key may come before them."""

    def compose(self) -> ComposeResult:
        self.fit()
        with Vertical(id="desk"):
            yield from self.body()
            yield Keys()
        yield Plain(TOO_SMALL, id="small")

    def body(self) -> ComposeResult:
        """The widgets above the line of keys."""
        yield from ()

    async def on_mount(self) -> None:
        self.composed = True
        self.refresh_keys()

    @on(events.Resize)
    def fit(self) -> None:
        """Says in classes what there is room for, before anything is laid out; Textual's breakpoints say it after."""
        width, height = self.app.size
        fits = {"-small": self.too_small, "-wide": width >= WIDE, "-high": height >= HIGH}
        self.update_classes(fits, animate=False)

    def on_screen_resume(self) -> None:
        """The player reads now; what other screens left behind can be collected meanwhile."""
        self.set_timer(REST, gc.collect)

    def on_unmount(self) -> None:
        """Lets go of what was drawn: Textual keeps every line of the last thousand widgets, gone or not.

        It keeps how each of the last sixteen thousand styles is written, too, and every word in a place has its own.
        """
        with suppress(ImportError, AttributeError):  # another Textual may not
            from textual._styles_cache import StylesCache  # noqa: PLC0415  # it offers no way of its own

            StylesCache.get_inner_outer.cache_clear()
            Strip.render_ansi.cache_clear()

    async def on_click(self, event: events.Click) -> None:
        if action := event.style.meta.get("action"):
            await self.clicked(action)

    async def clicked(self, action: str) -> None:
        """Does what the text under the pointer is for."""
        await self.run_action(action)

    def refresh_keys(self) -> None:
        """Brings the line of keys up to date; to be called when what is open has changed."""
        last = EVERYWHERE[0].under(self.settings.keys)
        at_hand = [(last.key, last)] if self.focused is None else []  # what is being written would take its key
        self.query_one(Keys).offer([*self.offered(), *at_hand])

    async def show_settings(self, changed: Setting | None) -> None:  # noqa: ARG002 -- subclasses ask
        """Brings what depends on a setting that has been set up to date; on the keys, where it is None."""
        self.refresh_keys()

    def open_commands(self) -> Iterator[Command]:
        """What can be done just now."""
        keys = self.settings.keys
        return (command.under(keys) for command in self.commands if self.check_action(*command.call))

    def offered(self) -> Iterator[tuple[str, Command]]:
        """The commands for the line of keys, each with the key to name."""
        return ((command.key, command) for command in self.open_commands() if command.label)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Goes back to the screen below, if this one is on top: whichever is would be taken away in its place."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @property
    def settings(self) -> Settings:
        """What the reader has set."""
        return self.heeding.settings

    @property
    def heeding(self) -> Heeding:
        """The app, as a screen knows it."""
        return cast("Heeding", self.app)

    @property
    def too_small(self) -> bool:
        return self.app.size.width < COLUMNS or self.app.size.height < ROWS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- subclasses ask
        """Nothing but leaving is possible where nothing can be read, not yet, or not any more."""
        here = self.composed and self in self.app.screen_stack
        return action == "quit" or (here and not self.too_small)
