"""A search for what is too dear to decide: it goes on from where least has been explored, and from what is nearest.

It sweeps through the sites in the order of the components. At each it follows some of the states that wait there. In
every other sweep that is those in which the variables that matter have values that were followed least; in the others,
those that are nearest to what one of the open questions asks. (Keeping states and going on from the least explored is
the idea of Go-Explore: Ecoffet, Huizinga, Lehman, Stanley and Clune, 2021; to measure that variable by variable is
novelty: Lipovetzky and Geffner, 2012.) What it finds can be done. What it does not find may be possible all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from itertools import count
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD, Spot
from game.batch.plan import Plan
from game.batch.sets import unique
from game.batch.steps import Label
from game.batch.vectors import States, field
from game.language.tree import Tree
from game.machine.graph import components
from game.proving.exploring import Budget, Exploration, Explorer, OverBudget
from game.proving.nearness import distances

WIDTH = 1 << 10
"""So many states of a site are followed in a sweep."""
MOST_WAITING = 1 << 14
"""So many states of a site wait for another sweep."""
HASH = 20
"""Bits of the numbers by which states are remembered."""
Numbers: TypeAlias = NDArray[np.int64]


def searched(plan: Plan, goals: Mapping[Label, Tree], read: AbstractSet[str], budget: Budget) -> Exploration:
    """An exploration of a part of the plan, led by the variables that matter and by goals. It was kept.

    A goal is what must hold for its label to be heard of, before the way on which it is. The search ends when all
    labels were heard of, or nothing is left to follow, or a limit is met.
    """
    search = _Search(plan, budget, goals, read)
    with suppress(OverBudget):
        search.run()
    return search.found


class _Search(Explorer):
    def __init__(self, plan: Plan, budget: Budget, goals: Mapping[Label, Tree], read: AbstractSet[str]) -> None:
        super().__init__(plan, budget, keep=True)
        self.goals, self.read = goals, read
        self.seen: dict[int, NDArray[np.bool_]] = defaultdict(lambda: np.zeros(1 << HASH, dtype=np.bool_))
        """By site and hash, whether a state was followed. What has the hash of another is lost, which loses little."""
        self.often: dict[tuple[int, str], Numbers] = {}
        """How often each value of a variable was followed from a site."""

    def run(self) -> None:
        """Sweeps again and again. Raises OverBudget."""
        self.go(self.plan.beginning, self.plan.initial)
        led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(self.plan.ways)}
        order = [site for component in components(led_to) for site in sorted(component)]
        for number in count():
            wanted = [label for label in self.goals if label not in self.found.heard]
            if not wanted or not self.waiting:
                return
            self.sweep(order, self.goals[wanted[number // 2 % len(wanted)]] if number % 2 else None)

    def sweep(self, order: Iterable[int], goal: Tree | None) -> None:
        """Follows some of the states that wait at each site: those nearest to a goal, or the least explored."""
        for site in order:
            if site in self.waiting:
                states = unique(self.arrived(site))
                states = states[:, ~self.seen[site][_hashes(states)]]
                alive = {name: spot for name, spot in self.plan.packing.spots.items() if name in self.alive(site)}
                explored = self.explored_so_far(site, states, alive)
                far = explored if goal is None else distances(goal, states, alive)
                self.follow(site, self.first(site, states, np.lexsort([explored, far])))

    def alive(self, site: int) -> AbstractSet[str]:
        """The variables that something asks for after a site."""
        return self.plan.partitions[site].keys()

    def first(self, site: int, states: States, order: NDArray[np.intp]) -> States:
        """The first of the states; the others wait on."""
        if (later := order[WIDTH : WIDTH + MOST_WAITING]).size:
            self.arrive(site, states[:, later])
        now = states[:, order[:WIDTH]]
        self.seen[site][_hashes(now)] = True
        for name in self.alive(site) & self.read:
            spot = self.plan.packing.spots[name]
            self.often[site, name] += np.bincount(field(now, spot), minlength=1 << spot.width)
        return now

    def explored_so_far(self, site: int, states: States, alive: Mapping[str, Spot]) -> Numbers:
        """Of each state, how often the values of its variables were followed, all in all."""
        sums = np.zeros(states.shape[1], dtype=np.int64)
        for name in alive.keys() & self.read:
            often = self.often.setdefault((site, name), np.zeros(1 << alive[name].width, dtype=np.int64))
            sums += often[field(states, alive[name])]
        return sums


def _hashes(states: States) -> Numbers:
    """A number of each state, mixed from all its bits."""
    mixed = np.zeros(states.shape[1], dtype=np.uint64)
    for word in states:
        mixed = (mixed ^ word) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
    return (mixed >> np.uint64(WORD - HASH)).view(np.int64)
