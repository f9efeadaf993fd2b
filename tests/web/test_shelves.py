"""The visitors' shelves: kept while they are used, and removed after."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.web.shelves import DAY, Shelves

CODE, OTHER = "k7fd-2mwq-x9pa-chr4", "2222-3333-4444-5555"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_days(self, days: float) -> None:
        self.seconds += days * DAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelves(tmp_path: Path, clock: Clock) -> Shelves:
    """Shelves that are kept for thirty days."""
    return Shelves(tmp_path / "visitors", 30, clock)


def test_a_code_that_was_used_is_held(shelves: Shelves):
    """And no other."""
    assert shelves.use(CODE).is_dir()
    assert shelves.holds(CODE)
    assert not shelves.holds(OTHER)


def test_a_shelf_expires_when_nobody_uses_it(shelves: Shelves, clock: Clock):
    """With everything on it."""
    (shelves.use(CODE) / "games.sqlite").touch()
    clock.pass_days(31)
    shelves.expire([])
    assert not shelves.holds(CODE)


def test_a_shelfs_time_begins_again_when_it_is_used(shelves: Shelves, clock: Clock):
    """Thirty days since the last visit, not since the first."""
    shelves.use(CODE)
    clock.pass_days(29)
    shelves.use(CODE)
    clock.pass_days(29)
    shelves.expire([])
    assert shelves.holds(CODE)


def test_an_open_shelf_does_not_expire(shelves: Shelves, clock: Clock):
    """However long a visit lasts."""
    shelves.use(CODE)
    shelves.use(OTHER)
    clock.pass_days(31)
    shelves.expire([CODE])
    assert shelves.holds(CODE)
    assert not shelves.holds(OTHER)


def test_nothing_but_shelves_expires(shelves: Shelves, clock: Clock):
    """What else lies in the folder is somebody's."""
    (shelves.use(CODE).parent / "notes").mkdir()
    clock.pass_days(31)
    shelves.expire([])
    assert [path.name for path in shelves.folder.iterdir()] == ["notes"]


def test_where_there_is_no_folder_nothing_expires(shelves: Shelves):
    """Before the first visitor there is none."""
    shelves.expire([])
    assert not shelves.folder.exists()
