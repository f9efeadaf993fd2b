"""The command line: finds the command, runs it, and turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from game import __version__
from game.model.problems import StoryError
from game.model.text import printable
from game.playing.errors import PlayError

PLAY = "play"
COMMANDS = (
    *(PLAY, "serve", "check", "stats", "test", "sample", "prove", "report"),
    *("record", "file", "export", "schema", "new"),
)
"""Each a module of `game.commands`; only the one that is asked for is imported."""

OPTIONAL = {
    "numpy": "numpy>=2",
    "distributed": "distributed>=2025",
    "aiohttp": "textual-serve>=1.1",
    "textual_serve": "textual-serve>=1.1",
}
"""Packages that only some commands need, as they are installed."""


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line, with these commands."""
    top = argparse.ArgumentParser(prog="vigilance", description="A text adventure of the Great Terror.")
    top.add_argument("--version", action="version", version=f"vigilance {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name in names:
        module = import_module(f"game.commands.{name}")
        help_line = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=help_line, description=help_line)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command line. Returns 0 clean, 1 problems found, 2 wrong use."""
    given = _with_command(list(sys.argv[1:] if argv is None else argv))
    arguments = parser([name for name in COMMANDS if name == given[0]] or COMMANDS).parse_args(given)
    try:
        return int(arguments.run(arguments))
    except StoryError as error:
        return _fail(1, *_broken(error, getattr(arguments, "story", None)))
    except PlayError as error:
        return _fail(2, f"vigilance: {error}")
    except ModuleNotFoundError as error:
        if error.name not in OPTIONAL:
            raise
        install = f"`{sys.executable} -m pip install '{OPTIONAL[error.name]}'` installs it"
        return _fail(2, f"vigilance: this needs {error.name}; {install}.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it says nothing more
        return 0
    except KeyboardInterrupt:
        return 130


def _broken(error: StoryError, folder: str | None) -> tuple[str, ...]:
    """The first problem of a story, its hint, and where all of them are told."""
    hint = error.problems[0].hint
    check = f"vigilance check {folder or ''}".rstrip()
    return (f"vigilance: {error}", *([hint] if hint else []), f"`{check}` shows every problem of the story.")


def _fail(code: int, *lines: str) -> int:
    for line in "\n".join(lines).splitlines():
        print(printable(line), file=sys.stderr)
    return code


def _with_command(given: list[str]) -> list[str]:
    """`vigilance --plain` is `vigilance play --plain`."""
    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        return given
    return [PLAY, *given]
