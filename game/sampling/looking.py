"""Look-ups in tables, for many lanes each of which looks up things of its own.

What sites or edges look up is laid flat: digits, some bits of a word each, and the tables by which they are looked up.
So all that all lanes look up takes a handful of calls, however many sites there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import Spot
from game.batch.vectors import States
from game.sampling.numbering import Numbers

Columns: TypeAlias = NDArray[np.intp]
"""Some lanes."""
_FIELD, _WIDEST = 6, 16
"""A digit is one number: from below a word, a shift, a mask of its bits, and the place of its table."""
_LOW, _MASK = (1 << _FIELD) - 1, (1 << _WIDEST) - 1


class Found(NamedTuple):
    """What lanes look up."""

    who: Columns
    """For each look-up its lane."""
    where: Columns
    """Its word, among those of all lanes."""
    places: Numbers
    """In the tables."""


class LookUps:
    """For each of many owners, some digits; for each digit, a place in the tables for every value of its bits."""

    def __init__(self, owners: Iterable[Sequence[Spot]]) -> None:
        owned = list(owners)
        places = accumulate((1 << spot.width for spots in owned for spot in spots), initial=0)
        digits = [[_digit(spot, next(places)) for spot in spots] for spots in owned]
        widest = max(map(len, digits), default=0) or 1
        self._digits = np.array([[*row, *[0] * (widest - len(row))] for row in digits], dtype=np.int64)
        """A row for each owner, filled up with 0."""

    def of(self, owners: Numbers, lanes: States) -> Found:
        """What lanes of these owners look up."""
        every = self._digits.take(owners, axis=0, mode="clip")
        which = (every.reshape(-1) != 0).nonzero()[0]
        digits = every.take(which, mode="clip")
        who = np.arange(owners.size).repeat(every.shape[1]).take(which, mode="clip")
        where = (digits & _LOW) * owners.size + who
        bits = lanes.take(where, mode="clip").view(np.int64) >> (digits >> _FIELD & _LOW)
        bits &= digits >> 2 * _FIELD & _MASK
        bits += digits >> 2 * _FIELD + _WIDEST
        return Found(who, where, bits)


def _digit(spot: Spot, table: int) -> int:
    mask = (1 << spot.width) - 1
    return ((table << _WIDEST | mask) << _FIELD | spot.shift) << _FIELD | spot.word


def flat(tables: Sequence[Numbers]) -> Numbers:
    """Tables one after the other, as their digits are given."""
    return np.concatenate(tables) if tables else np.zeros(0, dtype=np.int64)
