"""The shelf: saved games in one SQLite file, each the log of a playthrough, one row an entry.

A game survives whatever ends the process. Every change is one transaction; the write-ahead log keeps the file whole
when the process is killed in the middle of it, and `synchronous = FULL` has it on the disk, not only with the operating
system, before the call returns. That costs a few milliseconds a choice, which nobody notices.

Nothing is overwritten that this process did not write: a game that another process has carried further raises
`ContinuedElsewhere`, a damaged file is put aside under another name, and one from a newer version is left alone.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started
from game.playing.shelf_file import Damaged, Newer, connect, put_aside, transaction, why

FILE = "games.sqlite"
PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""


class ShelfError(PlayError):
    """The shelf cannot be read or written just now; the message is for the player."""


class ContinuedElsewhere(ShelfError):
    """The game on the shelf is no longer the one that was opened."""


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A game on the shelf. Two of the same id and revision have the same log."""

    id: int
    story: str
    content_hash: str
    """Of the story as it was when the game was last played."""
    seed: int
    title: str
    """The player's name for it; empty where it has none."""
    begun: datetime
    saved: datetime
    """Both in UTC."""
    choices: int
    ending: str
    """The node it ended at; empty while it goes on."""
    revision: int


class Shelf:
    """The games kept in one folder. `open_shelf` makes one, whatever state the folder is in."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        notice: str = "",
        *,
        known_as: str = "",
        lasting: bool = True,
    ) -> None:
        self.folder = folder
        self.known_as = known_as
        """Where the games are, for a player who cannot reach the folder: `under the code k7fd`; empty for others."""
        self.notice = notice
        """What the player must know before playing; empty where all is well."""
        self.lasting = lasting
        """Whether games outlive the process."""
        self._connection = connection

    @property
    def path(self) -> Path:
        """The file the games are in."""
        return self.folder / FILE

    def games(self, story: str) -> tuple[SavedGame, ...]:
        """The games of a story, the latest first. Raises ShelfError."""
        query = f"{_GAMES} WHERE story = ? ORDER BY saved DESC, id DESC"
        with self._reading():
            return tuple(_game(row) for row in self._connection.execute(query, (story,)))

    def log(self, game: SavedGame) -> Log:
        """The log of a game as it stands on the shelf. Raises ShelfError."""
        with self._reading():
            return Log(game.story, game.content_hash, game.seed, self._entries(game.id))

    def put(self, log: Log, ending: str = "", *, title: str = "") -> SavedGame:
        """Keeps a log as a new game. Raises ShelfError."""
        now = _now()
        values = (log.story, log.content_hash, log.seed, title, now, now, ending)
        with self._writing():
            added = self._connection.execute(_ADD, values).lastrowid
            assert added is not None
            self._append(added, log.entries, 0)
            return self._game(added)

    def write(self, game: SavedGame, log: Log, ending: str = "") -> SavedGame:
        """Makes the kept log of a game equal to this one: rows are added for choices, and removed for undone ones.

        Raises ContinuedElsewhere when the game has been written since `game` was read, and ShelfError.
        """
        with self._writing():
            self._claim(game, log, ending)
            kept = self._entries(game.id)
            pairs = zip(kept, log.entries, strict=False)
            common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            self._connection.execute("DELETE FROM entry WHERE game = ? AND number >= ?", (game.id, common))
            self._append(game.id, log.entries, common)
            return self._game(game.id)

    def rename(self, game: SavedGame, title: str) -> SavedGame:
        """Gives a game a title. Raises ShelfError."""
        with self._writing():
            self._connection.execute("UPDATE game SET title = ? WHERE id = ?", (title, game.id))
        return replace(game, title=title)

    def close(self) -> None:
        self._connection.close()

    def _claim(self, game: SavedGame, log: Log, ending: str) -> None:
        values = (log.content_hash, _now(), ending, game.id, game.revision)
        if self._connection.execute(_CLAIM, values).rowcount != 1:
            raise ContinuedElsewhere("This game has been continued elsewhere.")

    def _entries(self, game: int) -> tuple[LogEntry, ...]:
        rows = self._connection.execute("SELECT kind, what, detail FROM entry WHERE game = ? ORDER BY number", (game,))
        return tuple(_entry(*row) for row in rows)

    def _append(self, game: int, entries: tuple[LogEntry, ...], start: int) -> None:
        rows = [(game, number, *_row(entry)) for number, entry in enumerate(entries[start:], start)]
        self._connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", rows)

    def _game(self, number: int) -> SavedGame:
        return _game(self._connection.execute(f"{_GAMES} WHERE id = ?", (number,)).fetchone())

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ShelfError(f"The saved games cannot be read: {why(error)}.") from error
        except (ValueError, TypeError, KeyError) as error:
            raise ShelfError("This saved game is damaged and cannot be read.") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with transaction(self._connection):
                yield
        except sqlite3.Error as error:
            raise ShelfError(f"The game cannot be saved: {why(error)}.") from error


_GAMES = """
SELECT id, story, content_hash, seed, title, begun, saved,
       (SELECT count(*) FROM entry WHERE entry.game = game.id AND kind = 'chosen'), ending, revision
