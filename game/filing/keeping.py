"""The file on the disk, as a page that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from game.filing.file import PersonalFile
from game.filing.page import page
from game.pages.writing import free_name, write_new
from game.playing.errors import PlayError


def keep_page(file: PersonalFile, folder: Path) -> Path:
    """Writes the file under a name that nothing in the folder has; returns the whole path. Raises PlayError."""
    return write_page(file, free_name(folder.absolute(), file.stem, ".html"))


def write_page(file: PersonalFile, path: Path) -> Path:
    """Writes the file there and returns the whole path.

    Raises PlayError where there is a file already, or none can be written.
    """
    path = path.absolute()
    try:
        write_new(path, page(file))
    except FileExistsError as error:
        raise PlayError(f"There is a file {path} already; it has been left alone.") from error
    except OSError as error:
        raise PlayError(f"{path} cannot be written: {error.strerror}.") from error
    return path
