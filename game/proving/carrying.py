"""Weights carried along with the states: what counting, odds and extremes have in common.

Every state has a weight. On each way it goes on with what that way has of it; where states come together, one weight is
made of theirs. Sites are taken in the order of the components; within a component, round by round.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import Plan, Way
from game.batch.sets import Numbering, StateSet, chunks, difference, gathered, unique
from game.batch.vectors import Columns, States, columns, selected, taken
from game.machine.graph import components
from game.machine.program import Site
from game.proving.exploring import Budget

Weights: TypeAlias = NDArray[Any]
"""A column for each state."""


class Going(NamedTuple):
    """A way, and which of some states go it."""

    way: Way
    states: Columns


@dataclass(slots=True)
class Carrying(ABC):
    """Carries weights along all ways, site by site in the order of the components."""

    plan: Plan
    budget: Budget
    followed: int = 0
    waiting: dict[int, list[tuple[States, Weights]]] = field(default_factory=lambda: defaultdict(list))
    until: float = 0.0

    @abstractmethod
    def one(self) -> Weights:
        """The weight of the first state."""

    @abstractmethod
    def shared(self, weights: Weights, going: Sequence[Going]) -> list[Weights]:
        """What each way has of the weights of the states that go it."""

    @abstractmethod
    def added(self, weights: Weights, starts: NDArray[np.int64]) -> Weights:
        """The sums of neighbours, from each start to the next."""

    @abstractmethod
    def met(self, site: Site, weights: Weights) -> None:
        """Hears of a site with the weights of its states."""

    def went(self, site: Site, number: int, weights: Weights) -> None:  # noqa: B027  # for whom it concerns
        """Hears of a way that leads from a site with the weights of the states that go it."""

    def run(self) -> None:
        self.until = self.budget.until()
        beginning = self.plan.beginning
        first = beginning.quiet(self.plan.initial.copy())
        self.waiting[beginning.edge.target].append((first, self.one()))
        led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(self.plan.ways)}
        for component in components(led_to):
            (first_site, *others) = component
            if others or first_site in led_to[first_site]:
                self.circle(component)
            elif first_site in self.waiting:
                self.follow(first_site, *self.together(first_site))

    def circle(self, component: set[int]) -> None:
        """Round by round, until nothing is left within."""
        self.check(component)
        rounds = 0
        while layer := {site: self.together(site) for site in sorted(component & self.waiting.keys())}:
            for site, (states, weights) in layer.items():
                self.follow(site, states, weights)
            rounds += 1
            self.come_round(component, rounds)

    def check(self, component: set[int]) -> None:  # noqa: B027  # for whom it concerns
        """Looks at the states that wait for a component before they are followed."""

    def come_round(self, component: set[int], rounds: int) -> None:  # noqa: B027  # for whom it concerns
        """Hears that so many rounds have been made in a component."""

    def within(self, component: set[int]) -> dict[int, States]:
        """All states of a component that are come to from those that wait for it."""
        words = self.plan.packing.words
        known: dict[int, States] = {site: gathered([], words) for site in component}
        new = {site: gathered([part for part, _ in self.waiting.get(site, ())], words) for site in component}
        while any(states.shape[1] for states in new.values()):
            new = {site: difference(states, known[site]) for site, states in new.items()}
            known = {site: gathered([known[site], new[site]], words) for site in component}
            new = self.led_to(new)
        return known

    def led_to(self, states: Mapping[int, States]) -> dict[int, States]:
        """The states of a component that others of it lead to directly."""
        found: dict[int, list[States]] = {site: [] for site in states}
        for site, its in states.items():
            for way in self.plan.ways[site] if its.shape[1] else ():
                if way.edge.target in found:
                    found[way.edge.target].append(way.quiet(selected(its, way.test)))
        return {site: unique(gathered(parts, self.plan.packing.words)) for site, parts in found.items()}

    def together(self, site: int) -> tuple[StateSet, Weights]:
        """The states that wait for a site, each once, with the sum of their weights."""
        parts = self.waiting.pop(site)
        numbering = Numbering([part for part, _ in parts])
        order = numbering.ordered()
        weights = taken(joined([part for _, part in parts]), order.columns)
        return StateSet(order.numbers, numbering.states), self.added(weights, order.starts)

    def follow(self, index: int, states: StateSet, weights: Weights) -> None:
        site, ways = self.plan.graph.program.sites[index], self.plan.ways[index]
        self.met(site, weights)
        self.followed += states.size
        self.budget.check(self.followed, self.plan.packing.words, self.until)
        for part, its in zip(states.chunks(), chunks(weights), strict=True) if ways else ():
            going = [Going(way, columns(part, way.test)) for way in ways]
            for (way, which), share in zip(going, self.shared(its, going), strict=True):
                if share.shape[1]:
                    self.went(site, way.edge.number, share)
                    self.waiting[way.edge.target].append((way.quiet(taken(part, which)), share))


def joined(parts: Sequence[Weights]) -> Weights:
    """The weights of several parts side by side, with as many rows as the highest has."""
    rows = max(part.shape[0] for part in parts)
    if all(part.shape[0] == rows for part in parts):
        return np.concatenate(parts, axis=1)
    return np.concatenate([np.pad(part, ((0, rows - part.shape[0]), (0, 0))) for part in parts], axis=1)
