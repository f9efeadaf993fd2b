"""A monkey at the full screen: random keys and random windows, and after every burst the saves looked at.

`python -m tests.faces.monkey KEYS SEED STORY` lets it play for as long as that; `make monkey` is 100,000 keys on the
shipped story. Which keys it presses depends on the seed alone; when they reach the app does not, so what
it finds may take several runs of a seed to be found again.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import chdir
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size
from textual.message_pump import MessagePump

from game.machine.machine import Machine
from game.playing.opening import Opening
from game.playing.reopening import reopen
from game.playing.session import Session
from game.playing.settings import THEME, Settings
from game.playing.shelf import Shelf, open_shelf
from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from game.tui.app import Vigilance

READING = ("space", "enter", "1", "2", "3", "4")
"""Every other key is one of these, so that games come to their endings."""
OTHERS = (
    *("1", "5", "9", "0", "down", "up", "left", "right", "pagedown", "pageup", "home", "end", "tab", "shift+tab"),
    *"wfslhcugktbaeinopqrvxyz",
    *("question_mark", "f1", "slash", "escape", "backspace", "ctrl+p", "ctrl+c", "ctrl+q", "at", "full_stop"),
)
BURST = 25
"""Keys between two looks at the shelf, at most."""
PATIENCE = 30
"""Seconds until the app counts as hung."""
RESIZES = 0.3
"""How often a burst begins with another window."""


class Monkey:
    """Plays in sittings, each as long as it does not leave, all on one shelf."""

    def __init__(self, machine: Machine, folder: Path, seed: int) -> None:
        self.machine = machine
        self.folder = folder
        self.random = Random(seed)
        self.pressed = 0
        self.trail: list[str] = []
        """What it did in the present sitting."""
        self.known: set[int] = set()
        """The games it has ever seen on the shelf."""

    async def play(self, keys: int) -> None:
        """Presses this many keys. Raises what the app raises, and AssertionError for a save that is lost."""
        while self.pressed < keys:
            await self.sitting(keys)

    async def sitting(self, keys: int) -> None:
        """From the title until it leaves, or has pressed enough."""
        self.trail = []
        settings = Settings(self.folder, {"theme": self.random.choice(tuple(THEME.values))})
        session = Session(self.machine, open_shelf(self.folder), Opening(), settings=settings)
        app = Vigilance(session)
        async with app.run_test(size=self.window()):
            while self.pressed < keys and not app._exit and app._exception is None:
                await self.burst(app)
                self.look(session)
            app.exit()  # as everybody leaves: the harness alone would only close it
        session.shelf.close()

    async def burst(self, app: Vigilance) -> None:
        """Some keys, one faster than the other, perhaps in another window."""
        if self.random.random() < RESIZES:
            size = self.window()
            self.trail.append("{}x{}".format(*size))
            await settled(app)
            resize(app, Size(*size))
            await settled(app)
        for _ in range(self.random.randint(1, BURST)):
            key = self.random.choice(READING if self.random.random() < 0.5 else OTHERS)
            self.trail.append(key)
            self.pressed += 1
            app.simulate_key(key)
            if self.random.random() < 0.7:
                await settled(app)
            if app._exit:
                return
        await settled(app)

    def window(self) -> tuple[int, int]:
        """Columns and rows: any from far too small to far too large, and the usual ones often."""
        usual = ((80, 24), (120, 40), (60, 20), (200, 60))
        random = (self.random.randint(1, 220), self.random.randint(1, 70))
        return self.random.choice((*usual, random, random))

    def look(self, session: Session) -> None:
        """Another process opens the shelf: every game it ever had is there, and the one under way stands as played."""
        shelf = open_shelf(self.folder)
        try:
            self.compare(session, shelf)
        finally:
            shelf.close()

    def compare(self, session: Session, shelf: Shelf) -> None:
        """See `look`."""
        assert not shelf.notice
        games = {game.id: game for game in shelf.games(session.cover.story)}
        assert self.known <= set(games), "a game is gone"
        self.known |= set(games)
        if session.game is not None and session.kept:
            kept = shelf.log(games[session.game.id])
            assert kept == session.playthrough.log, "the shelf has another game than the screen"
            assert reopen(kept, self.machine).stopped is None


def resize(app: Vigilance, size: Size) -> None:
    """Gives the app another window; `Pilot.resize_terminal` would wait as `Pilot.pause` does."""
    assert isinstance(app._driver, HeadlessDriver)
    app._driver._size = size
    app.post_message(Resize(size, size))


async def settled(app: Vigilance) -> None:
    """Until the app and its screen have dealt with what they were sent. A screen that has gone is not waited for.

    `Pilot.pause` waits for every widget there was, and half a minute in vain for one that has been removed since.
    """
    for place in (app, app.screen):
        arrived = asyncio.Event()
        place.call_later(arrived.set)
        async with asyncio.timeout(PATIENCE):
            while not (arrived.is_set() or _gone(place, app)):  # noqa: ASYNC110 -- nothing says that a screen has gone
                await asyncio.sleep(0)


def _gone(place: MessagePump, app: Vigilance) -> bool:
    """Whether nothing that is sent there will be dealt with any more."""
    return app._exit or app._exception is not None or place not in (app, app.screen)


def main(keys: int, seed: int, story: Path) -> int:
    """Prints the seed and how many keys it was, or what it did until something broke."""
    with TemporaryDirectory() as folder, chdir(folder):  # for the files it writes out
        monkey = Monkey(open_story(story), Path(folder), seed)
        try:
            asyncio.run(monkey.play(keys))
        except BaseException:
            print(f"seed {seed}, after {monkey.pressed:,} keys, the last sitting: {' '.join(monkey.trail)}")
            raise
    print(f"seed {seed}: {monkey.pressed:,} keys, {len(monkey.known)} games on the shelf, nothing lost.")
    return 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]), int(given[1]), Path(given[2]).absolute() if len(given) > 2 else shipped_story()))
