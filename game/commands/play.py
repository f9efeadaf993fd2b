"""Play a story: full screen in a terminal, plain lines elsewhere."""

from __future__ import annotations

import argparse

NAME = "play"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "story", nargs="?", help="the folder of a story; by default the one that comes with the program"
    )


def run(arguments: argparse.Namespace) -> int:
    raise NotImplementedError(arguments)
