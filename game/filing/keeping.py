"""The file on the disk, as a page that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from game.filing.file import PersonalFile
from game.filing.page import page
from game.playing.copies import keep_copy, write_copy


def keep_page(file: PersonalFile, folder: Path) -> Path:
    """Writes the file under a name that nothing in the folder has; returns the whole path. Raises PlayError."""
    return keep_copy(str(folder / file.stem), ".html", page(file))


def write_page(file: PersonalFile, path: Path) -> Path:
    """Writes the file there and returns the whole path.

    Raises PlayError where there is a file already, or none can be written.
    """
    return write_copy(path, page(file))
