"""A player at the full screen, for tests: keys in, and waiting for conditions, never for time."""

from __future__ import annotations

from asyncio import Event
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from textual.message_pump import MessagePump
from textual.pilot import Pilot

from game.machine.machine import Machine
from game.playing.opening import Opening
from game.playing.session import Session
from game.playing.settings import Settings
from game.playing.shelf import open_shelf
from game.playing.stories import open_story
from game.tui.app import Vigilance
from game.tui.screens.play import Play

STORY = Path(__file__).parent / "story"
PATIENCE = 20_000
"""Looks before a condition is given up; each gives the app its turn."""
ROUNDS = 2
"""A key goes from the app to the screen, and what it does may come back the same way."""
BEGIN = Opening(seed=1, wish="new")


@cache
def gauge() -> Machine:
    """The story of these tests: two chapters, every kind of document, a scene marked with care, an ending."""
    return open_story(STORY)


def session_in(folder: Path, opening: Opening = BEGIN, machine: Machine | None = None) -> Session:
    """A session whose games and settings are kept in this folder."""
    return Session(machine or gauge(), open_shelf(folder), opening)


def session_after(folder: Path, *choices: str) -> Session:
    """A session with these choices made, so that the page they lead to is the first one shown."""
    session = session_in(folder)
    for choice in choices:
        session.choose(choice)
    return session


class Player:
    """Presses keys and looks at the screen."""

    def __init__(self, app: Vigilance, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def play(self) -> Play:
        """The play screen, which must be the one in view."""
        assert isinstance(self.app.screen, Play)
        return self.app.screen

    async def until(self, condition: Callable[[], bool]) -> None:
        """Lets the app work until the condition holds."""
        for _ in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause(0)
        raise AssertionError("what was waited for never came")

    async def press(self, *keys: str) -> None:
        """Presses keys, each once the last has been dealt with and shows."""
        for key in keys:
            self.app.simulate_key(key)
            await self.settled()

    async def settled(self) -> None:
        """Until every message sent so far has been dealt with and the page in view is laid out."""
        for _ in range(ROUNDS):
            for place in (self.app, self.app.screen):
                await self.passed(place)
        await self.until(lambda: not self.unlaid)
        await self.passed(self.app.screen)

    @property
    def unlaid(self) -> bool:
        """Whether a page is in view that has not found its place yet."""
        screen = self.app.screen
        return isinstance(screen, Play) and not screen.too_small and not screen.story.laid_out

    async def passed(self, place: MessagePump) -> None:
        """Until a message sent to the back of this queue has come to the front and shows, or its screen is gone.

        Whoever sends it, the screen on top passes it on, and keeps it while another lies over it: it is waited for only
        as long as the same screen is on top.
        """
        arrived, screen = Event(), self.app.screen
        place.call_after_refresh(arrived.set)
        here = (self.app, screen)
        await self.until(lambda: arrived.is_set() or self.app.screen is not screen or place not in here)

    async def begin(self) -> None:
        """Past the content note to the first page."""
        await self.press("space")
        await self.until(lambda: isinstance(self.app.screen, Play))
        await self.settled()

    async def read(self) -> None:
        """Reads on to the options, or past an ending."""
        while isinstance(self.app.screen, Play) and not self.app.screen.choosing:
            await self.press("space")

    async def take(self, *choices: str) -> None:
        """Takes options by the digits they stand under, reading whatever comes before each."""
        for choice in choices:
            await self.read()
            made = self.play.playthrough.choices
            item = next(item for item in self.play.story.options.items if item.id.endswith(f".{choice}"))
            await self.press(str(item.number))
            await self.until(lambda made=made: self.play.playthrough.choices == made + 1)
            await self.settled()

    def text(self) -> str:
        """Everything on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def words(self) -> str:
        """The same as one run of words, however the lines break."""
        return " ".join(self.text().split())


TO_THE_PAPERS = ("log", "wrecking", "duty")
TO_THE_END = (*TO_THE_PAPERS, "read", "close")


@asynccontextmanager
async def playing(
    session: Session, size: tuple[int, int] = (80, 24), theme: str = "lamp", *, begun: bool = True
) -> AsyncIterator[Player]:
    """A player at a screen of this size; with `begun`, past the content note."""
    session.settings = Settings(session.shelf.folder, {"theme": theme} if theme else {})
    app = Vigilance(session)
    async with app.run_test(size=size) as pilot:
        player = Player(app, pilot)
        await player.settled()
        if begun and not isinstance(app.screen, Play):
            await player.begin()
        await player.settled()
        yield player
    session.shelf.close()
