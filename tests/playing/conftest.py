"""Playthrough tests run twice: as they are, and with the game put on the shelf and opened again after every step.

A module asks for it with `pytestmark = pytest.mark.usefixtures("stepped")`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.playing.playthrough import Playthrough
from game.playing.reopening import reopen
from game.playing.shelf import Shelf, open_shelf

Step = Callable[..., Playthrough]


@pytest.fixture(params=["as it is", "saved and opened at each step"])
def stepped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a test is given by `choose` and `undo`: the playthrough itself, or one opened from the shelf."""
    if request.param != "as it is":
        carrier = _Carrier(open_shelf(tmp_path))
        for name in ("choose", "undo"):
            monkeypatch.setattr(Playthrough, name, carrier.carried(getattr(Playthrough, name)))


class _Carrier:
    """Takes playthroughs to the shelf and back. The steps of opening one are not carried in turn."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.opening = False

    def carried(self, step: Step) -> Step:
        def stepped(playthrough: Playthrough, *arguments: Any) -> Playthrough:
            after = step(playthrough, *arguments)
            return after if self.opening else self.through(after)

        return stepped

    def through(self, playthrough: Playthrough) -> Playthrough:
        """The playthrough as another process would find it."""
        game = self.shelf.put(playthrough.log)
        self.opening = True
        try:
            reopened = reopen(open_shelf(self.shelf.folder).log(game), playthrough.machine)
        finally:
            self.opening = False
        assert reopened.stopped is None
        return reopened.playthrough
