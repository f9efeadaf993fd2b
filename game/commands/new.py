"""Make a small story to begin from: it plays, passes the check, and its remarks explain it."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parents[1] / "template"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="DIR", help="the folder to make; it must not hold anything yet")


def run(arguments: argparse.Namespace) -> int:
    """Copies the template. Returns 2, and writes nothing, where the folder cannot be made or is not empty."""
    folder = Path(arguments.folder)
    try:
        if folder.exists() and any(folder.iterdir()):
            return _refuse(f"{folder} has something in it already, and nothing is ever written over.")
        shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
    except OSError as error:
        return _refuse(f"{folder} cannot be made: {error.strerror or error}.")
    print(f"A small story is in {folder}. Play it with `vigilance play {folder}`, and change it as you like.")
    print(f"`vigilance check {folder}` says what is wrong with it, and where.")
    return 0


def _refuse(sentence: str) -> int:
    print(f"vigilance: {sentence}", file=sys.stderr)
    return 2
