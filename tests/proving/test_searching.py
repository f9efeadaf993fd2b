"""What is too dear to decide is searched for where least has been explored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.batch.packing import packed
from game.batch.vectors import test_of as holds
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.machine.machine import Machine
from game.playing.reopening import reopen
from game.proving.deciding import Verdict
from game.proving.exploring import Budget
from game.proving.nearness import distances
from game.proving.prover import proved
from game.proving.witnesses import log_of
from game.sharing.hands import Here
from tests.stories import machine

DIALS = "abcdef"


def safe() -> Machine:
    """A safe with six dials of ten digits, which opens at nines: a million states, and the way is 54 choices long."""
    choices = "".join(
        f"  - id: {dial}_{word}\n    text: {dial} {word}.\n    do: {dial} {sign}= 1\n    to: first\n"
        for dial in DIALS
        for word, sign in (("up", "+"), ("down", "-"))
    )
    nines = " and ".join(f"{dial} == 9" for dial in DIALS)
    nodes = f"""\
node: first
text: |
  The safe.
choices:
{choices}  - id: open
    text: Open it.
    needs: {nines}
    to: opened
---
node: opened
kind: ending
text: |
  It is open.
"""
    digits = ", ".join(f"digit {digit}" for digit in range(10))
    meters = "".join(f"  {dial}: {{range: 0..9, start: 0, bands: [{digits}]}}\n" for dial in DIALS)
    return machine(nodes, f"meters:\n{meters}")


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch):
    """Chance would not find it, and takes its time."""
    monkeypatch.setattr("game.proving.witnesses.MANY", 1)


def opening(story: Machine, states: int) -> Verdict:
    """The verdict on opening the safe, where no exploration may have more states than so many."""
    questions = proved(Here(story), Budget(states)).questions
    return next(verdict for question, verdict in questions.items() if question.what == "first.open")


def test_what_is_too_dear_to_decide_is_found():
    """By moves that can be made; a tenth of the states it would take to go through all is enough."""
    story = safe()
    opened = opening(story, 150_000)
    assert opened.status == "reached"
    assert reopen(log_of(story, opened.moves), story).playthrough.ended


def test_a_search_that_meets_its_limit_leaves_what_it_was_after_unknown():
    """It says nothing of what it did not find, and the limit stands."""
    opened = opening(safe(), 2_000)
    assert (opened.status, opened.reason) == ("unknown", "It would take more than 2,000 states.")


NUMBERS = {f"m{number}": Variable(f"m{number}", "meter", tuple("01234"), 0, "", tuple("01234")) for number in range(3)}
LEAVES = st.builds(In, st.sampled_from(list(NUMBERS.values())), st.integers(0, 31))
COUNTED = st.builds(Counted, st.lists(LEAVES, min_size=1, max_size=3).map(tuple), st.integers(1, 15), st.just(""))
TREES = st.recursive(
    LEAVES | COUNTED,
    lambda parts: (
        st.builds(Not, parts)
        | st.builds(All, st.lists(parts).map(tuple))
        | st.builds(Some, st.lists(parts, min_size=1).map(tuple))
    ),
)


@given(TREES)
def test_only_what_holds_is_no_distance_away(tree: Tree):
    """Of all states."""
    packing = packed(NUMBERS.values(), [NUMBERS.keys()])
    values = np.indices((5, 5, 5)).reshape(3, -1).astype(np.uint64)
    states = np.zeros((packing.words, values.shape[1]), dtype=np.uint64)
    for name, row in zip(NUMBERS, values, strict=True):
        states[packing.spots[name].word] |= row << np.uint64(packing.spots[name].shift)
    assert ((distances(tree, states, packing.spots) == 0) == holds(tree, packing)(states)).all()


def test_a_meter_is_as_far_as_it_has_to_move():
    """Up or down, to the nearest value that will do."""
    packing = packed(NUMBERS.values(), [NUMBERS.keys()])
    states = np.arange(5, dtype=np.uint64)[np.newaxis] << np.uint64(packing.spots["m0"].shift)
    assert distances(In(NUMBERS["m0"], 0b10010), states, packing.spots).tolist() == [1, 0, 1, 1, 0]
