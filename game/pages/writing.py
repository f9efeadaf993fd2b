"""Files written whole or not at all."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Writes the file beside and puts it in its place when it is whole. Raises OSError where that cannot be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="xmlcharrefreplace", newline="\n") as file:
            file.write(text)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> None:
    """The same for a file that must not be there yet. Raises FileExistsError, and OSError."""
    if path.exists():
        raise FileExistsError(path)
    write_whole(path, text)


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A path in this folder that nothing has yet: `rudakov.html`, or `rudakov-2.html`."""
    names = (f"{stem}{f'-{number}' * (number > 1)}{ending}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())
