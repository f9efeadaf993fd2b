"""How many states a story has, found by many hands: each follows the states that fall to it.

States are shared out by a hash of what they are (Stern and Dill, 1997), so that each is made distinct in one place.
Sites are taken in the order of the components; within a component, round by round with only what is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from game.batch.plan import Plan, merged
from game.batch.sets import chunks, difference, gathered, unique
from game.batch.steps import graph_of
from game.batch.vectors import States, selected
from game.machine.graph import components
from game.machine.machine import Machine
from game.proving.exploring import Budget
from game.sharing.hands import Hands, Promise

FOLLOWED, KNOWN = "followed", "known"
"""What a share gives beside the states that lead on: how it went, and all the states it has met."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_UPPER = np.uint64(40)


class Pile(NamedTuple):
    """Where states wait."""

    site: int
    share: int


class Followed(NamedTuple):
    """How it went with a pile."""

    new: int
    led_to: list[Pile]


def count_states(hands: Hands, budget: Budget) -> int:
    """How many states there are at which the story rests, in the exact set. Raises OverBudget."""
    spreading = _Spreading(hands, budget)
    spreading.run()
    sites = hands.machine.program.sites
    return sum(size for site, size in spreading.sizes.items() if sites[site].kind != "passing")


class _Spreading:
    def __init__(self, hands: Hands, budget: Budget) -> None:
        self.hands, self.budget, self.until = hands, budget, budget.until()
        self.plan = _plan(hands.machine)
        self.sizes: dict[int, int] = defaultdict(int)
        """How many states each site has."""
        self.waiting: dict[Pile, list[Promise]] = defaultdict(list)
        self.known: dict[Pile, Promise] = {}
        """Of a component that is gone round in."""

    def run(self) -> None:
        first = self.plan.beginning
        for pile, states in _shared(first.edge.target, first.quiet(self.plan.initial.copy()), self.hands.many):
            self.waiting[pile].append(states)
        led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(self.plan.ways)}
        for component in components(led_to):
            circle = any(site in led_to[site] for site in component) or len(component) > 1
            while here := sorted(pile for pile in self.waiting if pile.site in component):
                self.round(here, keep=circle)
            self.known.clear()

    def round(self, here: list[Pile], *, keep: bool) -> None:
        """Follows what waits; with `keep`, what has been met is remembered."""
        promises = [self.promise(pile, keep=keep) for pile in here]
        told = [self.hands.part(promise, FOLLOWED) for promise in promises]
        for pile, promise, tells in zip(here, promises, told, strict=True):
            followed: Followed = self.hands.result(tells)
            self.sizes[pile.site] += followed.new
            if keep:
                self.known[pile] = self.hands.part(promise, KNOWN)
            for other in followed.led_to:
                self.waiting[other].append(self.hands.part(promise, other))
        self.budget.check(sum(self.sizes.values()), self.plan.packing.words, self.until)

    def promise(self, pile: Pile, *, keep: bool) -> Promise:
        known = self.known.get(pile, gathered([], self.plan.packing.words)) if keep else None
        return self.hands.submit(followed, pile.site, self.hands.many, known, *self.waiting.pop(pile))


def followed(machine: Machine, site: int, many: int, known: States | None, *parts: States) -> dict[Any, Any]:
    """Goes every way from a site with the new ones among some states; where they lead is shared out among so many."""
    plan = _plan(machine)
    states = gathered(parts, plan.packing.words).copy()
    states = unique(states) if known is None else difference(states, known)
    led_to = {pile: found for target, its in _led_to(plan, site, states) for pile, found in _shared(target, its, many)}
    all_known = None if known is None else gathered([known, states], plan.packing.words)
    return {FOLLOWED: Followed(states.shape[1], sorted(led_to)), KNOWN: all_known, **led_to}


@lru_cache(maxsize=4)
def _plan(machine: Machine) -> Plan:
    return merged(graph_of(machine.program))


def _led_to(plan: Plan, site: int, states: States) -> Iterator[tuple[int, States]]:
    """The states that come of some at each site they lead to, each once."""
    found: dict[int, list[States]] = defaultdict(list)
    for chunk in chunks(states):
        for way in plan.ways[site]:
            going = selected(chunk, way.test)
            if going.shape[1]:
                found[way.edge.target].append(way.quiet(going))
    return ((target, unique(gathered(parts, plan.packing.words))) for target, parts in found.items())


def _shared(site: int, states: States, many: int) -> Iterator[tuple[Pile, States]]:
    """The states of each share that has some."""
    hashes = np.zeros(states.shape[1], dtype=np.uint64)
    for word in states:
        hashes = (hashes ^ word) * _FACTOR
    shares = (hashes >> _UPPER) % np.uint64(many)
    for share in range(many):
        if (mine := shares == np.uint64(share)).any():
            yield Pile(site, share), states[:, mine]
