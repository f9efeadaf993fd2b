"""Write a playthrough file from a saved game, expecting at every step what is so now; or what it told, to read."""

from __future__ import annotations

import argparse
from pathlib import Path
from shlex import quote

from game.commands.games import add_game, many, played_again
from game.commands.written import write


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    add_game(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the file to write; else one in the story's `playthroughs`, or a transcript here",
    )
    parser.add_argument("--text", action="store_true", help="expect a phrase of what each step tells, too")
    parser.add_argument(
        "--transcript", action="store_true", help="write everything that was told, as Markdown, instead"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.epilog = "Exit code: 0 written, 1 the game does not play to its end on the story as it is, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError, and PlayError for a game or a file that is not there or cannot be read or written."""
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.stories import open_story  # noqa: PLC0415
    from game.playing.transcript import transcript  # noqa: PLC0415
    from game.testing.folders import PLAYTHROUGHS, check_name, near  # noqa: PLC0415
    from game.testing.recording import file_name, recorded  # noqa: PLC0415

    folder = arguments.story or shipped_story()
    machine = open_story(folder)
    found = played_again(arguments, machine)
    if isinstance(found, int):
        return found
    playthrough, name = found
    title = name or f"a game of {many(playthrough.choices)}"
    if arguments.transcript:
        path = near(arguments.output or Path(file_name(title)).with_suffix("").with_suffix(".md"))
        write(path, transcript(playthrough, title), force=arguments.force, folders=True)
        print(f"Written to {path}.")
        return 0
    path = near(arguments.output or folder / PLAYTHROUGHS / file_name(title))
    check_name(path)
    write(path, recorded(playthrough, title, text=arguments.text), force=arguments.force, folders=True)
    print(f"Written to {path}. `vigilance test {quote(str(path))}` plays it.")
    return 0
