"""The visitors' shelves: a folder for each save code, removed when nobody has played there for long enough."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from game.web.codes import read_code

DAY = 24 * 60 * 60
"""In seconds."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """The shelves in one folder."""

    folder: Path
    days: float
    """How long a shelf that nobody uses is kept."""
    now: Callable[[], float] = time.time
    """Seconds since the epoch."""

    def holds(self, code: str) -> bool:
        """Whether anything is kept under this code."""
        return (self.folder / code).is_dir()

    def use(self, code: str) -> Path:
        """The folder of a shelf, made where there is none; its time begins again. Raises OSError."""
        shelf = self.folder / code
        shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.utime(shelf, (self.now(), self.now()))
        return shelf

    def expire(self, open_now: Container[str]) -> None:
        """Removes the shelves whose time is over, but none that is open, and nothing that is no shelf."""
        for path in self.folder.glob("*"):
            if read_code(path.name) == path.name not in open_now and self._over(path):
                shutil.rmtree(path, ignore_errors=True)

    def _over(self, shelf: Path) -> bool:
        return self.now() - shelf.stat().st_mtime > self.days * DAY
