"""Write a playthrough file from a saved game, expecting at every step what is so now; or what it told, to read."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from game.model.problems import did_you_mean
from game.model.text import printable
from game.playing.errors import PlayError
from game.playing.log import Chosen, Log

if TYPE_CHECKING:
    from game.machine.machine import Machine
    from game.playing.reopening import Reopened
    from game.playing.shelf import SavedGame


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--game", metavar="GAME", help="a saved game, by its number or its name; else they are listed")
    which.add_argument("--choices", metavar="FILE", type=Path, help="a playthrough file in place of a saved game")
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
    parser.add_argument("--data", metavar="DIR", help="where saved games are kept (else VIGILANCE_DATA, else as usual)")
    parser.epilog = "Exit code: 0 written, 1 the game does not play to its end on the story as it is, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError, and PlayError for a game or a file that is not there or cannot be read or written."""
    from game.playing.reopening import reopen  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.shipped import shipped_story  # noqa: PLC0415
    from game.playing.stories import open_story  # noqa: PLC0415
    from game.playing.transcript import transcript  # noqa: PLC0415
    from game.testing.folders import PLAYTHROUGHS, check_name, near  # noqa: PLC0415
    from game.testing.recording import file_name, recorded  # noqa: PLC0415

    folder = arguments.story or shipped_story()
    machine = open_story(folder)
    asked = _from_shelf(arguments, machine) if arguments.choices is None else _from_file(arguments.choices, machine)
    if asked is None:
        return 0
    log, name = asked
    reopened = reopen(log, machine)
    if reopened.stopped is not None:
        return _no_further(reopened, log)
    title = name or f"a game of {_many(reopened.playthrough.choices)}"
    if arguments.transcript:
        path = near(arguments.output or Path(file_name(title)).with_suffix("").with_suffix(".md"))
        _write(path, transcript(reopened.playthrough, title), force=arguments.force)
        print(f"Written to {path}.")
        return 0
    path = near(arguments.output or folder / PLAYTHROUGHS / file_name(title))
    check_name(path)
    _write(path, recorded(reopened.playthrough, title, text=arguments.text), force=arguments.force)
    print(f"Written to {path}. `vigilance test {quote(str(path))}` plays it.")
    return 0


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
        game = _asked_for(arguments.game, games)
        return shelf.log(game), game.title


def _list(games: tuple[SavedGame, ...]) -> None:
    """The saved games of the story, the latest first, each with the number and the name it can be asked for by."""
    for number, game in enumerate(games, 1):
        ended = f", ended at `{game.ending}`" if game.ending else ""
        when = f"{game.saved.astimezone():%Y-%m-%d %H:%M}"
        print(printable(f"{number:>3}  {game.title or 'without a name'}: {_many(game.choices)}{ended}, saved {when}"))
    print("`--game`, with a number or a name, writes one of them to a playthrough file.")


def _many(choices: int) -> str:
    return f"{choices} choice{'' if choices == 1 else 's'}"


def _asked_for(wanted: str, games: tuple[SavedGame, ...]) -> SavedGame:
    """By its name, or else by its number in the list."""
    for game in games:
        if game.title and game.title.casefold() == wanted.casefold():
            return game
    if wanted.isdecimal() and 0 < int(wanted) <= len(games):
        return games[int(wanted) - 1]
    hint = did_you_mean(wanted, {game.title for game in games if game.title})
    raise PlayError(f"There is no saved game `{wanted}`. {hint} Without `--game`, they are listed.".replace("  ", " "))


def _no_further(reopened: Reopened, log: Log) -> int:
    assert reopened.stopped is not None
    made = sum(isinstance(entry, Chosen) for entry in log.entries)
    far = f"It goes as far as {reopened.playthrough.choices} of its {made} choices, so nothing is written."
    print(printable(f"vigilance: {reopened.stopped.message} {far}"), file=sys.stderr)
    return 1


def _write(path: Path, text: str, *, force: bool) -> None:
    """Raises PlayError where there is such a file already, or it cannot be written."""
    if path.exists() and not force:
        raise PlayError(f"There is a file {path} already; `--force` writes over it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise PlayError(f"{path} cannot be written: {error.strerror}.") from error
