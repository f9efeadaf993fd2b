"""Sets of packed states: arrays in which each column stands once.

Of the states that come to a site most bits are alike. Those that vary are folded into one number: of 32 bits where they
have room, which sort in 6 nanoseconds, else of 64, which take 12. Sorting columns as such would take fifty times as
long, and so would `numpy.unique`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.batch.folding import Numbers, fold_of, folded, unfolded
from game.batch.packing import WORD
from game.batch.vectors import Number, States

CHUNK = 1 << 15
"""So many states are worked on at a time: with what comes of them they fit into a processor's cache."""
FEW = 1 << 12
"""For so many states a narrow fold is not worth looking for."""


class StateSet(NamedTuple):
    """Some states, each once, as their numbers: four bytes for a state, or eight."""

    numbers: Numbers
    of: Callable[[Numbers], States]
    """The states that have some of the numbers."""

    @property
    def size(self) -> int:
        """How many there are."""
        return self.numbers.size

    def chunks(self) -> Iterator[States]:
        """The states, so many at a time."""
        return map(self.of, chunks(self.numbers))

    def states(self) -> States:
        """All of them."""
        return gathered(list(self.chunks()), 0)


def set_of(parts: Sequence[States]) -> StateSet:
    """The states of some arrays. Those of one word are numbers as they are."""
    if parts[0].shape[0] == 1:
        return StateSet(distinct(np.concatenate(parts, axis=1)[0]), lambda numbers: numbers[np.newaxis])
    numbering = Numbering(parts)
    return StateSet(distinct(numbering.numbers), numbering.states)


def unique(states: States) -> States:
    """The states, each once."""
    return set_of([states]).states() if states.shape[1] > 1 else states


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in order, each once. The array it is given is of no more use."""
    numbers.sort()
    first = _first(numbers)
    if first.all():
        return numbers
    size = 0
    for chunk, new in zip(chunks(numbers), chunks(first), strict=True):
        kept = chunk.take(np.flatnonzero(new))
        numbers[size : size + kept.size] = kept
        size += kept.size
    return numbers[:size]


def _first(numbers: Numbers) -> NDArray[np.bool_]:
    """Of numbers in order, whether each stands there for the first time."""
    first = np.ones(numbers.size, dtype=np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return first


def difference(states: States, known: States) -> States:
    """The states, each once, without those that are known already."""
    numbering = Numbering([known, states])
    order = numbering.ordered()
    return numbering.states(order.numbers[order.firsts >= known.shape[1]])


def positions(among: States, states: States) -> NDArray[np.int64]:
    """For each state its column in a set; -1 where it is not in it."""
    order = Numbering([among, states]).ordered()
    columns = np.where(order.firsts < among.shape[1], order.firsts, -1)
    return columns[order.ranks[among.shape[1] :]]


def gathered(parts: Sequence[States], words: int) -> States:
    """The states of several arrays side by side."""
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts, axis=1) if parts else np.zeros((words, 0), dtype=np.uint64)


def chunks(array: NDArray[Number]) -> Iterator[NDArray[Number]]:
    """The columns of an array, or the items of a flat one, so many at a time; none in one chunk."""
    return (array[..., start : start + CHUNK] for start in range(0, max(array.shape[-1], 1), CHUNK))


class Order(NamedTuple):
    """States of some arrays side by side, with those that are equal one after another."""

    numbers: Numbers
    """Each once."""
    starts: NDArray[np.int64]
    """Where the states begin that have each number."""
    columns: NDArray[np.int64]
    """The columns of the states in this order; of equal ones from the left."""

    @property
    def firsts(self) -> NDArray[np.int64]:
        """The first column that has each number."""
        return self.columns[self.starts]

    @property
    def ranks(self) -> NDArray[np.int64]:
        """For each column, the place of its number."""
        ranks = np.empty(self.columns.size, dtype=np.int64)
        ranks[self.columns] = np.repeat(np.arange(self.starts.size), np.diff(self.starts, append=self.columns.size))
        return ranks


class Numbering:
    """A number for each state of some arrays side by side, and the way back.

    Where more bits vary than a number holds, either half of the words is numbered by itself, the state by both ranks.
    """

    def __init__(self, parts: Sequence[States]) -> None:
        if sum(part.shape[1] for part in parts) <= CHUNK:
            parts = [np.concatenate(parts, axis=1)]
        self._halves: list[tuple[Numbering, Numbers]] = []
        varying, self._rest = _varying(parts)
        if sum(map(int.bit_count, varying)) > WORD:
            parts = [self._ranks(parts)]
            varying, self._rest = _varying(parts)
        size = sum(part.shape[1] for part in parts)
        self._room = next(room for room in _rooms(size) if room >= sum(map(int.bit_count, varying)))
        self._fold = fold_of(varying, self._room)
        self.numbers: Numbers = np.empty(size, dtype=np.uint32 if self._room <= WORD // 2 else np.uint64)
        start = 0
        for part in parts:
            for chunk in chunks(part):
                self.numbers[start : start + chunk.shape[1]] = folded(chunk, self._fold)
                start += chunk.shape[1]

    def _ranks(self, parts: Sequence[States]) -> States:
        """Two words for each state: the rank of the first half of its own, and that of the second."""
        half = parts[0].shape[0] // 2
        found = []
        for rows in (slice(half), slice(half, None)):
            numbering = Numbering([part[rows] for part in parts])
            order = numbering.ordered()
            self._halves.append((numbering, order.numbers))
            found.append(order.ranks)
        return np.array(found).view(np.uint64)

    def ordered(self) -> Order:
        """The states in the order of their numbers. Where the place of each fits beside its number, sorted as one."""
        bits = (self.numbers.size - 1).bit_length()
        if self._room + bits > WORD:
            columns = np.argsort(self.numbers, kind="stable")
            numbers = self.numbers[columns]
        else:
            numbers = self.numbers.astype(np.uint64)
            numbers <<= np.uint64(bits)
            numbers |= np.arange(numbers.size, dtype=np.uint64)
            numbers.sort()
            columns = (numbers & np.uint64((1 << bits) - 1)).view(np.int64)
            numbers >>= np.uint64(bits)
        starts = np.flatnonzero(_first(numbers))
        return Order(numbers[starts], starts, columns)

    def states(self, numbers: Numbers) -> States:
        """The states that have some of the numbers."""
        states = unfolded(numbers, self._fold, self._rest)
        if not self._halves:
            return states
        halves = zip(self._halves, states.view(np.int64), strict=True)
        return np.concatenate([half.states(values[ranks]) for (half, values), ranks in halves])


def _rooms(size: int) -> Iterator[int]:
    """How wide numbers may be, the best width first: half a word, or so that the place of each fits beside it."""
    if size > FEW:
        yield WORD // 2
    yield WORD - (size - 1).bit_length()
    yield WORD


def _varying(parts: Sequence[States]) -> tuple[tuple[int, ...], States]:
    """The bits of each word that vary among the states, and those that are set in all."""
    some = np.zeros(parts[0].shape[0], dtype=np.uint64)
    every = ~some
    for part in parts:
        for chunk in chunks(part):
            some |= np.bitwise_or.reduce(chunk, axis=1)
            every &= np.bitwise_and.reduce(chunk, axis=1)
    return tuple(map(int, some & ~every)), every[:, np.newaxis]
