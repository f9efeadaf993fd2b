"""A playthrough taken to the shelf and back, as leaving the game and opening it again would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from game.playing.errors import PlayError
from game.playing.playthrough import Playthrough
from game.playing.reopening import reopen
from game.playing.shelf import SavedGame, Shelf, ShelfError, open_shelf


class Lost(PlayError):
    """What came back from the shelf is not what was put on it."""


@contextmanager
def reloading() -> Iterator[Carrier]:
    """A carrier with a shelf of its own, in a folder that is there for as long. Raises ShelfError."""
    with _folder() as folder, closing(open_shelf(Path(folder))) as shelf:
        if not shelf.lasting:
            raise ShelfError(shelf.notice)
        yield Carrier(shelf)


def _folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="vigilance-")
    except OSError as error:
        raise ShelfError(f"There is no place to save games for a while: {error.strerror}.") from error


class Carrier:
    """Carries one playthrough, step by step: each time the same game is written, and read by another reader."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.game: SavedGame | None = None

    def __call__(self, playthrough: Playthrough) -> Playthrough:
        """The playthrough as it is opened again. Raises Lost where it is not the same, and ShelfError."""
        log = playthrough.log
        self.game = self.shelf.put(log) if self.game is None else self.shelf.write(self.game, log)
        with closing(open_shelf(self.shelf.folder)) as other:
            reopened = reopen(other.log(self.game), playthrough.machine)
        if reopened.stopped is not None:
            raise Lost(f"Saved here, the game does not open: {reopened.stopped.message}")
        if reopened.playthrough != playthrough:
            raise Lost("Saved here, the game opens to something else.")
        return replace(reopened.playthrough, fallen=playthrough.fallen)
