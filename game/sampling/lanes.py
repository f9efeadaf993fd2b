"""Playthroughs side by side: an array with a column, a lane, for each, which holds all that there is to know of it.

The first rows are the packed state. The number of the playthrough and of the choices taken stand in the bits that the
state leaves free, or else in a row more: what is in few rows is quick to move. The last row is the key.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.batch.packing import WORD, Packing, Spot
from game.batch.plan import Plan
from game.batch.vectors import States
from game.sampling.keys import first_keys
from game.sampling.single import LONGEST

MOST_LANES = 1 << 20
"""So many lanes can be told apart."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in a lane."""

    number: Spot
    choices: Spot
    key: int
    """The row of the key, which is the last."""

    @property
    def rows(self) -> int:
        """How many rows lanes have."""
        return self.key + 1

    def begun(self, plan: Plan, seed: int, numbers: range, first: int) -> States:
        """Lanes for the playthroughs of these numbers, before anything is entered; they are numbered from `first`."""
        lanes = np.zeros((self.rows, len(numbers)), dtype=np.uint64)
        lanes[: plan.packing.words] = plan.initial
        own = np.arange(first, first + len(numbers), dtype=np.uint64)
        lanes[self.number.word] |= own << np.uint64(self.number.shift)
        lanes[self.key] = first_keys(seed, np.arange(numbers.start, numbers.stop, dtype=np.uint64))
        return lanes


def layout_of(packing: Packing) -> Layout:
    """The layout of lanes around states of this packing."""
    free = [WORD] * packing.words
    for spot in packing.spots.values():
        free[spot.word] = min(free[spot.word], WORD - spot.shift - spot.width)
    number = _taken(free, (MOST_LANES - 1).bit_length())
    choices = _taken(free, LONGEST.bit_length())
    return Layout(number, choices, len(free))


def _taken(free: list[int], width: int) -> Spot:
    """The lowest of so many free bits at the end of a word, taken; a word more where there are none."""
    word = next((word for word, left in enumerate(free) if left >= width), len(free))
    if word == len(free):
        free.append(WORD)
    shift = WORD - free[word]
    free[word] -= width
    return Spot(word, shift, width)
