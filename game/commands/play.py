"""Play a story: full screen in a terminal, plain lines elsewhere."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.playing.cover import read_cover
from game.playing.errors import PlayError
from game.playing.log import Log, parse_seed
from game.playing.opening import Opening, Wish
from game.playing.settings import SETTINGS, Setting, Settings
from game.playing.shelf import data_folder, open_shelf
from game.playing.shipped import shipped_story
from game.reading.pausing import collector_paused

if TYPE_CHECKING:  # what knows rules comes after the first screen
    from game.machine.machine import Machine


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "story", nargs="?", help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument("--plain", action="store_true", help="lines only: for screen readers, pipes and old terminals")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--new", action="store_true", help="begin a new game without asking")
    which.add_argument("--continue", dest="go_on", action="store_true", help="go on with the latest game")
    which.add_argument("--choices", metavar="FILE", help="play a playthrough file first, and go on from there")
    parser.add_argument(
        "--seed", metavar="N", type=_seed, help="what chance goes by: the same number, the same chances"
    )
    parser.add_argument("--at", metavar="NODE", help="begin at a node")
    parser.add_argument(
        "--set",
        dest="values",
        metavar="NAME=VALUE",
        type=_value,
        action="append",
        default=[],
        help="set a variable before beginning; may be given several times",
    )
    parser.add_argument("--no-mouse", dest="mouse", action="store_const", const="off", help="the same as --mouse off")
    this_time = parser.add_argument_group("settings", "for this time only; what is set in the game lasts")
    for setting in SETTINGS:
        this_time.add_argument(f"--{setting.name}", choices=setting.values, help=_explained(setting))
    parser.add_argument("--data", metavar="DIR", help="where saved games are kept (else VIGILANCE_DATA, else as usual)")


def _explained(setting: Setting) -> str:
    """What a setting is about, and its values: `between paragraphs (lines: an empty line, indents: none)`."""
    values = ", ".join(f"{value}: {words}" for value, words in setting.values.items())
    return f"{setting.title[0].lower()}{setting.title[1:]} ({values})"


def _seed(text: str) -> int:
    seed = parse_seed(text)
    if seed is None:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0, not `{text[:40]}`")
    return seed


def _value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"write NAME=VALUE, for example standing=4, not `{text[:40]}`")
    return name, value


def run(arguments: argparse.Namespace) -> int:
    """Plays to the end or until the player leaves. Raises StoryError, and PlayError for what cannot be played."""
    opening = _opening(arguments)
    folder = Path(arguments.story) if arguments.story else shipped_story()
    shelf = open_shelf(data_folder(arguments.data))
    asked = {setting.name: getattr(arguments, setting.name) for setting in SETTINGS}
    settings = Settings(shelf.folder, {name: value for name, value in asked.items() if value is not None})
    try:
        if arguments.plain or not _has_screen():
            from game.plain import run as run_lines  # noqa: PLC0415  # one face or the other

            return run_lines(_read(folder), shelf, opening, settings)
        with collector_paused():
            from game.tui.app import run as run_screen  # noqa: PLC0415  # a quarter of a second lines need not wait for
        cover = read_cover(folder, shelf) if opening.asks else None
        return run_screen(partial(_read, folder), shelf, opening, cover, settings)
    finally:
        shelf.close()


def _read(folder: Path) -> Machine:
    from game.playing.stories import open_story  # noqa: PLC0415  # what knows rules comes after the first screen

    return open_story(folder)


def _opening(arguments: argparse.Namespace) -> Opening:
    """What the command line asks for. Raises PlayError for wishes that exclude each other."""
    begins = arguments.seed is not None or arguments.at or arguments.values
    if begins and (arguments.go_on or arguments.choices):
        other = "--continue" if arguments.go_on else "--choices"
        raise PlayError(f"{other} goes on with a game that has begun; --seed, --at and --set begin a new one.")
    wish: Wish = "continue" if arguments.go_on else "new" if arguments.new else "ask"
    return Opening(arguments.seed, arguments.at, tuple(arguments.values), _log(arguments.choices), wish)


def _log(file: str | None) -> Log | None:
    if file is None:
        return None
    from game.playing.playfile import read_playfile  # noqa: PLC0415  # the reader of YAML, only where it is asked for

    return read_playfile(Path(file)).log


def _has_screen() -> bool:
    """Whether there is a terminal that can show more than lines; the full screen is drawn on standard error."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)
