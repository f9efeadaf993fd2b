"""A graph in layers: who stands above whom, and where lines bend on their way past other layers.

The first two steps of Sugiyama, Tagawa and Toda (1981): edges that lead back are turned round, and each key stands one
layer below the lowest that leads to it. What belongs to a later group stands below all of the earlier groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from game.machine.graph import Graph, components, turned

MOST = 3_000
"""Of more items a reader would see nothing, and whoever draws would wait."""


class Link(NamedTuple):
    """An edge to be drawn."""

    source: str
    target: str
    call: bool = False
    """Whether it leads to a scene that is come back from."""


class Bend(NamedTuple):
    """Where lines to a target pass a layer. Lines to one target that pass on the same side become one there."""

    target: str
    layer: int
    rising: bool
    call: bool


Item: TypeAlias = str | Bend
"""What stands in a layer: a key of the graph, or a bend."""


class Segment(NamedTuple):
    """A piece of a line, from a layer to the next."""

    upper: Item
    lower: Item
    rising: bool
    """Whether it is followed upward."""
    call: bool


@dataclass(frozen=True, slots=True)
class Layers:
    """Items by layer, from the top, and the segments between them."""

    rows: tuple[tuple[Item, ...], ...]
    segments: tuple[Segment, ...]


def layered(links: Iterable[Link], groups: Sequence[Sequence[str]], most: int = MOST) -> Layers | None:
    """The layers of a graph whose keys are in groups, in the order in which they should stand.

    None where there would be more than so many items.
    """
    between = sorted({link for link in links if link.source != link.target})
    keys = [key for group in groups for key in group]
    depths = depths_of(_led_to(between), groups)
    laying = _Laying(depths)
    for link in between:
        if len(keys) + len(laying.bends) <= most:
            laying.lay(link)
    if len(keys) + len(laying.bends) > most:
        return None
    rows: list[list[Item]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for key in keys:
        rows[depths[key]].append(key)
    for bend in laying.bends:
        rows[bend.layer].append(bend)
    return Layers(tuple(map(tuple, rows)), tuple(laying.segments))


def depths_of(graph: Graph[str], groups: Sequence[Sequence[str]]) -> dict[str, int]:
    """The layer of every key: the longest way to it within its group, below all groups before."""
    found: dict[str, int] = {}
    top = 0
    for group in groups:
        members = dict.fromkeys(group)
        inner = {key: [other for other in graph.get(key, ()) if other in members] for key in group}
        found |= {key: top + depth for key, depth in _longest(inner).items()}
        top = max(top, *(found[key] + 1 for key in group)) if members else top
    return found


def _longest(graph: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way to each key, where edges that lead back are turned round."""
    before = turned(graph)
    rank = {key: number for number, key in enumerate(_forward(graph))}
    depths = dict.fromkeys(rank, 0)
    for key, mine in rank.items():
        for other in (*graph[key], *before[key]):
            if rank[other] > mine:
                depths[other] = max(depths[other], depths[key] + 1)
    return depths


def _forward(graph: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The keys in an order in which few edges lead back: by component, within one by the steps from where it begins."""
    before, place = turned(graph), {key: number for number, key in enumerate(graph)}
    for component in components(graph):
        entered = [key for key in component if any(other not in component for other in before[key])]
        starts = entered or [min(component, key=place.__getitem__)]
        steps = _steps({key: [other for other in graph[key] if other in component] for key in component}, starts)
        yield from sorted(component, key=lambda key: (steps[key], place[key]))


def _steps(graph: Mapping[str, Sequence[str]], starts: Iterable[str]) -> dict[str, int]:
    """How many edges lead from the starts to each key, at least."""
    found = dict.fromkeys(starts, 0)
    waiting = list(found)
    for key in waiting:  # grows as it goes
        for other in graph[key]:
            if other not in found:
                found[other] = found[key] + 1
                waiting.append(other)
    return found


def _led_to(links: Iterable[Link]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        found[link.source].append(link.target)
    return found


@dataclass(slots=True)
class _Laying:
    """Lays links through the layers between their ends."""

    depths: Mapping[str, int]
    bends: dict[Bend, None] = field(default_factory=dict)
    segments: dict[Segment, None] = field(default_factory=dict)

    def lay(self, link: Link) -> None:
        """From the source to the target, or to where the line meets one that leads there already."""
        here, end = self.depths[link.source], self.depths[link.target]
        rising = end < here
        step = -1 if rising else 1
        earlier: Item = link.source
        while here != end:
            here += step
            later = link.target if here == end else Bend(link.target, here, rising, link.call)
            self.join(earlier, later, rising, link.call)
            if not isinstance(later, Bend) or later in self.bends:
                return
            self.bends[later] = None
            earlier = later

    def join(self, earlier: Item, later: Item, rising: bool, call: bool) -> None:
        upper, lower = (later, earlier) if rising else (earlier, later)
        self.segments[Segment(upper, lower, rising, call)] = None
