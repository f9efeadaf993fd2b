"""How far states are from a condition: the branch distance of search-based testing (Korel, 1990).

0 where it holds. A meter is as far as it has to move, anything else is 1 off; of several parts that must all hold the
distances add up, of alternatives the least counts, and of a count how many are missing or too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import Spot
from game.batch.vectors import States, field
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.words import negated

Distances: TypeAlias = NDArray[np.int64]
NEVER = 1 << 20
"""How far it is to what cannot hold."""


def distances(tree: Tree, states: States, spots: Mapping[str, Spot]) -> Distances:
    """How far each state is; what has no spot among these is not looked at."""
    match tree:
        case In(variable, _) if variable.name in spots:
            return _from(tree)[field(states, spots[variable.name])]
        case In():
            return np.zeros(states.shape[1], dtype=np.int64)
        case Counted(members, counts):
            held = sum((distances(member, states, spots) == 0 for member in members), start=np.zeros(1, np.int64))
            wanted = [number for number in range(len(members) + 1) if counts >> number & 1]
            return _least((np.abs(held - number) for number in wanted), states)
        case All(parts):
            return sum((distances(part, states, spots) for part in parts), start=np.zeros(states.shape[1], np.int64))
        case Some(parts):
            return _least((distances(part, states, spots) for part in parts), states)
        case Not(part):
            return distances(negated(part), states, spots)


def _least(found: Iterable[Distances], states: States) -> Distances:
    return reduce(np.minimum, found, np.full(states.shape[1], NEVER))


def _from(leaf: In) -> Distances:
    """How far each value is from those that hold; without any, as far as can be."""
    values = range(len(leaf.variable.values))
    good = [value for value in values if leaf.values >> value & 1]
    if leaf.variable.kind != "meter" or not good:
        return np.array([int(value not in good) for value in values], dtype=np.int64)
    return np.array([min(abs(value - other) for other in good) for value in values], dtype=np.int64)
