"""Bits of several words side by side in one number, and back.

As many bits as one shift brings to free places move together, holes between them and all, so that few operations move
them all: a greedy form of compressing a word by a mask (Warren, Hacker's Delight, 7-4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD
from game.batch.vectors import States

Numbers: TypeAlias = NDArray[np.uint64]


class Piece(NamedTuple):
    """Some bits of a word, and how far they move to the left to their places in the number."""

    word: int
    mask: int
    shift: int


Fold: TypeAlias = tuple[Piece, ...]


@lru_cache(maxsize=10_000)
def fold_of(masks: tuple[int, ...], room: int) -> Fold:
    """Where the bits of each mask, one for each word, stand in numbers of so many bits, which are enough."""
    return tuple(_pieces(masks, (1 << room) - 1))


def _pieces(masks: Sequence[int], free: int) -> Iterator[Piece]:
    for word, mask in enumerate(masks):
        left = mask
        while left:
            shift = _best_shift(left, free)
            placed = _shifted(left, shift) & free
            yield Piece(word, _shifted(placed, -shift), shift)
            free &= ~placed
            left &= ~_shifted(placed, -shift)


def _best_shift(bits: int, free: int) -> int:
    """The shift that brings most bits to free places."""
    most, best = 0, 0
    for distance in range(WORD):
        for shift in (distance, -distance):
            if (many := (_shifted(bits, shift) & free).bit_count()) > most:
                most, best = many, shift
        if most == bits.bit_count():
            break
    return best


def _shifted(bits: int, shift: int) -> int:
    return bits << shift if shift >= 0 else bits >> -shift


def folded(states: States, fold: Fold) -> Numbers:
    """The number of each state."""
    if not fold:
        return np.zeros(states.shape[1], dtype=np.uint64)
    numbers, *others = (_moved(states[word] & np.uint64(mask), shift) for word, mask, shift in fold)
    for other in others:
        numbers |= other
    return numbers


def unfolded(numbers: Numbers, fold: Fold, rest: States) -> States:
    """The states with these numbers; all their other bits are those of the one in `rest`."""
    states = np.repeat(rest, numbers.size, axis=1)
    numbers = numbers.astype(np.uint64, copy=False)
    for word, mask, shift in fold:
        states[word] |= _moved(numbers & np.uint64(_shifted(mask, shift)), -shift)
    return states


def _moved(numbers: Numbers, shift: int) -> Numbers:
    """Changes the array it is given."""
    move = np.left_shift if shift >= 0 else np.right_shift
    return move(numbers, np.uint64(abs(shift)), out=numbers) if shift else numbers
