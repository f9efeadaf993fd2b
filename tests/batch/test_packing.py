"""Where variables stand in a packed state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.batch.packing import packed, width
from game.language.variables import Variable


def variable(name: str, values: int) -> Variable:
    """A variable of so many values."""
    words = tuple(map(str, range(values)))
    return Variable(name, "enum", words, 0, name, words)


@given(
    st.lists(st.integers(2, 64), min_size=1, max_size=40),
    st.lists(st.frozensets(st.integers(0, 39), min_size=1, max_size=30), max_size=10),
)
def test_what_matters_together_has_bits_of_its_own(sizes: list[int], together: list[frozenset[int]]):
    """And enough of them; what never matters has none."""
    variables = [variable(f"v{number}", size) for number, size in enumerate(sizes)]
    groups = [{f"v{number}" for number in group if number < len(sizes)} for group in together]
    packing = packed(variables, groups)
    assert packing.spots.keys() == set().union(*groups)
    for group in groups:
        spots = [packing.spots[name] for name in group]
        for word in range(packing.words):
            masks = [spot.mask for spot in spots if spot.word == word]
            assert sum(masks) == sum(1 << bit for mask in masks for bit in range(64) if mask >> bit & 1)
            assert sum(masks) < 2**64
            assert len({bit for mask in masks for bit in range(64) if mask >> bit & 1}) == sum(
                mask.bit_count() for mask in masks
            )
    assert all(packing.spots[v.name].width == width(v) for v in variables if v.name in packing.spots)


def test_what_never_matters_together_shares_its_bits():
    """As the variables of a program share registers."""
    variables = [variable("a", 4), variable("b", 4), variable("c", 2)]
    packing = packed(variables, [{"a", "c"}, {"b", "c"}])
    assert packing.spots["a"] == packing.spots["b"]


def test_two_words_are_filled_evenly():
    """Where one is not enough."""
    variables = [variable(f"v{number}", 16) for number in range(20)]
    packing = packed(variables, [{v.name for v in variables}])
    assert packing.words == 2
    assert [sum(spot.width for spot in packing.spots.values() if spot.word == word) for word in (0, 1)] == [40, 40]
