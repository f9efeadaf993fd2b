"""Layers laid out: nothing overlaps, and lines that need not cross do not."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given

from game.reporting.layering import Bend, Item, Link
from game.reporting.placing import across, crossings, ordered
from tests.reporting.test_layering import GROUPS, LINKS, laid, layer_of


def width(item: Item) -> float:
    """Boxes are wide, bends are not."""
    return 3.0 if isinstance(item, Bend) else 20.0


def test_two_lines_that_cross_for_nothing_are_uncrossed():
    """By putting one of the boxes first."""
    layers = laid([Link("a", "d"), Link("b", "c")], ["ab", "cd"])
    assert crossings(layers.rows, layers.segments) == 1
    assert crossings(ordered(layers), layers.segments) == 0


@given(LINKS, GROUPS)
def test_ordering_keeps_every_item_in_its_layer_and_adds_no_crossing(links, groups):
    """The order of the files is kept where nothing is better."""
    layers = laid(links, groups)
    rows = ordered(layers)
    assert [set(row) for row in rows] == [set(row) for row in layers.rows]
    assert crossings(rows, layers.segments) <= crossings(layers.rows, layers.segments)


@given(LINKS, GROUPS)
def test_crossings_are_counted_as_one_would_by_hand(links, groups):
    """Two segments of a layer cross where their ends are in opposite order."""
    layers = laid(links, groups)
    where = layer_of(layers)
    place = {item: number for row in layers.rows for number, item in enumerate(row)}
    by_hand = sum(
        (place[one.upper] - place[other.upper]) * (place[one.lower] - place[other.lower]) < 0
        for one, other in combinations(layers.segments, 2)
        if where[one.upper] == where[other.upper]
    )
    assert crossings(layers.rows, layers.segments) == by_hand


@given(LINKS, GROUPS)
def test_nothing_overlaps_and_nothing_stands_left_of_the_edge(links, groups):
    """Neighbours are at least as far apart as they are wide."""
    layers = laid(links, groups)
    rows = ordered(layers)
    places = across(rows, layers.segments, width)
    assert all(places[item] - width(item) / 2 >= -1e-6 for row in rows for item in row)
    for row in rows:
        for one, other in pairwise(row):
            assert places[other] - places[one] >= (width(one) + width(other)) / 2 - 1e-6


def test_a_chain_is_drawn_straight():
    """One below the other."""
    layers = laid([Link("a", "b"), Link("b", "c")], ["abc"])
    places = across(ordered(layers), layers.segments, width)
    assert places["a"] == places["b"] == places["c"]
