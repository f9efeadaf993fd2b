"""The app: which screen follows which, the light to read by, and leaving cleanly."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.theme import Theme

from game.model.problems import StoryError
from game.playing.cover import Cover
from game.playing.errors import PlayError
from game.playing.opening import Opening
from game.playing.settings import MOUSE, THEME, WIDTH, Setting, Settings
from game.playing.shelf import Shelf
from game.tui import themes
from game.tui.awaited import Awaited, import_screens
from game.tui.commands import EVERYWHERE, SCROLL, bindings
from game.tui.messages import (
    ArchiveAsked,
    Bound,
    Ended,
    GamesAsked,
    GoBack,
    KeysAsked,
    NewGame,
    NoteRead,
    Open,
    PageAsked,
    Set,
    TakenBack,
)
from game.tui.picture import bare_picture
from game.tui.screens.desk import Desk
from game.tui.screens.title import Title
from game.tui.screens.whole import Whole

if TYPE_CHECKING:  # what knows rules is imported once the title shows
    from game.machine.machine import Machine
    from game.playing.session import Session
    from game.tui.screens.play import Opens


def textual_theme(light: themes.Light) -> Theme:
    """A light as Textual takes it."""
    inks = light.inks
    return Theme(
        name=light.name,
        primary=inks.pencil,
        error=inks.red,
        foreground=inks.ink,
        background=inks.desk,
        surface=inks.desk,
        panel=inks.desk,
        dark=light.dark,
        ansi=light.ansi,
        variables=themes.variables(inks),
    )


class Vigilance(App[None]):
    """The full-screen face of one session."""

    TITLE = "Vigilance"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    NOTIFICATION_TIMEOUT = 3.0
    CSS = """
    ToastRack { align: left bottom; }
    ToastHolder { align-horizontal: left; }
    Toast {
        width: auto; max-width: $measure; margin: 0 2; padding: 0 1;
        background: $touched; color: $touched-ink; text-style: $touched-style;
    }
    Toast.-information, Toast.-warning, Toast.-error { border: none; }
    CommandPalette SearchIcon { display: none; }
    CommandPalette > Vertical, CommandPalette CommandList { min-width: 20; }
    """

    def __init__(self, source: Session | Awaited) -> None:
        self.bare = "NO_COLOR" in os.environ  # Textual takes it out of the environment
        self._source = source  # first: the style sheets ask how wide the text is
        super().__init__(ansi_color=True if self.bare else None)  # else it would turn colours to greys, not drop them
        for light in themes.LIGHTS:
            self.register_theme(textual_theme(light))
        self.theme = themes.BARE if self.bare else self.settings[THEME]
        self.set_keymap(self.settings.keys)

    @property
    def session(self) -> Session:
        """The session; where its story is still being read, whoever asks for it waits."""
        return self._source.session if isinstance(self._source, Awaited) else self._source

    @property
    def settings(self) -> Settings:
        """What the reader has set."""
        return self._source.settings

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """How wide the text is; and our inks, for as long as a theme of Textual's own is the current one."""
        return {**themes.variables(themes.LAMP), **themes.measures(int(self.settings[WIDTH]))}

    async def on_mount(self) -> None:
        leave_on_signals(self.exit)
        self.push_screen(self.first_screen())

    def on_command_palette_opened(self) -> None:
        """Nothing blinks here."""
        from textual.widgets import Input  # noqa: PLC0415  # only the palette needs it

        for field in self.screen.query(Input):  # none where it has been closed since
            field.cursor_blink = False

    def get_default_screen(self) -> Screen[None]:
        """What lies under the first screen: one that is never seen. Textual's own has the first painted twice."""
        return Whole(id="_default")

    def first_screen(self) -> Screen[None]:
        """The title where nothing was asked for; a game that has not begun is read from its content note on."""
        if self._source.opening.asks:
            return Title(self._source.cover)
        begun = self.session.playthrough.choices or self.session.opening.node
        return self.page() if begun else self.note()

    def note(self) -> Screen[None]:
        """The content note of a new game."""
        from game.tui.screens.note import Note  # noqa: PLC0415  # the title need not wait for it

        return Note(self.session)

    def page(self, opens: Opens = "turn") -> Screen[None]:
        """The story where the session stands, opened there."""
        from game.tui.screens.play import Play  # noqa: PLC0415  # the title need not wait for it

        return Play(self.session, opens=opens)

    def on_new_game(self, _message: NewGame) -> None:
        self.session.new()
        self.go_to(self.note())

    def on_note_read(self, _message: NoteRead) -> None:
        self.go_to(self.page())

    def on_games_asked(self, _message: GamesAsked) -> None:
        from game.tui.screens.games import Games  # noqa: PLC0415  # not needed for the first screen

        self.push_screen(Games(self.session))

    def on_open(self, message: Open) -> None:
        try:
            self.session.open(message.game)
        except PlayError as error:
            self.notify(str(error))
        else:
            self.go_to(self.closing() if self.session.playthrough.ended else self.page())

    def on_go_back(self, message: GoBack) -> None:
        self.session.go_back(message.checkpoint)
        self.go_to(self.page("chapter"))

    def closing(self) -> Screen[None]:
        """The file of the finished game the session holds."""
        from game.tui.screens.ending import Closing  # noqa: PLC0415  # long after the first screen

        return Closing(self.session)

    def on_page_asked(self, message: PageAsked) -> None:
        from game.filing.page import page  # noqa: PLC0415  # long after the first screen

        try:
            self.notify(self.hand_over(message.file.stem, ".html", page(message.file)))
        except PlayError as error:
            self.notify(str(error), severity="error")

    def hand_over(self, name: str, ending: str, text: str) -> str:
        """Writes a file beside where the program was begun, and says where. Raises PlayError."""
        from game.playing.copies import keep_copy  # noqa: PLC0415  # long after the first screen

        return f"Written to {keep_copy(name, ending, text)}."

    def on_ended(self, _message: Ended) -> None:
        self.go_to(self.closing())

    def on_archive_asked(self, _message: ArchiveAsked) -> None:
        from game.tui.screens.archive import Archive  # noqa: PLC0415  # not needed for the first screen

        self.push_screen(Archive(self.session))

    def on_taken_back(self, message: TakenBack) -> None:
        self.go_to(self.page("options"))
        self.notify(f"Taken back: {message.words}")

    def notify(self, message: str, **how: Any) -> None:
        """Says a sentence over the page, in place of the last: it covers no more than the line that is free for it."""
        self.clear_notifications()
        super().notify(message, **(how | {"markup": False}))

    def go_to(self, screen: Screen[None]) -> None:
        """Puts a screen in place of everything that lay on the desk; once that is being closed, nothing."""
        if not self.screen_stack:
            return
        while len(self.screen_stack) > 2:  # the first is Textual's own
            self.pop_screen()
        self.switch_screen(screen)

    async def on_set(self, message: Set) -> None:
        """Has it so from now on, and remembers it for the next evening."""
        self.settings[message.setting] = message.value
        if message.setting is WIDTH:
            self.refresh_css(animate=False)
        await self.show_settings(message.setting)

    def on_keys_asked(self, _message: KeysAsked) -> None:
        from game.tui.screens.keyboard import Keyboard  # noqa: PLC0415  # not needed for the first screen

        self.push_screen(Keyboard())

    async def on_bound(self, message: Bound) -> None:
        self.settings.bind(message.command.id, message.key)
        self.set_keymap(self.settings.keys)
        await self.show_settings(None)

    async def show_settings(self, changed: Setting | None) -> None:
        """Has every screen on the desk show what has just been set."""
        for screen in self.screen_stack:
            if isinstance(screen, Desk) and screen.composed:
                with suppress(NoMatches):  # one that is just being left has no widgets any more
                    await screen.show_settings(changed)

    @property
    def readable(self) -> bool:
        """Whether there is a screen of ours on top, and room to read in."""
        return isinstance(self.screen, Desk) and not self.screen.too_small

    def action_help(self) -> None:
        from game.tui.screens.help import Help  # noqa: PLC0415  # not needed for the first screen

        if self.readable and not isinstance(self.screen, Help) and self.focused is None:
            self.push_screen(Help(cast("Desk", self.screen).commands))

    def action_command_palette(self) -> None:
        from game.tui.palette import Palette  # noqa: PLC0415  # not needed for the first screen

        if self.readable:
            self.push_screen(Palette())

    def action_themes(self) -> None:
        from game.tui.screens.lights import Lights  # noqa: PLC0415  # not needed for the first screen

        if self.readable and not isinstance(self.screen, Lights):
            self.push_screen(Lights())

    def action_preferences(self) -> None:
        from game.tui.screens.preferences import Preferences  # noqa: PLC0415  # not needed for the first screen

        if self.readable and not any(isinstance(screen, Preferences) for screen in self.screen_stack):
            self.push_screen(Preferences())

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected to copy: leaves, as people expect of it."""
        self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done now, from the same table as the keys."""
        here = screen.open_commands() if isinstance(screen, Desk) else ()
        for command in (*here, *EVERYWHERE):
            if not command.asks and command not in SCROLL:
                known = command.under(self.settings.keys)
                yield SystemCommand(known.help, known.shown, partial(screen.run_action, known.action))

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """The screen as SVG."""
        return bare_picture(super().export_screenshot(title=title, simplify=simplify))

    def on_ready(self) -> None:
        """The first screen has been painted: time to read the story."""
        if isinstance(self._source, Awaited):
            loop = asyncio.get_running_loop()
            self._source.begin(partial(loop.call_soon_threadsafe, self.exit))

    def _handle_exception(self, error: Exception) -> None:
        """Once the player has left, a screen may be closed half composed; what goes wrong there is no error."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """In place of Textual's traceback: a sentence, and a report for whoever mends it."""
        from game.tui.crash import report  # noqa: PLC0415  # never needed, one hopes

        error = sys.exception()
        if error is not None and not isinstance(error, StoryError):  # which `run` raises
            self._exit_renderables.append(Text(report(error, self.session)))
        self._close_messages_no_wait()


