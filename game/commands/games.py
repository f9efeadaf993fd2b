"""Which playthrough a command is about: a saved game, or one in a file."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from game.model.problems import did_you_mean
from game.model.text import printable
from game.playing.errors import PlayError
from game.playing.log import Chosen, Log

if TYPE_CHECKING:
    from game.machine.machine import Machine
    from game.playing.playthrough import Playthrough
    from game.playing.reopening import Reopened
    from game.playing.shelf import SavedGame


def add_game(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--game", metavar="GAME", help="a saved game, by its number or its name; else they are listed")
    which.add_argument("--choices", metavar="FILE", type=Path, help="a playthrough file in place of a saved game")
    parser.add_argument("--data", metavar="DIR", help="where saved games are kept (else VIGILANCE_DATA, else as usual)")


def asked_for(arguments: argparse.Namespace, machine: Machine) -> tuple[Log, str] | None:
    """The log that is asked for, and its title; None where none is, and the saved games have been listed.

    Raises PlayError for one that is not there or cannot be read.
    """
    if arguments.choices is None:
        return _from_shelf(arguments, machine)
    return _from_file(arguments.choices, machine)


def played_again(arguments: argparse.Namespace, machine: Machine) -> tuple[Playthrough, str] | int:
    """The playthrough that is asked for, and its title; else, said why there is none, the exit code.

    Raises PlayError for a game that is not there or cannot be read.
    """
    from game.playing.reopening import reopen  # noqa: PLC0415

    asked = asked_for(arguments, machine)
    if asked is None:
        return 0
    log, title = asked
    reopened = reopen(log, machine)
    return (reopened.playthrough, title) if reopened.stopped is None else no_further(reopened, log)


def _from_file(file: Path, machine: Machine) -> tuple[Log, str]:
    """The log in a playthrough file, and its title. Raises PlayError."""
    from game.playing.playfile import read_playfile  # noqa: PLC0415

    playfile, story = read_playfile(file), str(machine.program.story.metadata.story)
    if playfile.log.story != story:
        raise PlayError(f"That is a playthrough of the story `{playfile.log.story}`, and this is `{story}`.")
    return playfile.log, playfile.title


def _from_shelf(arguments: argparse.Namespace, machine: Machine) -> tuple[Log, str] | None:
    """The log of a saved game, and its name; None where none is asked for, and they have been listed."""
    from game.playing.shelf import data_folder, open_shelf  # noqa: PLC0415

    story = str(machine.program.story.metadata.story)
    with closing(open_shelf(data_folder(arguments.data))) as shelf:
        games = shelf.games(story)
        if not games:
            raise PlayError(shelf.notice or f"There are no saved games of `{story}` in {shelf.folder}.")
        if arguments.game is None:
            _list(games)
            return None
        game = _named(arguments.game, games)
        return shelf.log(game), game.title


def _list(games: tuple[SavedGame, ...]) -> None:
    """The saved games of the story, the latest first, each with the number and the name it can be asked for by."""
    for number, game in enumerate(games, 1):
        ended = f", ended at `{game.ending}`" if game.ending else ""
        when = f"{game.saved.astimezone():%Y-%m-%d %H:%M}"
        print(printable(f"{number:>3}  {game.title or 'without a name'}: {many(game.choices)}{ended}, saved {when}"))
    print("`--game` takes one of them, by its number or its name.")


def many(choices: int) -> str:
    return f"{choices} choice{'' if choices == 1 else 's'}"


def _named(wanted: str, games: tuple[SavedGame, ...]) -> SavedGame:
    """By its name, or else by its number in the list."""
    for game in games:
        if game.title and game.title.casefold() == wanted.casefold():
            return game
    if wanted.isdecimal() and 0 < int(wanted) <= len(games):
        return games[int(wanted) - 1]
    hint = did_you_mean(wanted, {game.title for game in games if game.title})
    raise PlayError(f"There is no saved game `{wanted}`. {hint} Without `--game`, they are listed.".replace("  ", " "))


def no_further(reopened: Reopened, log: Log) -> int:
    """Says how far a game goes on the story as it is, and which edit is in the way. Returns the exit code."""
    assert reopened.stopped is not None
    made = sum(isinstance(entry, Chosen) for entry in log.entries)
    far = f"It goes as far as {reopened.playthrough.choices} of its {made} choices, so nothing is written."
    print(printable(f"vigilance: {reopened.stopped.message} {far}"), file=sys.stderr)
    return 1
