"""What a player takes away as a file, and the report of an error."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.pages.writing import free_name, write_new
from game.playing.errors import PlayError
from game.playing.playfile import playfile_text
from game.playing.playthrough import Playthrough

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


def keep_copy(name: str, ending: str, text: str) -> Path:
    """Writes a file of this name and ending, with a number after the name if there is one already.

    Returns its whole path. Raises PlayError where the name is none, or the file cannot be written.
    """
    path = Path(name.removesuffix(ending)).absolute()
    if path.name in ("", ".."):
        raise PlayError(f"{name} is no name for a file.")
    try:
        free = free_name(path.parent, path.name, ending)
    except OSError as error:
        raise PlayError(f"{name} cannot be the name of a file: {error.strerror}.") from error
    return write_copy(free, text)


def copy_name(playthrough: Playthrough) -> str:
    """What a file may be called where nobody names it, by its story and the choices made: `vigilance-28`."""
    return f"{playthrough.machine.program.story.metadata.story}-{playthrough.choices}"


def report_name() -> str:
    """What a report of this second is called, without its ending."""
    return f"report-{datetime.now(UTC):%Y%m%d-%H%M%S}"


def report_text(playthrough: Playthrough, words: Iterable[str], face: str) -> str:
    """The text of a report: a playthrough file, with what was said and by whom it was shown as its comment.

    Playing it leads to where the trouble was.
    """
    terminal = f"TERM={os.environ.get('TERM', '')} COLORTERM={os.environ.get('COLORTERM', '')}"
    system = f"Python {platform.python_version()}, {platform.system()}"
    head = [f"vigilance {__version__}, {face}, {system}, {terminal}", *words]
    comment = "".join(f"# {line}\n" for text in head for line in text.splitlines())
    return comment + playfile_text(playthrough.log, "where an error was met")
