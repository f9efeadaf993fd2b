"""The file under the shelf: opened, made where there is none, told from a damaged or a newer one, put aside.

Knows SQLite and the disk, and nothing of games.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

_MAGIC = b"SQLite format 3\0"
APPLICATION = 0x56494749
"""Marks the file as ours in its header: `VIGI`."""
VERSION = 2
"""Since 2 a game may have notes among its entries."""
OLDEST = 1
"""The least version of the format that can still be read."""

SCHEMA = """
CREATE TABLE game (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    seed INTEGER NOT NULL,
    title TEXT NOT NULL,
    begun TEXT NOT NULL,
    saved TEXT NOT NULL,
    ending TEXT NOT NULL,
    revision INTEGER NOT NULL
);
CREATE TABLE entry (
    game INTEGER NOT NULL REFERENCES game (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (game, number)
) WITHOUT ROWID;
"""
_COLUMNS = (
    "SELECT id, story, content_hash, seed, title, begun, saved, ending, revision FROM game LIMIT 0",
    "SELECT game, number, kind, what, detail FROM entry LIMIT 0",
)


class Damaged(Exception):
    """The file is no shelf that this version can read, and never will be."""

    def __init__(self) -> None:
        super().__init__("the file is damaged")


class Newer(Exception):
    """The file is from a later version."""


def connect(path: Path | str, patience: float) -> sqlite3.Connection:
    """A sound shelf, made where there is none; `patience` is how many seconds to wait for another process.

    Raises Damaged, Newer, and OSError or sqlite3.Error where the disk or another process is in the way.
    """
    if isinstance(path, Path) and path.is_file():
        _refuse_foreign(path)
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _prepare(connection)
    except sqlite3.Error as error:
        connection.close()
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
            raise Damaged from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(path: Path) -> None:
    """SQLite itself takes a file of a few bytes for an empty one, and would write over it."""
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head not in (b"", _MAGIC):
        raise Damaged


def _prepare(connection: sqlite3.Connection) -> None:
    _refuse_unreadable(connection)
    with suppress(sqlite3.OperationalError):  # the mode stays with the file: whoever comes first sets it for all
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    with transaction(connection):
        if _is_blank(connection):
            _make(connection)
        elif _pragma(connection, "user_version") < VERSION:
            _stamp(connection)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Damaged
    for query in _COLUMNS:
        connection.execute(query)


def _refuse_unreadable(connection: sqlite3.Connection) -> None:
    """Before anything is written to a file that may be somebody else's."""
    if _is_blank(connection):
        return
    if _pragma(connection, "application_id") != APPLICATION:
        raise Damaged
    version = _pragma(connection, "user_version")
    if version > VERSION:
        raise Newer
    if version < OLDEST:
        raise Damaged


def _is_blank(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and not _pragma(connection, "application_id") and not _pragma(connection, "user_version")


def _make(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";"):  # executescript would commit first
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    _stamp(connection)


def _stamp(connection: sqlite3.Connection) -> None:
    """Marks the file as one that an older program would not know how to read."""
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; the right to write is taken at once, so that two processes never wait for each other."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def put_aside(path: Path) -> Path:
    """Renames a file, and what SQLite keeps beside it, to a name nothing has yet; returns it. Raises OSError."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside, number = path.with_name(f"{path.name}.damaged-{stamp}"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


def why(error: Exception) -> str:
    """What stood in the way, as the second half of a sentence."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _REASONS.get(_code(error), str(error))


def _code(error: Exception) -> int:
    """The primary result code of SQLite; 0 where the error is Python's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_BUSY: "another process is holding the file",
    sqlite3.SQLITE_LOCKED: "another process is holding the file",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_NOTADB: "the file is damaged",
}
