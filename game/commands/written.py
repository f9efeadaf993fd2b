"""Writing what a command made: never over a file unless that is asked for, and whole or not at all."""

from __future__ import annotations

from pathlib import Path

from game.pages.writing import write_whole
from game.playing.errors import PlayError


def write(path: Path, text: str, *, force: bool, folders: bool = False) -> None:
    """Writes the file; with `force`, over one that is there, and with `folders`, making the folders it is to be in.

    Raises PlayError where there is such a file already, or it cannot be written.
    """
    if path.exists() and not force:
        raise PlayError(f"There is a file {path} already; `--force` writes over it.")
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise PlayError(f"{path} cannot be written: {error.strerror}.") from error
