"""Where the decisions of a sampled playthrough come from: a key of 64 bits, the same for one lane or many.

A playthrough's first key is made of seed and number (SplitMix64: Steele, Lea and Flood, 2014). Each decision advances
it (a linear congruential generator with the constants of Knuth's MMIX) and takes its upper 32 bits, the draw.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MULTIPLIER = 6364136223846793005
INCREMENT = 1442695040888963407
DRAW = 32
"""How many bits a draw has; they are the upper ones of the key."""
_GOLDEN = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1


def first_key(seed: int, number: int) -> int:
    """The key of a playthrough before its first decision."""
    return _mixed(_mixed(seed & _WORD) + (number + 1) * _GOLDEN & _WORD)


def advanced(key: int) -> int:
    """The key of the next decision."""
    return key * MULTIPLIER + INCREMENT & _WORD


def first_keys(seed: int, numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The first keys of many playthroughs."""
    keys = np.uint64(_mixed(seed & _WORD)) + (numbers + np.uint64(1)) * np.uint64(_GOLDEN)
    for shift, factor in _ROUNDS:
        keys = (keys ^ keys >> np.uint64(shift)) * np.uint64(factor)
    return keys ^ keys >> np.uint64(31)


def advance(keys: NDArray[np.uint64]) -> None:
    """Puts the keys of the next decision in the place of those of the last."""
    np.multiply(keys, np.uint64(MULTIPLIER), out=keys)
    np.add(keys, np.uint64(INCREMENT), out=keys)


_ROUNDS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


def _mixed(word: int) -> int:
    for shift, factor in _ROUNDS:
        word = (word ^ word >> shift) * factor & _WORD
    return word ^ word >> 31
