"""What is done and heard of on edges, laid flat in tables for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import numpy as np

from game.batch.packing import Packing, Spot
from game.batch.steps import Edge, Steps
from game.language.tree import bits
from game.sampling.changes import Change, Changes, changes_of
from game.sampling.looking import LookUps, flat
from game.sampling.meanings import Meanings, Taken
from game.sampling.numbering import Numbers


class Doing:
    """By edge: how the words of a state change, what is heard of, and where it leads."""

    def __init__(
        self,
        by_site: Sequence[Sequence[Edge]],
        steps_of: Callable[[Edge], Steps],
        packing: Packing,
        meanings: Meanings,
    ) -> None:
        self.edges = [edge for edges in by_site for edge in edges]
        self.first_edge = np.cumsum([0, *map(len, by_site)])[:-1]
        self.targets = np.array([edge.target for edge in self.edges], dtype=np.int64)
        found = [changes_of(steps_of(edge)) for edge in self.edges]
        self.fits = np.array([changes is not None for changes in found], dtype=np.bool_)
        self.taken = meanings.add(map(_always, self.edges, found))
        entries = [
            [(packing.spots[name], change) for name, change in changes.by_variable.items()]
            if changes is not None
            else []
            for changes in found
        ]
        self.changes = LookUps([spot for spot, _ in row] for row in entries)
        each = [entry for row in entries for entry in row]
        self.adds = flat([_adds(spot, change) for spot, change in each])
        self.hears = any(any(change.heard) for _, change in each)
        nothing = meanings.add([()])
        self.heard = flat([_heard(spot, change, meanings, nothing) for spot, change in each])


def _always(edge: Edge, changes: Changes | None) -> Iterator[object]:
    """What it stands for that an edge is taken."""
    yield Taken(edge.source, edge.number)
    if changes is not None:
        yield from changes.heard


def _adds(spot: Spot, change: Change) -> Numbers:
    """For each value what is added to its word."""
    adds = np.zeros(1 << spot.width, dtype=np.int64)
    adds[: len(change.after)] = np.array(change.after) - np.arange(len(change.after)) << spot.shift
    return adds


def _heard(spot: Spot, change: Change, meanings: Meanings, nothing: int) -> Numbers:
    """For each value the number of what is heard of."""
    told = {heard: [change.labels[bit] for bit in bits(heard)] for heard in set(change.heard) if heard}
    numbers = dict(zip(told, count(meanings.add(told.values())), strict=False))
    found = np.full(1 << spot.width, nothing)
    found[: len(change.heard)] = [numbers.get(heard, nothing) for heard in change.heard]
    return found
