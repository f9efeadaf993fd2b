"""Look-ups in tables, for many lanes each of which looks up things of its own.

What sites or edges look up is laid flat: digits, some bits of a word each, and the tables by which they are looked up.
Lanes look up their first digits together, then those that have one their second, and so on: a handful of calls, however
many sites there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, zip_longest
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import Spot
from game.batch.vectors import States
from game.sampling.numbering import Numbers

Columns: TypeAlias = NDArray[np.intp]
"""Some lanes."""
_FIELD = 6
"""Words, shifts and widths are less than 64: a digit is one number, the place of its table above these three."""
_LOW = (1 << _FIELD) - 1


class LookUps:
    """For each of many owners, some digits; for each digit, a place in the tables for every value of its bits."""

    def __init__(self, owners: Iterable[Sequence[Spot]]) -> None:
        owned = list(owners)
        places = accumulate((1 << spot.width for spots in owned for spot in spots), initial=0)
        digits = [[_digit(spot, next(places)) for spot in spots] for spots in owned]
        self._turns = [np.array(turn, dtype=np.int64) for turn in zip_longest(*digits, fillvalue=0)]

    def places(self, owners: Numbers, lanes: States) -> Iterator[tuple[Columns, Columns, Numbers]]:
        """By turns: lanes that look something up, where in all lanes' words each does, and the place in the tables."""
        words = lanes.reshape(-1)
        for turn in self._turns:
            digits = turn.take(owners, mode="clip")
            who = digits.nonzero()[0]
            digits = digits.take(who, mode="clip")
            where = (digits & _LOW) * owners.size + who
            bits = words.take(where, mode="clip").view(np.int64) >> (digits >> _FIELD & _LOW)
            bits &= (1 << (digits >> 2 * _FIELD & _LOW)) - 1
            yield who, where, (digits >> 3 * _FIELD) + bits


def _digit(spot: Spot, table: int) -> int:
    return ((table << _FIELD | spot.width) << _FIELD | spot.shift) << _FIELD | spot.word


def flat(tables: Sequence[Numbers]) -> Numbers:
    """Tables one after the other, as their digits are given."""
    return np.concatenate(tables) if tables else np.zeros(0, dtype=np.int64)
