"""Open the personal file of a finished playthrough: in lines, or as a page for a browser or for paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.games import add_game, many, played_again
from game.commands.written import write

if TYPE_CHECKING:
    from game.filing.file import PersonalFile


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    add_game(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write a page there; by default it is printed"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.epilog = "Exit code: 0 done, 1 the game does not play to an ending on the story as it is, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError, and PlayError for a game or a file that is not there or cannot be read or written."""
    from game.filing.file import personal_file  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.shipped import shipped_story  # noqa: PLC0415
    from game.playing.stories import open_story  # noqa: PLC0415

    machine = open_story(arguments.story or shipped_story())
    found = played_again(arguments, machine)
    if isinstance(found, int):
        return found
    playthrough, _ = found
    if not playthrough.ended:
        return _still_open(playthrough.choices)
    file = personal_file(playthrough)
    if arguments.output is None:
        _print(file)
    else:
        from game.filing.page import page  # noqa: PLC0415

        write(arguments.output, page(file), force=arguments.force)
        print(f"Written to {arguments.output}.")
    return 0


def _still_open(choices: int) -> int:
    far = f"This game has come to no ending in its {many(choices)}, so its file is not closed."
    print(f"vigilance: {far}", file=sys.stderr)
    return 1


def _print(file: PersonalFile) -> None:
    """The whole file in lines."""
    from game.plain.closed import whole  # noqa: PLC0415
    from game.plain.printing import Printer, tolerant  # noqa: PLC0415
    from game.plain.voice import quoted  # noqa: PLC0415

    printer = Printer(tolerant(sys.stdout))
    for passage in whole(file, quoted):
        printer.passage(passage)
