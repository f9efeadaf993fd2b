"""Graphs in layers: whatever leads where, it can be drawn."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.reporting.layering import Bend, Item, Layers, Link, layered

KEYS = "abcdefgh"
LINKS = st.lists(st.builds(Link, st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans()), max_size=24)
GROUPS = st.lists(st.sampled_from([0, 1, 2]), min_size=len(KEYS), max_size=len(KEYS)).map(
    lambda numbers: [[key for key, its in zip(KEYS, numbers, strict=True) if its == group] for group in range(3)]
)


def laid(links: list[Link], groups: list[str] | list[list[str]]) -> Layers:
    """The layers of a graph that is small enough."""
    found = layered(links, groups)
    assert found is not None
    return found


def layer_of(layers: Layers) -> dict[Item, int]:
    """The layer of every item."""
    return {item: number for number, row in enumerate(layers.rows) for item in row}


@given(LINKS, GROUPS)
def test_every_key_stands_once_and_below_the_groups_before(links, groups):
    """In the order of the groups, which are chapters."""
    layers = laid(links, groups)
    keys = [item for row in layers.rows for item in row if not isinstance(item, Bend)]
    assert sorted(keys) == sorted(KEYS)
    where = layer_of(layers)
    ends = [[where[key] for key in group] for group in groups if group]
    assert all(max(one) < min(other) for one, other in pairwise(ends))


@given(LINKS, GROUPS)
def test_every_segment_goes_from_a_layer_to_the_next(links, groups):
    """So that nothing has to be drawn through a box."""
    layers = laid(links, groups)
    where = layer_of(layers)
    assert all(where[segment.lower] == where[segment.upper] + 1 for segment in layers.segments)


@given(LINKS, GROUPS)
def test_lines_lead_where_links_lead_and_nowhere_else(links, groups):
    """From each key its lines can be followed to exactly the keys it is linked to, but for itself."""
    layers = laid(links, groups)
    following: dict[Item, list[Item]] = {}
    for segment in layers.segments:
        source, target = (segment.lower, segment.upper) if segment.rising else (segment.upper, segment.lower)
        following.setdefault(source, []).append(target)
    for key in KEYS:
        found, waiting = set(), list(following.get(key, ()))
        while waiting:
            item = waiting.pop()
            if isinstance(item, Bend):
                waiting += following[item]
            else:
                found.add(item)
        assert found == {link.target for link in links if link.source == key} - {key}


def test_what_is_led_to_stands_below_the_longest_way():
    """`c` is two steps from `a` by way of `b`."""
    layers = laid([Link("a", "c"), Link("a", "b"), Link("b", "c")], ["abc"])
    assert [[item for item in row if not isinstance(item, Bend)] for row in layers.rows] == [["a"], ["b"], ["c"]]


def test_a_hub_stands_above_what_leads_back_to_it():
    """It is where the circle is entered, however the files are ordered."""
    links = [Link("b", "h"), Link("c", "h"), Link("h", "b"), Link("h", "c"), Link("a", "h")]
    assert laid(links, ["bcha"]).rows == (("a",), ("h",), ("b", "c"))


def test_lines_to_one_target_become_one():
    """`a` and `b` lead to `d` past `c`: there is one bend in its layer."""
    layers = laid(
        [Link("x", "a"), Link("x", "b"), Link("a", "c"), Link("c", "d"), Link("a", "d"), Link("b", "d")], ["xabcd"]
    )
    assert [item for row in layers.rows for item in row if isinstance(item, Bend)] == [Bend("d", 2, False, False)]


def test_what_is_too_much_to_draw_is_not_laid_out():
    """A chain whose links all skip to its end would have a bend in each layer for every one."""
    chain = [f"{number:04}" for number in range(400)]
    links = [Link(one, other) for number, one in enumerate(chain) for other in chain[number + 1 :]]
    assert layered(links, [chain]) is None
    assert layered([Link("a", "b")], ["ab"], most=1) is None
