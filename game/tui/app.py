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
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.theme import Theme

from game.model.problems import StoryError
from game.playing.cover import Cover
from game.playing.errors import PlayError
from game.playing.opening import Opening
from game.playing.shelf import Shelf
from game.tui import themes
from game.tui.awaited import Awaited, import_screens
from game.tui.commands import EVERYWHERE, SCROLL, bindings
from game.tui.messages import ArchiveAsked, Ended, GamesAsked, GoBack, LightChosen, NewGame, NoteRead, Open, TakenBack
from game.tui.picture import bare_picture
from game.tui.screens.desk import Desk
from game.tui.screens.title import Title
from game.tui.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:  # what knows rules is imported once the title shows
    from game.machine.machine import Machine
    from game.playing.session import Session


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
    CSS = """
    CommandPalette SearchIcon { display: none; }
    CommandPalette > Vertical, CommandPalette CommandList { min-width: 20; }
    """

    def __init__(self, source: Session | Awaited, theme: str = "") -> None:
        self.bare = "NO_COLOR" in os.environ  # Textual takes it out of the environment
        super().__init__(ansi_color=True if self.bare else None)  # else it would turn colours to greys, not drop them
        self._source = source
        for light in themes.LIGHTS:
            self.register_theme(textual_theme(light))
        self.theme = theme or self.remembered_theme()

    @property
    def session(self) -> Session:
        """The session; where its story is still being read, whoever asks for it waits."""
        return self._source.session if isinstance(self._source, Awaited) else self._source

    @property
    def folder(self) -> Path:
        """Where games and settings are kept."""
        return self._source.cover.shelf.folder

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our inks, for as long as a theme of Textual's own is the current one."""
        return themes.variables(themes.LAMP)

    def remembered_theme(self) -> str:
        """The light chosen last; without colour, or without a choice, the one that fits."""
        found = read_settings(self.folder).theme
        if self.bare:
            return themes.BARE
        return found if found in themes.NAMES else themes.FIRST

    async def on_mount(self) -> None:
        leave_on_signals(self.exit)
        self.push_screen(self.first_screen())

    def on_command_palette_opened(self) -> None:
        """Nothing blinks here."""
        from textual.widgets import Input  # noqa: PLC0415  # only the palette needs it

        for field in self.screen.query(Input):  # none where it has been closed since
            field.cursor_blink = False

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

    def page(self) -> Screen[None]:
        """The story where the session stands."""
        from game.tui.screens.play import Play  # noqa: PLC0415  # the title need not wait for it

        return Play(self.session)

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
            self.notify(str(error), markup=False)
        else:
            self.go_to(self.closing() if self.session.playthrough.ended else self.page())

    def on_go_back(self, message: GoBack) -> None:
        self.session.go_back(message.checkpoint)
        self.go_to(self.page())

    def closing(self) -> Screen[None]:
        """The file of the finished game the session holds."""
        from game.tui.screens.ending import Closing  # noqa: PLC0415  # long after the first screen

        return Closing(self.session, writes=not self.is_web)  # a visitor cannot reach the folder

    def on_ended(self, _message: Ended) -> None:
        self.go_to(self.closing())

    def on_archive_asked(self, _message: ArchiveAsked) -> None:
        from game.tui.screens.archive import Archive  # noqa: PLC0415  # not needed for the first screen

        self.push_screen(Archive(self.session))

    def on_taken_back(self, _message: TakenBack) -> None:
        self.go_to(self.page())

    def go_to(self, screen: Screen[None]) -> None:
        """Puts a screen in place of everything that lay on the desk."""
        while len(self.screen_stack) > 2:  # the first is Textual's own
            self.pop_screen()
        self.switch_screen(screen)

    def on_light_chosen(self, message: LightChosen) -> None:
        """Remembers the light for the next evening."""
        write_settings(self.folder, Settings(message.name))

    def action_help(self) -> None:
        from game.tui.screens.help import Help  # noqa: PLC0415  # not needed for the first screen

        if isinstance(self.screen, Desk) and not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen.commands))

    def action_command_palette(self) -> None:
        from game.tui.palette import Palette  # noqa: PLC0415  # not needed for the first screen

        if isinstance(self.screen, Desk) and not self.screen.too_small:
            self.push_screen(Palette())

    def action_themes(self) -> None:
        from game.tui.screens.lights import Lights  # noqa: PLC0415  # not needed for the first screen

        if not isinstance(self.screen, Lights):
            self.push_screen(Lights())

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected to copy: leaves, as people expect of it."""
        self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done now, from the same table as the keys."""
        here = screen.open_commands() if isinstance(screen, Desk) else ()
        for command in (*here, *EVERYWHERE):
            if not command.asks and command not in SCROLL:
                yield SystemCommand(command.help, command.shown, partial(screen.run_action, command.action))

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
    *,
    theme: str = "",
    mouse: bool = True,
) -> int:
    """Plays on the whole screen until the player leaves. Returns 0, or 1 after an error of the program's own.

    With a cover, its title shows at once and the story is read meanwhile. Raises StoryError for a story that cannot be
    read, and PlayError where the opening cannot be.
    """
    source = Awaited(cover, read) if cover is not None else _session(read(), shelf, opening)
    spare_the_collector()
    app = Vigilance(source, theme)
    app.run(mouse=mouse)
    if isinstance(source, Awaited) and source.failure is not None:
        raise source.failure
    return app.return_code or 0


def _session(machine: Machine, shelf: Shelf, opening: Opening) -> Session:
    from game.playing.session import Session  # noqa: PLC0415  # the title need not wait for it

    import_screens()
    gc.collect()  # what reading left behind; the title has none
    return Session(machine, shelf, opening)


def spare_the_collector() -> None:
    """Leaves what has been made so far out of the collector's rounds: the longest pause falls from 90 ms to 14."""
    gc.freeze()
    gc.set_threshold(5000, 20, 50)
