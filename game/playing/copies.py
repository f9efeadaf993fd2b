"""What a player takes away as a file: the game to play again, the transcript, the report of an error."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.pages.writing import write_new
from game.playing.errors import PlayError
from game.playing.playfile import playfile_text
from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.transcript import transcript

TRANSCRIPT = ".md"


def write_copy(path: Path, text: str) -> Path:
    """Writes a new file and returns its whole path. Raises PlayError where there is one, or none can be written."""
    path = path.absolute()
    try:
        write_new(path, text)
    except FileExistsError as error:
        raise PlayError(f"There is a file {path} already; it has been left alone.") from error
    except (OSError, ValueError) as error:  # a name no file can have
        raise PlayError(f"{path} cannot be written: {getattr(error, 'strerror', error)}.") from error
    return path


def write_transcript(path: Path, playthrough: Playthrough) -> Path:
    """Writes everything told so far, under this name and the ending of Markdown. Raises PlayError."""
    if not path.name:
        raise PlayError(f"{path} is no name for a file.")
    path = path if path.suffix == TRANSCRIPT else path.with_name(f"{path.name}{TRANSCRIPT}")
    return write_copy(path, transcript(playthrough, path.stem))


def copy_name(playthrough: Playthrough) -> str:
    """What a file may be called where nobody names it, by its story and the choices made: `vigilance-28`."""
    return f"{playthrough.machine.program.story.metadata.story}-{playthrough.choices}"


def file_report(session: Session, words: Iterable[str], face: str = "") -> Path | None:
    """Writes a report beside the saved games, or where there is room; returns its path, if it has one."""
    folders = (session.shelf.folder, Path(tempfile.gettempdir()))
    terminal = f"TERM={os.environ.get('TERM', '')} COLORTERM={os.environ.get('COLORTERM', '')} {face}".strip()
    return write_report(folders, session.playthrough, words, terminal)


def write_report(folders: Iterable[Path], playthrough: Playthrough, words: Iterable[str], face: str) -> Path | None:
    """Writes a report into the first of these folders that takes it, and returns its path; None where none does.

    It is a playthrough file with what was said, and by whom it was shown, as its comment: playing it leads to where
    the trouble was.
    """
    head = [f"vigilance {__version__}, Python {platform.python_version()}, {platform.system()}, {face}", *words]
    comment = "".join(f"# {line}\n" for text in head for line in text.splitlines())
    name = f"report-{datetime.now(UTC):%Y%m%d-%H%M%S}.play.yaml"
    text = comment + playfile_text(playthrough.log, "where an error was met")
    for folder in folders:
        try:
            return write_copy(folder / name, text)
        except PlayError:
            continue
    return None
