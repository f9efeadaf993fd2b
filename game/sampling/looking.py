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
_SHIFT, _WIDTH, _WORD = 6, 5, 16
"""A digit is one number: from below so many bits for its shift, its width and its word, then the place of its table."""
_MASKS = (1 << np.arange(1 << _WIDTH)) - 1


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
        shifts, digits = digits & (1 << _SHIFT) - 1, digits >> _SHIFT
        masks, digits = _MASKS.take(digits & (1 << _WIDTH) - 1, mode="clip"), digits >> _WIDTH
        where = (digits & (1 << _WORD) - 1) * owners.size + who
        bits = lanes.take(where, mode="clip").view(np.int64) >> shifts & masks
        bits += digits >> _WORD
        return Found(who, where, bits)


def _digit(spot: Spot, table: int) -> int:
    return ((table << _WORD | spot.word) << _WIDTH | spot.width) << _SHIFT | spot.shift


def flat(tables: Sequence[Numbers]) -> Numbers:
    """Tables one after the other, as their digits are given."""
    return np.concatenate(tables) if tables else np.zeros(0, dtype=np.int64)
