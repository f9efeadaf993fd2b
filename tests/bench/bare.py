"""The floors: bare apps of Textual that show what the game shows and know nothing.

`python -m tests.bench.bare title` has the widgets of the title, `… scene TEXT` one Static that holds TEXT while an odd
number of keys has been pressed.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Static


class Title(App[None]):
    """A cover with a menu, a line of keys, and what is said where the window is too small."""

    CSS = """
    #desk { width: 100%; max-width: 80; height: 100%; padding: 0 2; }
    #cover { height: 1fr; align-vertical: middle; padding: 0 0 4 10; }
    #menu { height: auto; width: 40; }
    #keys { height: 1; }
    #small { display: none; }
    """

    def compose(self) -> ComposeResult:
        with Vertical(id="desk"):
            with Vertical(id="cover"):
                yield Static("Vigilance")
                yield Static("A story")
                yield Static("1  New game\n2  Leave", id="menu")
            yield Static("1-2 choose   ? all keys", id="keys")
        yield Static("This window is too small", id="small")


class Scene(App[None]):
    """One Static, brought up to date at each key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts = ("Nothing is decided.", text)
        self.pressed = 0

    def compose(self) -> ComposeResult:
        yield Static(self.texts[0], markup=False)

    def on_key(self) -> None:
        self.pressed += 1
        self.query_one(Static).update(self.texts[self.pressed % 2])


if __name__ == "__main__":
    (Title() if sys.argv[1] == "title" else Scene(sys.argv[2])).run()
