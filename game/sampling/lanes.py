"""Playthroughs side by side: an array with a column, a lane, for each, which holds all that there is to know of it.

The first rows are the packed state. The number of the playthrough and of the choices taken stand in the bits that the
state leaves free, or else in a row more: what is in few rows is quick to move. The last row is the key.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD, Packing, Spot
from game.batch.plan import Plan
from game.batch.vectors import States, field
from game.sampling.keys import first_keys
from game.sampling.single import LONGEST

MOST_LANES = 1 << 18
"""So many playthroughs are under way at a time."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in a lane."""

    number: Spot
    """Counted from the first of the lanes."""
    choices: Spot
    key: int
    """The row of the key, which is the last."""

    def begun(self, plan: Plan, seed: int, first: int, many: int) -> States:
        """Lanes before anything is entered: the playthroughs of these numbers."""
        numbers = np.arange(many, dtype=np.uint64)
        lanes = np.zeros((self.key + 1, many), dtype=np.uint64)
        lanes[: plan.packing.words] = plan.initial
        lanes[self.number.word] |= numbers << np.uint64(self.number.shift)
        lanes[self.key] = first_keys(seed, numbers + np.uint64(first))
        return lanes

    def numbers(self, lanes: States) -> NDArray[np.int64]:
        """The numbers of the playthroughs."""
        return field(lanes, self.number)


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