FROM game
"""
_ADD = """
INSERT INTO game (story, content_hash, seed, title, begun, saved, ending, revision) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
"""
_CLAIM = """
UPDATE game SET content_hash = ?, saved = ?, ending = ?, revision = revision + 1 WHERE id = ? AND revision = ?
"""


def data_folder(given: str | None) -> Path:
    """Where games are kept: the folder given, else `VIGILANCE_DATA`, else the platform's place for a program's data."""
    if chosen := given or os.environ.get("VIGILANCE_DATA"):
        return Path(os.path.expanduser(chosen))  # noqa: PTH111  # the method raises where there is no such user
    from platformdirs import user_data_path  # noqa: PLC0415  # 15 ms that a given folder need not wait for

    return user_data_path("vigilance", appauthor=False)


def open_shelf(folder: Path, patience: float = PATIENCE, *, known_as: str = "") -> Shelf:
    """The shelf in this folder, made where there is none.

    What `known_as` says stands in the notice in place of the folder, see `Shelf.known_as`.

    It never fails: where the folder cannot be used, the shelf lasts as long as the process, and its notice says so.
    A damaged file is put aside and a new shelf begun, which loses nothing; a newer one is left as it is.
    """
    path, where = folder / FILE, known_as or f"in {folder}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = _identity(path)
        try:
            return Shelf(folder, connect(path, patience), known_as=known_as)
        except Damaged:
            done = _identity(path) != found  # by another process
            notice = "" if done else _replaced(path, known_as)
            return Shelf(folder, connect(path, patience), notice, known_as=known_as)
    except Newer:
        reason = f"The saved games {where} are from a newer version of the program. They have been left as they are"
    except (OSError, sqlite3.Error, Damaged) as error:
        reason = f"Games cannot be kept {where}: {why(error)}"
    advice = "" if known_as else "; `--data DIR` keeps games in another folder"
    notice = f"{reason}. This game is not being kept{advice}."
    return Shelf(folder, connect(":memory:", patience), notice, lasting=False)


def _replaced(path: Path, known_as: str) -> str:
    kept = put_aside(path).name
    if known_as:
        return (
            f"The saved games {known_as} cannot be read: the file is damaged. It has been put aside; a new one begins."
        )
    return f"The saved games in {path} cannot be read: the file is damaged. It is kept as {kept}; a new one begins."


def _identity(path: Path) -> tuple[int, int] | None:
    """Tells whether a name still stands for the same file; None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _game(row: tuple[Any, ...]) -> SavedGame:
    number, story, content_hash, seed, title, begun, saved, choices, ending, revision = row
    times = datetime.fromisoformat(begun), datetime.fromisoformat(saved)
    return SavedGame(number, story, content_hash, int(seed), title, *times, choices, ending, int(revision))


def _row(entry: LogEntry) -> tuple[str, str, str]:
    """The kind, what it names, and the rest."""
    match entry:
        case Started(node, values):
            return "started", node, json.dumps(values)
        case Chosen(choice):
            return "chosen", choice, ""
        case Dealt(chance, outcome):
            return "dealt", chance, outcome
        case Noted(words):
            return "noted", words, ""


def _entry(kind: str, what: str, detail: str) -> LogEntry:
    """The entry of a row. Raises ValueError for one that is none."""
    match kind:
        case "started":
            return Started(what, tuple((str(name), str(value)) for name, value in json.loads(detail)))
        case "chosen":
            return Chosen(what)
        case "dealt":
            return Dealt(what, detail)
        case "noted":
            return Noted(what)
    raise ValueError(kind)
