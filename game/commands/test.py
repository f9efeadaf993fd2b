"""Play the playthroughs kept beside a story, and say where it does not do what they expect."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.model.problems import Problem
    from game.testing.outcome import Outcome


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "given",
        nargs="*",
        type=Path,
        metavar="STORY|FILE",
        help="the folder of a story, for all in its `playthroughs`; or playthrough files; by default the story that "
        "comes with the program",
    )
    parser.add_argument(
        "--story", type=Path, metavar="DIR", help="the story the files are of, if not the one they lie in"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.add_argument("--update", action="store_true", help="make the files expect what is found now")
    parser.epilog = "Exit code: 0 all is as expected, 1 something is not, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises PlayError for what is no script, or of no story."""
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.testing.folders import scripts_by_story  # noqa: PLC0415
    from game.testing.report import as_json, as_text  # noqa: PLC0415

    given = arguments.given or [arguments.story or shipped_story()]
    outcomes, broken = [], {}
    for folder, files in scripts_by_story(given, arguments.story).items():
        done, problems = _tested(folder, files, update=arguments.update)
        outcomes += done
        if problems:
            broken[folder] = problems
    sys.stdout.write((as_json if arguments.json else as_text)(outcomes, broken))
    return int(bool(broken) or not all(outcome.passed for outcome in outcomes))


def _tested(folder: Path, files: list[Path], *, update: bool) -> tuple[list[Outcome], list[Problem]]:
    """What became of the scripts of a story; or the problems of a story that cannot be played."""
    from game.model.problems import StoryError  # noqa: PLC0415
    from game.playing.stories import open_story  # noqa: PLC0415
    from game.testing.outcome import outcome  # noqa: PLC0415

    try:
        machine = open_story(folder)
    except StoryError as error:
        return [], error.problems
    return [outcome(file, machine, update=update) for file in files], []
