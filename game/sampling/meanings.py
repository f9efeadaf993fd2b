"""What the numbers stand for by which a watch is told, of many lanes at once, what happens to each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.batch.vectors import Mask
from game.sampling.numbering import Numbers


@dataclass(frozen=True, slots=True)
class Taken:
    """An edge was taken."""

    source: int
    number: int


class Meanings:
    """For each number some things, edges taken and labels heard of; numbers are given out in order."""

    def __init__(self) -> None:
        self.things: list[Hashable] = []
        """Everything that any number stands for, by its place."""
        self._places: dict[Hashable, int] = {}
        self._first = [0]
        """By number, where what it stands for begins; and where that of the last ends."""
        self._stood_for: list[int] = []

    @property
    def size(self) -> int:
        """How many numbers have been given out."""
        return len(self._first) - 1

    def add(self, cases: Iterable[Iterable[Hashable]]) -> int:
        """Gives each case a number; returns the first."""
        start = self.size
        for things in cases:
            self._stood_for += map(self._place, things)
            self._first.append(len(self._stood_for))
        return start

    def add_table(self, things: Sequence[Hashable], holds: Mask) -> int:
        """Gives each column a number: it stands for the things in whose rows it holds. Returns the first."""
        start, places = self.size, np.array(list(map(self._place, things)), dtype=np.int64)
        self._first += (len(self._stood_for) + np.count_nonzero(holds, axis=0).cumsum()).tolist()
        self._stood_for += places[holds.T.nonzero()[1]].tolist()
        return start

    def _place(self, thing: Hashable) -> int:
        place = self._places.setdefault(thing, len(self.things))
        if place == len(self.things):
            self.things.append(thing)
        return place

    def totals(self, counts: Numbers) -> Iterator[tuple[Hashable, int]]:
        """How often each thing happened, by how often each number was told; without what never did."""
        told = np.zeros(self.size, dtype=np.int64)
        told[: counts.size] = counts
        found = np.bincount(np.array(self._stood_for, dtype=np.int64), np.repeat(told, np.diff(self._first)))
        return ((self.things[place], int(found[place])) for place in found.nonzero()[0].tolist())

    def places(self, number: int) -> list[int]:
        """The places of the things that a number stands for."""
        return self._stood_for[self._first[number] : self._first[number + 1]]
