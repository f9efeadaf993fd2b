"""Sets of packed states: arrays in which each column stands once.

A column of one word is a number, and sorts as one in 30 nanoseconds. Columns of more words are numbered first, by the
bits that vary among them. Sorting columns as such would take twenty times as long, and so would `numpy.unique`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD
from game.batch.vectors import States

Numbers: TypeAlias = NDArray[np.uint64]
WIDEST_TABLE = 22
"""Words of so many bits are ranked by a table."""
MOST_SEARCHED = 1 << 16
"""Among so many values each is searched for."""


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

    Of each word the bits that vary stand side by side. Where they are more than a number holds, words are replaced by
    ranks, from the last, until they fit.
    """

    def __init__(self, states: States) -> None:
        self._first = states[:, 0].copy()
        self._digits = [_Digit.of(word) for word in states]
        for row in reversed(range(len(states))):
            if sum(digit.width for digit in self._digits) > WORD:
                self._digits[row] = self._digits[row].ranked(states[row])
        self.numbers = np.zeros(states.shape[1], dtype=np.uint64)
        for digit, shift, word in zip(self._digits, self._shifts(), states, strict=True):
            if digit.width:
                self.numbers |= digit.read(word) << np.uint64(shift)

    def _shifts(self) -> Iterator[int]:
        return accumulate((digit.width for digit in self._digits[:-1]), initial=0)

    def ordered(self) -> tuple[Numbers, NDArray[np.int64]]:
        """The numbers in order, and the column of each; where both fit into one number, sorted as one."""
        width, bits = sum(digit.width for digit in self._digits), (self.numbers.size - 1).bit_length()
        if width + bits > WORD:
            order = np.argsort(self.numbers)
            return self.numbers[order], order
        keys = self.numbers << np.uint64(bits) | np.arange(self.numbers.size, dtype=np.uint64)
        keys.sort()
        return keys >> np.uint64(bits), (keys & np.uint64((1 << bits) - 1)).view(np.int64)

    def states(self, numbers: Numbers) -> States:
        """The columns of some of the numbers."""
        found = np.empty((len(self._digits), numbers.size), dtype=np.uint64)
        for row, (digit, shift) in enumerate(zip(self._digits, self._shifts(), strict=True)):
            digit.write(numbers >> np.uint64(shift), self._first[row], found[row])
        return found


class _Digit(NamedTuple):
    """The bits of a word that vary."""

    shift: int
    width: int
    values: Numbers | None = None
    """Of a ranked one: what each rank stands for."""

    @classmethod
    def of(cls, word: Numbers) -> _Digit:
        """From the lowest bit that varies to the highest."""
        varying = int(np.bitwise_or.reduce(word ^ word[0]))
        shift = (varying & -varying).bit_length() - 1 if varying else 0
        return cls(shift, varying.bit_length() - shift)

    def ranked(self, word: Numbers) -> _Digit:
        """The same, as ranks."""
        values = _values(self.read(word))
        return _Digit(self.shift, (values.size - 1).bit_length(), values)

    def read(self, word: Numbers) -> Numbers:
        """The digit of each number."""
        if self.values is None:
            return self._bits(word, self.width)
        return _ranks(self._bits(word, int(self.values[-1]).bit_length()), self.values)

    def _bits(self, word: Numbers, width: int) -> Numbers:
        moved = word >> np.uint64(self.shift)
        if self.shift + width < WORD:
            moved &= np.uint64((1 << width) - 1)
        return moved

    def write(self, digits: Numbers, first: np.uint64, word: Numbers) -> None:
        """Puts the words that have these digits, and otherwise the bits of a first one, where they are wanted."""
        if self.width < WORD:
            digits &= np.uint64((1 << self.width) - 1)
        width = self.width if self.values is None else int(self.values[-1]).bit_length()
        put = digits if self.values is None else self.values[digits.view(np.int64)]
        np.left_shift(put, np.uint64(self.shift), out=word)
        word |= first & np.uint64(~(((1 << width) - 1) << self.shift) & ((1 << WORD) - 1))


def _values(numbers: Numbers) -> Numbers:
    """The numbers in order, each once."""
    if int(numbers.max()) >> WIDEST_TABLE:
        return distinct(numbers.copy())
    present = np.zeros(int(numbers.max()) + 1, dtype=np.bool_)
    present[numbers.view(np.int64)] = True
    return np.flatnonzero(present).astype(np.uint64)


def _ranks(numbers: Numbers, values: Numbers) -> Numbers:
    """The place of each number among the values."""
    if values.size > MOST_SEARCHED:
        return _ranks_in_order(numbers)
    if int(values[-1]) >> WIDEST_TABLE:
        return np.searchsorted(values, numbers).astype(np.uint64)
    table = np.zeros(int(values[-1]) + 1, dtype=np.uint64)
    table[values.view(np.int64)] = np.arange(values.size, dtype=np.uint64)
    return table[numbers.view(np.int64)]


def _ranks_in_order(numbers: Numbers) -> Numbers:
    """The same, where so many values would have to be searched that the search misses the processor's cache."""
    order = np.argsort(numbers)
    ordered = numbers[order]
    ranks = np.empty_like(numbers)
    ranks[order] = np.cumsum(np.concatenate([[False], ordered[1:] != ordered[:-1]]), dtype=np.uint64)
    return ranks
