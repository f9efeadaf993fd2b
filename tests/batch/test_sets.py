"""Sets of packed states."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.batch import sets
from game.batch.sets import difference, positions, unique
from game.batch.vectors import States

WORDS = st.one_of(st.integers(0, 5), st.integers(0, 2**24), st.integers(0, 2**64 - 1))


@st.composite
def some_states(draw: st.DrawFn, words: int) -> list[tuple[int, ...]]:
    """Some columns, of which some are likely to be equal."""
    columns = draw(st.lists(st.tuples(*[WORDS] * words), max_size=30))
    return columns + draw(st.lists(st.sampled_from(columns), max_size=10)) if columns else columns


def array(columns: list[tuple[int, ...]], words: int) -> States:
    """The columns as an array."""
    return np.array(columns, dtype=np.uint64).reshape(len(columns), words).T.copy()


def columns(states: States) -> list[tuple[int, ...]]:
    """The columns of an array."""
    return [tuple(map(int, column)) for column in states.T]


@pytest.fixture(autouse=True, params=["as they come", "in few bits", "chunk by chunk"])
def folded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many states are folded into as few bits as they need, and so many at a time."""
    if request.param != "as they come":
        monkeypatch.setattr(sets, "FEW", 0)
    if request.param == "chunk by chunk":
        monkeypatch.setattr(sets, "CHUNK", 3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3).flatmap(lambda words: st.tuples(st.just(words), some_states(words))))
def test_of_equal_states_one_is_kept(given_: tuple[int, list[tuple[int, ...]]]):
    """However many words a state has, and however full they are."""
    words, states = given_
    found = columns(unique(array(states, words)))
    assert len(found) == len(set(states))
    assert set(found) == set(states)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3).flatmap(lambda words: st.tuples(st.just(words), some_states(words), some_states(words))))
def test_the_difference_leaves_what_is_not_known(given_: tuple[int, list[tuple[int, ...]], list[tuple[int, ...]]]):
    """Each once."""
    words, known, states = given_
    found = columns(difference(array(states, words), unique(array(known, words))))
    assert len(found) == len(set(found))
    assert set(found) == set(states) - set(known)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3).flatmap(lambda words: st.tuples(st.just(words), some_states(words), some_states(words))))
def test_a_state_is_found_at_its_column_or_not_at_all(given_: tuple[int, list[tuple[int, ...]], list[tuple[int, ...]]]):
    """-1 stands for those that are not in the set."""
    words, known, states = given_
    among = unique(array(known, words))
    for state, position in zip(states, positions(among, array(states, words)), strict=True):
        assert (position < 0) == (state not in known)
        assert position < 0 or columns(among)[position] == state


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 4).flatmap(lambda words: st.tuples(st.just(words), some_states(words), st.integers(0, 40))))
def test_equal_states_stand_one_after_another(given_: tuple[int, list[tuple[int, ...]], int]):
    """Of several arrays; the number they have leads back to them, and each has the rank of its number."""
    words, states, cut = given_
    if states:
        numbering = sets.Numbering([array(states[:cut], words), array(states[cut:], words)])
        order = numbering.ordered()
        assert sorted(order.columns) == list(range(len(states)))
        assert columns(numbering.states(order.numbers)) == [states[first] for first in order.firsts]
        assert columns(numbering.states(order.numbers[order.ranks])) == states
        for begin, end in itertools.pairwise([*order.starts, len(states)]):
            assert len({states[column] for column in order.columns[begin:end]}) == 1
            assert list(order.columns[begin:end]) == sorted(order.columns[begin:end])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 4).flatmap(lambda words: st.tuples(st.just(words), some_states(words), st.integers(0, 40))))
def test_a_set_is_given_so_many_states_at_a_time(given_: tuple[int, list[tuple[int, ...]], int]):
    """Those of all arrays it was made of, each once."""
    words, states, cut = given_
    found = sets.set_of([array(states[:cut], words), array(states[cut:], words)])
    given_back = [column for chunk in found.chunks() for column in columns(chunk)]
    assert given_back == columns(found.states())
    assert len(given_back) == found.size == len(set(states))
    assert set(given_back) == set(states)
