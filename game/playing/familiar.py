"""What the reader has read before, in this game or another: so that it can be passed over without missing a line.

Kept beside the saved games as one file a story, a line for each thing told: the first half of the SHA-256 of its words,
in hexadecimal. An edited paragraph is new; a lost or damaged file means that everything is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from game.playing.telling import Told, Yours, lines_of


class Familiar:
    """What has been read of one story."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._marks = _read(path) if path is not None else set()

    def knows(self, parts: Iterable[Told]) -> bool:
        """Whether all of this was read before; what the reader did is no reading."""
        return all(mark in self._marks for mark in _marks(parts))

    def learn(self, parts: Iterable[Told]) -> None:
        """Takes this as read from now on. Where it cannot be written it is forgotten with the process."""
        if new := [mark for mark in _marks(parts) if mark not in self._marks]:
            self._marks.update(new)
            if self._path is not None:
                with suppress(OSError), self._path.open("a", encoding="ascii") as file:
                    file.writelines(f"\n{mark}" for mark in new)  # on a line of its own, however the last one ends


def familiar_in(folder: Path, story: str) -> Familiar:
    """What has been read of a story, by the file in this folder."""
    return Familiar(folder / f"read-{story}.txt")


def _marks(parts: Iterable[Told]) -> list[str]:
    """A mark for each part, each once."""
    words = ("\n".join(lines_of(part)) for part in parts if not isinstance(part, Yours))
    return list(dict.fromkeys(hashlib.sha256(text.encode()).hexdigest()[:32] for text in words))


def _read(path: Path) -> set[str]:
    try:
        return set(path.read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return set()
