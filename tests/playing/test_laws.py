"""Laws of playing, over random walks through random stories."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.machine.machine import Machine
from game.playing.opening import Opening
from game.playing.playfile import parse_playfile, playfile_text
from game.playing.reopening import reopen
from game.playing.session import Session
from game.playing.shelf import Shelf
from game.playing.shelf_file import connect
from tests.generated_stories import machines, walked

SEEDS = st.integers(0, 10**18 - 1)
WALKS = st.lists(st.integers(0, 9), max_size=12)


@given(machines(), SEEDS, WALKS)
def test_replay_is_deterministic(machine: Machine, seed: int, picks: list[int]) -> None:
    """The same seed and choices give the same steps."""
    assert walked(machine, seed, picks).steps == walked(machine, seed, picks).steps


@given(machines(), SEEDS, WALKS)
def test_a_reopened_game_stands_where_it_stood(machine: Machine, seed: int, picks: list[int]) -> None:
    """Reopening the log gives every step again: the text so far as well as the state."""
    playthrough = walked(machine, seed, picks)
    reopened = reopen(playthrough.log, machine)
    assert (reopened.stopped, reopened.playthrough.steps) == (None, playthrough.steps)


@given(machines(), SEEDS, WALKS, st.integers(0, 9))
def test_undo_after_a_choice_is_identity(machine: Machine, seed: int, picks: list[int], pick: int) -> None:
    """Choosing and undoing leaves the playthrough as it was."""
    before = walked(machine, seed, picks)
    if before.open_moves:
        move = before.open_moves[pick % len(before.open_moves)]
        assert before.choose(move.id).undo() == before


@given(machines(), SEEDS, WALKS)
def test_a_playthrough_file_gives_its_log_back(machine: Machine, seed: int, picks: list[int]) -> None:
    """Writing a log and reading the file is identity."""
    log = walked(machine, seed, picks).log
    assert parse_playfile(playfile_text(log, "a walk"), "walk.play.yaml").log == log


@given(machines(), SEEDS, st.lists(st.integers(-3, 9), max_size=12))
def test_the_shelf_always_holds_what_is_shown(machine: Machine, seed: int, picks: list[int]) -> None:
    """After every choice and every undo, the game on the shelf opens to the state on the screen."""
    shelf = Shelf(Path(), connect(":memory:", 0))
    session = Session(machine, shelf, Opening(seed=seed))
    for pick in picks:
        moves = session.playthrough.open_moves
        if pick < 0:
            session.undo()
        elif moves:
            session.choose(moves[pick % len(moves)].id)
        if session.game is not None:
            assert reopen(shelf.log(session.game), machine).playthrough.steps == session.playthrough.steps
    shelf.close()


def test_walks_do_not_stop_at_the_first_step() -> None:
    """The walks these laws are tested on take choices: a law over empty logs would say nothing."""
    lengths: list[int] = []

    @given(machines(), SEEDS, WALKS)
    def walk(machine: Machine, seed: int, picks: list[int]) -> None:
        lengths.append(len(walked(machine, seed, picks).steps))

    walk()
    assert max(lengths) >= 5
