"""The command line: finds the command, runs it, and turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from game import __version__
from game.commands import play
from game.model.problems import StoryError

COMMANDS: tuple[ModuleType, ...] = (play,)


def parser() -> argparse.ArgumentParser:
    """The whole command line. Without a command, it plays."""
    top = argparse.ArgumentParser(prog="vigilance", description="A text adventure of the Great Terror.")
    top.add_argument("--version", action="version", version=f"vigilance {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for module in COMMANDS:
        help_line = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(module.NAME, help=help_line, description=help_line)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command line. Returns 0 clean, 1 problems found, 2 wrong use."""
    given = list(sys.argv[1:] if argv is None else argv)
    arguments = parser().parse_args(_with_command(given))
    try:
        return int(arguments.run(arguments))
    except StoryError as error:
        print(f"vigilance: {error}", file=sys.stderr)
        print("vigilance check shows every problem of a story.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it says nothing more
        return 0


def _with_command(given: list[str]) -> list[str]:
    """`vigilance --plain` is `vigilance play --plain`."""
    names = {module.NAME for module in COMMANDS}
    if given and (given[0] in names or given[0] in ("-h", "--help", "--version")):
        return given
    return [play.NAME, *given]
