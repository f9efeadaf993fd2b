"""Bits of several words are brought together in one number."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.batch.folding import fold_of, folded, unfolded

BITS = st.frozensets(st.tuples(st.integers(0, 2), st.integers(0, 63)), max_size=64)
WORDS = st.lists(st.tuples(*[st.integers(0, 2**64 - 1)] * 3), min_size=1, max_size=10)


@given(BITS, WORDS, st.integers(0, 20))
def test_what_is_folded_can_be_unfolded(bits: frozenset[tuple[int, int]], words: list[tuple[int, ...]], more: int):
    """Wherever the bits stand, into as many bits as there are and perhaps some more."""
    masks = tuple(sum(1 << bit for word, bit in bits if word == which) for which in range(3))
    room = min(len(bits) + more, 64)
    states = np.array(words, dtype=np.uint64).T.copy() & np.array(masks, dtype=np.uint64)[:, np.newaxis]
    fold = fold_of(masks, room)
    numbers = folded(states, fold)
    assert all(int(number) >> room == 0 for number in numbers)
    assert (unfolded(numbers, fold, np.zeros((3, 1), dtype=np.uint64)) == states).all()


def test_bits_that_stand_together_move_together():
    """And those of another word go into the holes between them, where they fit."""
    assert fold_of((0xF0FF, 0xF), 16) == ((0, 0xF0FF, 0), (1, 0xF, 8))
