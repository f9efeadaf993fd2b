"""The process of one visitor: `python -m game.web.visitor STORY SHELF CODE DAYS`, on the pipes of the server.

The code is what his games are kept under, for so many days. What goes wrong is for the server's own terminal; the
visitor is told by the page.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from textual.driver import Driver
from textual.drivers.web_driver import WebDriver
from textual.theme import Theme

from game.model.problems import StoryError
from game.playing.errors import PlayError
from game.playing.session import Session
from game.playing.settings import Settings
from game.playing.shelf import open_shelf
from game.playing.stories import open_story
from game.tui.app import Vigilance

LARGEST_PAGE = 4_000_000
"""Characters of a file that are sent; a game of a hundred choices makes one of a hundred thousand."""
_COLOURS = "\x1b]10;{ink}\x1b\\\x1b]11;{desk}\x1b\\"
_NO_COLOURS = "\x1b]110\x1b\\\x1b]111\x1b\\"


class Pipes(WebDriver):
    """Textual's driver for browsers, which would stay for ever where the server is gone."""

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Leaves in its own way when the server asks for it."""
        if packet_type == "quit":
            self.leave()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Leaves when nothing can come any more."""
        super().run_input_thread()
        self.leave()

    def leave(self) -> None:
        """To be called from the thread that reads."""
        assert isinstance(self._app, Visited)
        with suppress(RuntimeError):  # the app has left already
            self._loop.call_soon_threadsafe(self._app.leave)


class Visited(Vigilance):
    """The full screen in a page, which is coloured like the desk to its edges."""

    shown = False
    """Whether the first screen stands."""
    leaving = False

    def leave(self) -> None:
        """Leaves; but a first screen that is still being made would fail without its app, so it is waited for."""
        self.leaving = True
        if self.shown and self.return_code is None:  # an error has one, which would be lost
            self.exit()

    def on_ready(self) -> None:
        self.shown = True
        if self.leaving:
            self.exit()

    def get_driver_class(self) -> type[Driver]:
        """Whatever the environment says."""
        return Pipes

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected does not leave: in a browser it is for copying, and for nothing else."""

    def hand_over(self, name: str, ending: str, text: str) -> str:
        """Sends a file to the visitor's browser, and says so. Raises PlayError for one too large to be sent."""
        name = f"{Path(name.removesuffix(ending)).name or 'vigilance'}{ending}"
        if len(text) > LARGEST_PAGE:
            raise PlayError("This file is too long to be sent to a browser.")
        assert isinstance(self._driver, Pipes)
        self._driver.write_meta({"type": "file", "name": name, "text": text})
        return f"{name} has been handed to your browser, which keeps it among its downloads."

    async def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self.colour_page)
        self.colour_page(self.current_theme)

    def colour_page(self, theme: Theme) -> None:
        """Sets what the terminal of the page takes for its own colours, which it fills its edges with."""
        assert self._driver is not None
        colours = _COLOURS.format(ink=theme.foreground, desk=theme.background)
        self._driver.write(_NO_COLOURS if theme.ansi else colours)


def main(story: str, folder: str, code: str, days: str) -> int:
    """Plays until the visitor leaves. Returns 0, or 1 where the story is broken or after an error of the program's."""
    shelf_folder = Path(folder).absolute()
    try:
        machine = open_story(Path(story))
    except StoryError as error:
        sys.stderr.write(f"vigilance: {error}\n")
        return 1
    os.chdir(shelf_folder)  # so that whatever else a visitor has written lies with his games and goes with them
    shelf = open_shelf(shelf_folder, known_as=f"under the code {code}")
    if shelf.lasting:
        shelf.notice = f"{_note(code, days)} {shelf.notice}".strip()
    try:
        app = Visited(Session(machine, shelf, settings=Settings(shelf_folder)))
        app.run()
    finally:
        shelf.close()
    return app.return_code or 0


def _note(code: str, days: str) -> str:
    """For the title."""
    return (
        f"Your games are kept here for {days} days after you last play. To come back, keep the address of this page, "
        f"or the code in it: {code}"
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
