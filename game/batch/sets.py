"""Sets of packed states: arrays in which each column stands once.

A column of one word is a number, and sorts as one in 30 nanoseconds. Columns of more words are numbered first: their
other words are replaced by ranks, so few bits that all fit into one number. Sorting columns as such would take twenty
times as long, and so would `numpy.unique`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD
from game.batch.vectors import States

Numbers: TypeAlias = NDArray[np.uint64]
WIDEST_TABLE = 22
"""Words of so many bits are ranked by a table."""


def unique(states: States) -> States:
    """The states, each once. May change the array it is given."""
    if states.shape[1] < 2:
        return states
    if states.shape[0] == 1:
        return distinct(states[0])[np.newaxis]
    numbering = Numbering(states)
    return numbering.states(distinct(numbering.numbers))


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in order, each once. Sorts the array it is given."""
    numbers.sort()
    first = np.empty(numbers.size, dtype=np.bool_)
    first[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers if first.all() else numbers[first]


def difference(states: States, known: States) -> States:
    """The states, each once, without those that are known already."""
    states = unique(states)
    return states[:, positions(known, states) < 0]


def positions(among: States, states: States) -> NDArray[np.int64]:
    """For each state its column in a set; -1 where it is not in it."""
    if not among.shape[1]:
        return np.full(states.shape[1], -1)
    both = np.concatenate([among, states], axis=1)
    numbers = both[0] if both.shape[0] == 1 else Numbering(both).numbers
    known, wanted = numbers[: among.shape[1]], numbers[among.shape[1] :]
    order = np.argsort(known)
    found = np.minimum(np.searchsorted(known, wanted, sorter=order), known.size - 1)
    columns = order[found]
    return np.where(known[columns] == wanted, columns, -1)


def gathered(parts: Sequence[States], words: int) -> States:
    """The states of several arrays side by side."""
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts, axis=1) if parts else np.zeros((words, 0), dtype=np.uint64)


class Numbering:
    """A number for each column of an array, and the way back.

    The first word keeps its bits where the ranks of the others leave room for them; else it is ranked too.
    """

    def __init__(self, states: States) -> None:
        first, *others = states
        ranked = [_ranked(word) for word in others]
        self._values = [values for _, values in ranked]
        self._widths = [(values.size - 1).bit_length() for values in self._values]
        self._first: Numbers | None = None
        if int(first.max()).bit_length() + sum(self._widths) > WORD:
            first, self._first = _ranked(first)
        self._shift = int(first.max()).bit_length()
        self.numbers = first.copy()
        shift = self._shift
        for (ranks, _), width in zip(ranked, self._widths, strict=True):
            self.numbers |= ranks << np.uint64(shift)
            shift += width

    def states(self, numbers: Numbers) -> States:
        """The columns of some of the numbers."""
        first = numbers & np.uint64((1 << self._shift) - 1)
        rows = [first if self._first is None else self._first[first.view(np.int64)]]
        shift = self._shift
        for values, width in zip(self._values, self._widths, strict=True):
            ranks = numbers >> np.uint64(shift) & np.uint64((1 << width) - 1)
            rows.append(values[ranks.view(np.int64)])
            shift += width
        return np.array(rows)


def _ranked(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The rank of each number, and the numbers by rank."""
    if int(numbers.max()) >> WIDEST_TABLE:
        values = distinct(numbers.copy())
        return np.searchsorted(values, numbers).astype(np.uint64), values
    present = np.zeros(int(numbers.max()) + 1, dtype=np.bool_)
    present[numbers.view(np.int64)] = True
    values = np.flatnonzero(present).astype(np.uint64)
    ranks = np.zeros(present.size, dtype=np.uint64)
    ranks[present] = np.arange(values.size, dtype=np.uint64)
    return ranks[numbers.view(np.int64)], values
