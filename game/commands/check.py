"""Say everything that is wrong with a story, and where."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print problems")
    parser.add_argument("--strict", action="store_true", help="warnings count as problems too")
    parser.epilog = "Exit code: 0 clean, 1 problems, 2 wrong use. `docs/problems` has a page for every code."


def run(arguments: argparse.Namespace) -> int:
    from game.checking.checker import check_folder  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.checking.report import as_annotations, as_json, as_text  # noqa: PLC0415
    from game.playing.shipped import shipped_story  # noqa: PLC0415

    folder = arguments.story or _near(shipped_story())
    if not folder.is_dir():
        sys.stderr.write(f"vigilance: there is no folder {folder}.\n")
        return 2
    checked = check_folder(folder)
    report = {"text": as_text, "json": as_json, "github": as_annotations}[arguments.format]
    sys.stdout.write(report(checked, lambda file: str(folder / file)))
    return int(bool(checked.number("error") or (arguments.strict and checked.problems)))


def _near(folder: Path) -> Path:
    """The path from where we are, if the folder lies below."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
