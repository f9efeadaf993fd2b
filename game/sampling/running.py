"""Many playthroughs at once, site by site.

Lanes wait at the site they have come to. Sites are taken in the topological order of the strongly connected components
of the graph, so that as many as can be have come when a site's turn comes; within a component, until nobody waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import Plan, Way
from game.batch.sets import gathered
from game.batch.vectors import States, field
from game.machine.graph import components
from game.machine.promises import Policy
from game.sampling.deciding import NONE, Decision, rules_of
from game.sampling.keys import DRAW, advance
from game.sampling.lanes import layout_of
from game.sampling.single import LONGEST

CHUNK = 1 << 14
"""So many lanes are moved at a time: with what comes of them they fit into a processor's cache."""


Waiting: TypeAlias = dict[int, list[States]]
"""Lanes by the site they have come to."""


class Watch(Protocol):
    """Sees everything that happens to lanes."""

    def go(self, way: Way, lanes: States) -> States:
        """Lets lanes go a way, by running it."""

    def come(self, site: int, lanes: States) -> None:
        """Lanes have come to a site."""

    def end(self, site: int, lanes: States) -> None:
        """Lanes go no further."""


class Sampler:
    """Runs the playthroughs of a plan under a policy."""

    def __init__(self, plan: Plan, policy: Policy) -> None:
        self.plan = plan
        self.policy = policy
        self.layout = layout_of(plan.packing)
        self._led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(plan.ways)}
        self._components = components(self._led_to)
        self._depths = self._most_choices()
        self._decisions: dict[int, Decision] = {}
        self._one_choice = np.uint64(1 << self.layout.choices.shift)

    def run(self, seed: int, first: int, many: int, watch: Watch) -> None:
        """Runs so many playthroughs, from a number on."""
        waiting: Waiting = defaultdict(list)
        lanes = self.layout.begun(self.plan, seed, first, many)
        waiting[self.plan.beginning.edge.target].append(watch.go(self.plan.beginning, lanes))
        for component in self._components:
            while arrived := sorted(component & waiting.keys()):
                for site in arrived:
                    for chunk in _chunks(waiting.pop(site)):
                        self._step(site, chunk, watch, waiting)

    def _step(self, site: int, lanes: States, watch: Watch, waiting: Waiting) -> None:
        watch.come(site, lanes)
        kind, ways = self.plan.graph.program.sites[site].kind, self.plan.ways[site]
        if self._depths[site] >= LONGEST and kind != "passing":
            lanes = self._without_the_longest(site, lanes, watch)
        if not ways:
            watch.end(site, lanes)
            return
        if kind != "passing":
            advance(lanes[self.layout.key])
        draws = (lanes[self.layout.key] >> np.uint64(DRAW)).view(np.int64)
        for move, falling in self.decision(site).falling(lanes, draws):
            going = lanes if falling is None else _taken(lanes, falling)
            if move == NONE:
                watch.end(site, going)
                continue
            if kind == "choices":
                going[self.layout.choices.word] += self._one_choice
            waiting[ways[move].edge.target].append(watch.go(ways[move], going))

    def _without_the_longest(self, site: int, lanes: States, watch: Watch) -> States:
        """The lanes that go on; those that have gone on for too long end here."""
        longest = field(lanes, self.layout.choices) >= LONGEST
        if longest.any():
            watch.end(site, lanes[:, longest])
            return lanes[:, ~longest]
        return lanes

    def decision(self, site: int) -> Decision:
        """The decision at a site; made when somebody first comes there."""
        if site not in self._decisions:
            guards = [way.edge.guard for way in self.plan.ways[site]]
            rules = rules_of(self.plan.graph.program.sites[site], self.policy)
            self._decisions[site] = Decision(guards, rules, self.plan.packing)
        return self._decisions[site]

    def _most_choices(self) -> dict[int, float]:
        """By site, a number of choices that nobody who comes there has made more than; infinite after a circle."""
        found: dict[int, float] = defaultdict(int)
        for component in self._components:
            for site in component:
                if len(component) > 1 or site in self._led_to[site]:
                    found[site] = inf
            for site in component:
                for target in self._led_to[site]:
                    found[target] = max(found[target], found[site] + 1)
        return found


def _taken(lanes: States, which: NDArray[np.intp]) -> States:
    found = np.empty((lanes.shape[0], which.size), dtype=np.uint64)
    for row, out in zip(lanes, found, strict=True):
        row.take(which, out=out, mode="clip")
    return found


def _chunks(blocks: list[States]) -> Iterator[States]:
    """The lanes of several blocks, so many at a time that they are few calls and stay in the cache."""
    together: list[States] = []
    for block in blocks:
        for start in range(0, block.shape[1], CHUNK):
            part = block[:, start : start + CHUNK]
            if together and sum(other.shape[1] for other in together) + part.shape[1] > CHUNK:
                yield gathered(together, part.shape[0])
                together = []
            together.append(part)
    if together:
        yield gathered(together, together[0].shape[0])