def leave_on_signals(leave: Callable[[], object]) -> None:
    """Has the terminal put right when the process is asked to end or its window is closed."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, NotImplementedError):  # neither is everywhere
            loop.add_signal_handler(getattr(signal, name), leave)


def run(
    read: Callable[[], Machine],
    shelf: Shelf,
    opening: Opening,
    cover: Cover | None,
    settings: Settings,
) -> int:
    """Plays on the whole screen until the player leaves. Returns 0, or 1 after an error of the program's own.

    With a cover, its title shows at once and the story is read meanwhile. Raises StoryError for a story that cannot be
    read, and PlayError where the opening cannot be.
    """
    source = Awaited(cover, read, settings) if cover is not None else _session(read(), shelf, opening, settings)
    spare_the_collector()
    app = Vigilance(source)
    app.run(mouse=settings[MOUSE] == "on")
    if isinstance(source, Awaited) and source.failure is not None:
        raise source.failure
    return app.return_code or 0


def _session(machine: Machine, shelf: Shelf, opening: Opening, settings: Settings) -> Session:
    from game.playing.session import Session  # noqa: PLC0415  # the title need not wait for it

    import_screens()
    gc.collect()  # what reading left behind; the title has none
    return Session(machine, shelf, opening, settings=settings)


def spare_the_collector() -> None:
    """Leaves what has been made so far out of the collector's rounds: the longest pause falls from 90 ms to 14."""
    gc.freeze()
    gc.set_threshold(5000, 20, 50)
