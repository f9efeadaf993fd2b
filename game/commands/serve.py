"""Serve the game to browsers: a page for each visitor, and a code to come back by."""

from __future__ import annotations

import argparse
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.playing.errors import PlayError
from game.playing.shelf import data_folder

if TYPE_CHECKING:
    from game.web.server import Served

VISITORS = "visitors"
"""The folder of their shelves, beside the games of whoever serves."""
HERE = "127.0.0.1"
_ON_THE_WEB = (
    "There is no sign-in: whoever reaches the address can play. To put it on the web, leave the address as it is and "
    "put a proxy in front that speaks HTTPS, passes WebSockets on, and limits how often one address may connect. "
    "`docs/playing.md` says the rest. Ctrl+C ends it; every game is kept."
)
_NUMBER = re.compile(r"\d{1,5}(\.\d{1,3})?", re.ASCII)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        default=HERE,
        help=f"the address to listen on: {HERE}, which only this machine reaches",
    )
    parser.add_argument(
        "--port", metavar="N", type=partial(_whole, "a port", 65_535), default=8000, help="the port: 8000"
    )
    parser.add_argument(
        "--sessions",
        metavar="N",
        type=partial(_whole, "a number of sessions", 1_000),
        default=16,
        help="how many may play at once: 16",
    )
    parser.add_argument(
        "--idle",
        metavar="MINUTES",
        type=_time,
        default=30.0,
        help="when a game that nobody touches is put away: 30; nothing is lost",
    )
    parser.add_argument(
        "--keep", metavar="DAYS", type=_time, default=30.0, help="how long a visitor's games are kept unplayed: 30"
    )
    parser.add_argument("--data", metavar="DIR", help="where games are kept (else VIGILANCE_DATA, else as usual)")
    parser.epilog = _ON_THE_WEB


def _whole(what: str, most: int, text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= most):
        raise argparse.ArgumentTypeError(f"{what} is 1 to {most:,}, not `{text[:40]}`")
    return int(text)


def _time(text: str) -> float:
    if not (_NUMBER.fullmatch(text) and float(text) > 0):
        raise argparse.ArgumentTypeError(f"a time is a number above 0, for example 30 or 0.5, not `{text[:40]}`")
    return float(text)


def run(arguments: argparse.Namespace) -> int:
    """Serves until it is interrupted. Raises StoryError, and PlayError where it cannot listen or keep games."""
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.stories import open_story  # noqa: PLC0415
    from game.web.server import Served, Server, listen  # noqa: PLC0415  # nor a server
    from game.web.shelves import Shelves  # noqa: PLC0415

    folder = Path(arguments.story or shipped_story()).resolve()
    metadata = open_story(folder).program.story.metadata
    served = Served(folder, str(metadata.title), str(metadata.language), arguments.sessions, 60 * arguments.idle)
    shelves = Shelves(_made(data_folder(arguments.data) / VISITORS), arguments.keep)
    try:
        listen(Server(served, shelves), arguments.host, arguments.port, partial(_ready, served, arguments))
    except (OSError, UnicodeError) as error:  # the second, of what cannot be a name
        why = getattr(error, "strerror", None) or error
        raise PlayError(f"Nothing can be served at {arguments.host}, port {arguments.port}: {why}.") from error
    return 0


def _made(folder: Path) -> Path:
    """The visitors' folder. Raises PlayError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise PlayError(f"Games cannot be kept in {folder}: {error.strerror}. `--data DIR` names another.") from error
    return folder


def _ready(served: Served, arguments: argparse.Namespace) -> None:
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    print(f"{served.title} is at http://{host}:{arguments.port}/", flush=True)
    if arguments.host != HERE:
        print("Whoever can reach this address can play. docs/playing.md says how to put it on the web.", flush=True)
    print("Ctrl+C ends it.", flush=True)
