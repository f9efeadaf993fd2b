"""Write a story in another language: a model for SPIN, or a source for ink."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument("--to", choices=("promela", "ink"), required=True, help="the language")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="the file to write; by default it is printed")
    parser.epilog = "What the language cannot say of the story stands at the top and on standard error."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError for a story that cannot be played."""
    from game.exporting.ink import ink  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.exporting.promela import promela  # noqa: PLC0415
    from game.playing.shipped import shipped_story  # noqa: PLC0415
    from game.playing.stories import open_story  # noqa: PLC0415

    folder = arguments.story or shipped_story()
    if not folder.is_dir():
        return _refuse(f"there is no folder {folder}.")
    program = open_story(folder).program
    export = promela(program) if arguments.to == "promela" else ink(program)
    if arguments.output is None:
        sys.stdout.write(export.text)
    else:
        try:
            arguments.output.write_text(export.text, encoding="utf-8")
        except OSError as error:
            return _refuse(f"{arguments.output} cannot be written: {error.strerror or error}.")
    sys.stderr.writelines(f"{note}\n" for note in export.notes)
    return 0


def _refuse(sentence: str) -> int:
    print(f"vigilance: {sentence}", file=sys.stderr)
    return 2
