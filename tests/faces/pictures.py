"""Draws the pictures of the README and of docs/playing.md, and records the first minutes: `make pictures`.

All of it is the game itself. The pictures are its screens, as it exports them; the recording, an asciicast of version 2,
is what it writes to a terminal while it is played by a few keys.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.machine.machine import Machine
from game.playing.log import Chosen, Log
from game.playing.opening import Opening
from game.playing.playfile import read_playfile
from game.playing.session import Session
from game.playing.settings import Settings
from game.playing.shelf import open_shelf
from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from game.tui.app import Vigilance
from game.tui.screens.play import Play
from tests.bench.terminal import terminal

PICTURES = Path("docs/pictures")
CAST = PICTURES / "first-minutes.cast"


@dataclass(frozen=True)
class Picture:
    """A screen worth showing: how far a playthrough has come, which keys lead to it, and how it is looked at."""

    name: str
    playthrough: str
    until: str = ""
    """The choice that is to be made next; empty for the end."""
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    theme: str = "lamp"


SHOWN = (
    Picture("play", "shade", "form_seven.negligence", size=(120, 36)),
    Picture("paper", "carbon", "signal", size=(80, 30), theme="paper"),
    Picture("file", "shade", "appeal", ("f",), theme="paper"),
    Picture("ledger", "shade", keys=("n", "n"), size=(120, 36)),
    Picture("network", "shade", keys=("n", "n", "n"), size=(120, 36)),
    Picture("settings", "carbon", "signal", ("o",)),
)

KEYS = [
    *["1", " ", " ", " ", "1", " ", "2", " "],
    "w",
    "b",
    *[" ", "1", " ", " ", "1"],
    "s",
    "b",
    "4",
    " ",
    " ",
    "1",
    " ",
    "q",
]
"""From the title through the first scenes, with a look at who is who and at where one stands."""
READING = 2.6
"""Seconds of the recording that a screen stays; nobody has to wait that long for one."""


def cut(log: Log, until: str) -> Log:
    """A log up to the first choice at a node, or to one choice of it; the whole of it without one."""
    for number, entry in enumerate(log.entries):
        if until and isinstance(entry, Chosen) and until in (entry.choice, entry.choice.partition(".")[0]):
            return Log(log.story, log.content_hash, log.seed, log.entries[:number])
    return log


async def drawn(picture: Picture, log: Log, machine: Machine, folder: Path) -> str:
    """The screen as SVG, once everything has been read."""
    shelf = open_shelf(folder)
    settings = Settings(folder, {"theme": picture.theme})
    app = Vigilance(Session(machine, shelf, Opening(log=cut(log, picture.until)), settings=settings))
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        while isinstance(app.screen, Play) and not app.screen.choosing:
            await pilot.press("space")
        await pilot.press(*picture.keys)
        await pilot.pause()
        return app.export_screenshot(simplify=True)


def recorded(keys: Iterable[str], folder: str) -> Iterator[str]:
    """The lines of an asciicast: its head, then what was written after each key."""
    yield json.dumps({"version": 2, "width": 80, "height": 24, "title": "Vigilance: the first minutes"})
    time = 0.0
    with terminal(["-m", "game", "play"], folder) as screen:
        screen.until("Leave")
        for key in keys:
            screen.settle(0.5)
            yield json.dumps([round(time, 1), "o", screen.painted.decode()])
            time += READING
            screen.press(key)


def main() -> None:
    """Draws and records everything anew."""
    story = shipped_story()
    machine = open_story(story)
    for picture in SHOWN:
        log = read_playfile(story / "playthroughs" / f"{picture.playthrough}.play.yaml").log
        with TemporaryDirectory() as folder:
            svg = asyncio.run(drawn(picture, log, machine, Path(folder)))
        (PICTURES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
    with TemporaryDirectory() as folder:
        CAST.write_text("".join(f"{line}\n" for line in recorded(KEYS, folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
