"""Sets of packed states."""

from __future__ import annotations

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


@pytest.fixture(autouse=True, params=["by search", "in order"])
def ranked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranks are found in two ways, by how many there are."""
    if request.param == "in order":
        monkeypatch.setattr(sets, "MOST_SEARCHED", 0)


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
@given(st.integers(1, 3).flatmap(lambda words: st.tuples(st.just(words), some_states(words))))
def test_numbers_come_in_order_with_their_columns(given_: tuple[int, list[tuple[int, ...]]]):
    """Equal columns have equal numbers, and the number leads back to its column."""
    words, states = given_
    if states:
        numbering = sets.Numbering(array(states, words))
        numbers, order = numbering.ordered()
        assert list(numbers) == sorted(numbering.numbers)
        assert sorted(order) == list(range(len(states)))
        assert columns(numbering.states(numbers)) == [states[column] for column in order]
