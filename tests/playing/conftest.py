"""Every playthrough test runs twice: as it is, and with the game put on the shelf and opened again at each step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.machine.machine import Machine
from game.playing.playthrough import Playthrough
from game.playing.reopening import reopen
from game.playing.shelf import open_shelf

Carry = Callable[[Playthrough], Playthrough]


class Player:
    """Plays; after each step the playthrough is carried to the next."""

    def __init__(self, playthrough: Playthrough, carry: Carry) -> None:
        self._carry = carry
        self.playthrough = carry(playthrough)

    def choose(self, *choices: str) -> Playthrough:
        """Takes these choices in turn; returns the playthrough after them."""
        for choice in choices:
            self.playthrough = self._carry(self.playthrough.choose(choice))
        return self.playthrough

    def undo(self) -> Playthrough:
        self.playthrough = self._carry(self.playthrough.undo())
        return self.playthrough


Begin = Callable[..., Player]


@pytest.fixture(params=["as it is", "saved and opened at each step"])
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Begin:
    """Begins a playthrough of a machine: `begin(machine, seed, node, values)`."""
    carry = _as_it_is if request.param == "as it is" else _through_the_shelf(tmp_path)

    def begun(machine: Machine, seed: int = 0, node: str | None = None, values: dict[str, str] | None = None) -> Player:
        return Player(Playthrough.begin(machine, seed, node, values), carry)

    return begun


def _as_it_is(playthrough: Playthrough) -> Playthrough:
    return playthrough


def _through_the_shelf(folder: Path) -> Carry:
    def carry(playthrough: Playthrough) -> Playthrough:
        shelf = open_shelf(folder)
        shelf.put(playthrough.log)
        shelf.close()
        shelf = open_shelf(folder)
        reopened = reopen(shelf.log(shelf.games(playthrough.log.story)[0]), playthrough.machine)
        shelf.close()
        assert reopened.stopped is None
        return reopened.playthrough

    return carry
