"""Where the items of layers stand: their order, so that few lines cross, and how far to the right, so that few bend.

The order is by barycentres, swept down and up (Sugiyama, Tagawa and Toda, 1981); of all that are met that with the
fewest crossings is kept. Within it each layer takes the places nearest to what its neighbours would like, which is an
isotonic regression (pool adjacent violators: Ayer and others, 1955).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

from game.reporting.layering import Bend, Item, Layers, Segment

Row: TypeAlias = Sequence[Item]
SWEEPS = 12
STRAIGHT = 8.0
"""How much more a bend would like to stand in line with its neighbours than a box does."""


def ordered(layers: Layers) -> list[list[Item]]:
    """The rows with their items in an order in which few segments cross."""
    above, below = _neighbours(layers.segments)
    rows = [list(row) for row in layers.rows]
    best, fewest = [list(row) for row in rows], crossings(rows, layers.segments)
    for _ in range(SWEEPS):
        for neighbours, way in ((above, 1), (below, -1)):
            for row, beside in pairwise(rows[::way]):
                _sort(beside, row, neighbours)
            if (found := crossings(rows, layers.segments)) < fewest:
                best, fewest = [list(row) for row in rows], found
    return best


def _sort(row: list[Item], beside: Row, neighbours: Mapping[Item, Sequence[Item]]) -> None:
    """By the mean of the neighbours' places in the row beside; what has none keeps its own place."""
    place = {item: number for number, item in enumerate(beside)}
    scale = len(beside) / max(len(row), 1)
    wanted = {item: number * scale for number, item in enumerate(row)}
    for item in row:
        if places := [place[other] for other in neighbours.get(item, ()) if other in place]:
            wanted[item] = sum(places) / len(places)
    row.sort(key=wanted.__getitem__)


def crossings(rows: Iterable[Row], segments: Iterable[Segment]) -> int:
    """How many pairs of segments cross where items stand in this order."""
    place = {item: number for row in rows for number, item in enumerate(row)}
    layer = {item: number for number, row in enumerate(rows) for item in row}
    ends: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for segment in segments:
        ends[layer[segment.upper]].append((place[segment.upper], place[segment.lower]))
    return sum(map(_inversions, ends.values()))


def _inversions(ends: Iterable[tuple[int, int]]) -> int:
    seen: list[int] = []
    found = 0
    for _, lower in sorted(ends):
        found += len(seen) - bisect_right(seen, lower)
        insort(seen, lower)
    return found


def across(rows: Sequence[Row], segments: Iterable[Segment], width: Callable[[Item], float]) -> dict[Item, float]:
    """How far to the right the middle of each item stands; the leftmost edge of all is at 0."""
    above, below = _neighbours(segments)
    found: dict[Item, float] = {}
    for row in rows:
        edges = [0.0, *accumulate(map(width, row))]
        found |= {item: edge + width(item) / 2 - edges[-1] / 2 for item, edge in zip(row, edges, strict=False)}
    for _ in range(SWEEPS):
        for neighbours, way in ((above, 1), (below, -1)):
            for row in rows[::way]:
                found |= _nearest(row, found, neighbours, width)
    left = min((place - width(item) / 2 for item, place in found.items()), default=0.0)
    return {item: place - left for item, place in found.items()}


def _nearest(
    row: Row, places: Mapping[Item, float], neighbours: Mapping[Item, Sequence[Item]], width: Callable[[Item], float]
) -> dict[Item, float]:
    """The places of a row that keep its order and its widths, nearest by least squares to the neighbours' means."""
    offsets = [0.0, *accumulate((width(one) + width(other)) / 2 for one, other in pairwise(row))]
    pools: list[tuple[float, float, int]] = []
    for item, offset in zip(row, offsets, strict=False):
        beside = [places[other] for other in neighbours.get(item, ())]
        wanted = sum(beside) / len(beside) if beside else places[item]
        weight = STRAIGHT if isinstance(item, Bend) else 1.0 if beside else 0.1
        pools.append((wanted - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, its, many), (other, others, more) = pools[-2:]
            pools[-2:] = [((one * its + other * others) / (its + others), its + others, many + more)]
    shifts = [shift for shift, _, many in pools for _ in range(many)]
    return {item: shift + offset for item, shift, offset in zip(row, shifts, offsets, strict=False)}


def _neighbours(segments: Iterable[Segment]) -> tuple[dict[Item, list[Item]], dict[Item, list[Item]]]:
    """What each item is joined to in the row above, and in the row below."""
    above: dict[Item, list[Item]] = defaultdict(list)
    below: dict[Item, list[Item]] = defaultdict(list)
    for segment in segments:
        above[segment.lower].append(segment.upper)
        below[segment.upper].append(segment.lower)
    return above, below
