"""Many playthroughs at once, site by site.

Lanes wait at the site they have come to. Sites are taken in the topological order of the strongly connected components
of the graph, so that as many as can be have come when a site's turn comes; within a component, until nobody waits.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import Plan, Way
from game.batch.vectors import States, field
from game.machine.graph import components
from game.machine.promises import Policy
from game.sampling.deciding import NONE, Decision, rules_of
from game.sampling.keys import DRAW, advance
from game.sampling.lanes import layout_of
from game.sampling.single import LONGEST
from game.sampling.waiting import Rooms

MOST_TOGETHER = 1 << 17
"""So many are under way at a time; more would only be further from the cache."""


class Watch(Protocol):
    """Sees what happens to lanes. What it is given is used again: it copies what it wants to keep."""

    def go(self, way: Way, lanes: States) -> None:
        """Lanes go a way; this runs it."""

    def come(self, site: int, lanes: States) -> None:
        """Lanes are at a site."""

    def end(self, site: int, lanes: States) -> None:
        """Lanes are at a site, and go no further."""


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
        self._rooms = Rooms(self.layout.rows)

    def run(self, seed: int, numbers: range, watch: Watch) -> None:
        """Runs the playthroughs of these numbers; lanes are numbered from the first of them."""
        for start in range(0, len(numbers), MOST_TOGETHER):
            part = numbers[start : start + MOST_TOGETHER]
            lanes = self.layout.begun(self.plan, seed, part, start)
            self._go(self.plan.beginning, lanes, np.arange(len(part)), watch)
            self._run(watch)

    def _run(self, watch: Watch) -> None:
        for component in self._components:
            while arrived := sorted(component & self._rooms.sites):
                for site in arrived:
                    for lanes in self._rooms.leave(site):
                        self._step(site, lanes, watch)

    def _step(self, site: int, lanes: States, watch: Watch) -> None:
        """Lanes leave a site, each by the way its draw falls to."""
        watch.come(site, lanes)
        kind, ways = self.plan.graph.program.sites[site].kind, self.plan.ways[site]
        if kind != "passing" and self._depths[site] >= LONGEST:
            lanes = self._without_the_longest(site, lanes, watch)
        if not ways or not lanes.shape[1]:
            self._end(site, lanes, watch)
            return
        if kind != "passing":
            advance(lanes[self.layout.key])
        if kind == "choices":
            lanes[self.layout.choices.word] += self._one_choice
        draws = (lanes[self.layout.key] >> np.uint64(DRAW)).view(np.int64)
        for move, falling in self.decision(site).falling(lanes, draws):
            if move == NONE:
                stuck = lanes[:, falling]
                stuck[self.layout.choices.word] -= self._one_choice
                self._end(site, stuck, watch)
            else:
                self._go(ways[move], lanes, falling, watch)

    def _go(self, way: Way, lanes: States, falling: NDArray[np.intp], watch: Watch) -> None:
        """Some lanes go a way, to where they wait."""
        while falling.size:
            there = self._rooms.room(way.edge.target, falling.size)
            going, falling = falling[: there.shape[1]], falling[there.shape[1] :]
            for row, out in zip(lanes, there, strict=True):
                row.take(going, out=out, mode="clip")
            watch.go(way, there)

    def _without_the_longest(self, site: int, lanes: States, watch: Watch) -> States:
        """The lanes that go on; those that have gone on for too long end here."""
        longest = field(lanes, self.layout.choices) >= LONGEST
        self._end(site, lanes[:, longest], watch)
        return lanes[:, ~longest] if longest.any() else lanes

    def _end(self, site: int, lanes: States, watch: Watch) -> None:
        if lanes.shape[1]:
            watch.end(site, lanes)

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
