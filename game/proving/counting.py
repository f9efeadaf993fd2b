"""How many playthroughs there are, and how likely each ending is: weights carried along with the states.

Every state has the number of ways that lead to it, or the probability of coming to it. Where states come together
their weights are added. Nothing is sampled.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import Plan, Way, merged
from game.batch.sets import Numbering, difference, gathered, positions, unique
from game.batch.steps import Edge, Graph, graph_of
from game.batch.vectors import Mask, States
from game.language.tree import both
from game.machine.graph import components
from game.machine.program import Program, Site
from game.machine.promises import Policy
from game.proving.exploring import CHUNK, NO_LIMIT, Budget, deaf
from game.proving.policies import weights_of

Weights: TypeAlias = NDArray[Any]
"""A column for each state: the limbs of a count, or one probability."""
LIMB = 32
ENOUGH = 1e-15
"""What is left of the probability in a circle is not followed when it is less."""
MOST_ROUNDS = 1_000


@dataclass(frozen=True, slots=True)
class Odds:
    """What a way of playing comes to."""

    endings: dict[str, float]
    """The probability of each."""
    visits: dict[str, float]
    """How many times each node is come to, on average; where that is once at most, its probability."""
    taken: dict[str, float]
    """The same of each choice, by `node.choice`, and of each chance fallen, by `chance.outcome`."""
    unfollowed: float
    """The probability of still going round when that was too unlikely to be followed."""


def count_playthroughs(program: Program, budget: Budget = NO_LIMIT) -> int | None:
    """How many ways lead from the beginning to an ending, chances counted as they fall. Raises OverBudget.

    None where they are without number: some state leads back to itself.
    """
    counting = _Counting(merged(graph_of(program)), budget)
    try:
        counting.run()
    except _EndlessError:
        return None
    return sum(counting.ended.values())


def odds(program: Program, policy: Policy, budget: Budget = NO_LIMIT) -> Odds:
    """What somebody comes to who plays by a policy; exact but for rounding. Raises OverBudget."""
    betting = _Betting(merged(weighed(graph_of(program), policy)), budget)
    betting.run()
    return Odds(dict(betting.ended), dict(betting.visits), dict(betting.taken), betting.unfollowed)


def weighed(graph: Graph, policy: Policy) -> Graph:
    """The graph with every edge split by what it weighs, and without what weighs nothing."""
    sites = graph.program.sites
    return replace(graph, edges=tuple(_weighed(sites[index], edges, policy) for index, edges in enumerate(graph.edges)))


def _weighed(site: Site, edges: Sequence[Edge], policy: Policy) -> tuple[Edge, ...]:
    if not site.moves:
        return tuple(edges)
    return tuple(
        edge._replace(guard=both(edge.guard, condition), weight=weights[edge.number])
        for condition, weights in weights_of(site, policy)
        for edge in edges
        if weights[edge.number]
    )


class _EndlessError(Exception):
    """A state leads back to itself."""


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
    def shared(self, weights: Weights, ways: Sequence[Way], masks: Sequence[Mask]) -> list[Weights]:
        """What each way has of the weights of the states that go it."""

    @abstractmethod
    def added(self, weights: Weights, starts: NDArray[np.int64]) -> Weights:
        """The sums of neighbours, from each start to the next."""

    @abstractmethod
    def met(self, site: Site, weights: Weights) -> None:
        """Hears of a site with the weights of its states."""

    @abstractmethod
    def went(self, site: Site, number: int, weights: Weights) -> None:
        """Hears of a way that leads from a site with the weights of the states that go it."""

    def run(self) -> None:
        self.until = self.budget.until()
        beginning = self.plan.beginning
        first = beginning.run(self.plan.initial.copy(), deaf)
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

    @abstractmethod
    def check(self, component: set[int]) -> None:
        """Looks at the states that wait for a component before they are followed."""

    @abstractmethod
    def come_round(self, component: set[int], rounds: int) -> None:
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
                    going = its.copy() if way.test is None else its[:, way.test(its)]
                    found[way.edge.target].append(way.quiet(going, deaf))
        return {site: unique(gathered(parts, self.plan.packing.words)) for site, parts in found.items()}

    def together(self, site: int) -> tuple[States, Weights]:
        """The states that wait for a site, each once, with the sum of their weights."""
        parts = self.waiting.pop(site)
        states = gathered([part for part, _ in parts], self.plan.packing.words)
        weights = joined([part for _, part in parts])
        numbering = Numbering(states)
        numbers, order = numbering.ordered()
        starts = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]]))
        return numbering.states(numbers[starts]), self.added(weights[:, order], starts)

    def follow(self, index: int, states: States, weights: Weights) -> None:
        site, ways = self.plan.graph.program.sites[index], self.plan.ways[index]
        self.met(site, weights)
        self.followed += states.shape[1]
        self.budget.check(self.followed, self.plan.packing.words, self.until)
        for start in range(0, states.shape[1] if ways else 0, CHUNK):
            part, its = states[:, start : start + CHUNK], weights[:, start : start + CHUNK]
            masks = [np.ones(part.shape[1], np.bool_) if way.test is None else way.test(part) for way in ways]
            for way, mask, share in zip(ways, masks, self.shared(its, ways, masks), strict=True):
                if mask.any():
                    self.went(site, way.edge.number, share)
                    self.waiting[way.edge.target].append((way.quiet(part[:, mask], deaf), share))


def joined(parts: Sequence[Weights]) -> Weights:
    """The weights of several parts side by side, with as many rows as the highest has."""
    rows = max(part.shape[0] for part in parts)
    return np.concatenate([np.pad(part, ((0, rows - part.shape[0]), (0, 0))) for part in parts], axis=1)


@dataclass(slots=True)
class _Counting(Carrying):
    """Weights are whole numbers of any size, in limbs of 32 bits, the lowest first."""

    ended: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def one(self) -> Weights:
        return np.ones((1, 1), dtype=np.uint64)

    def shared(self, weights: Weights, ways: Sequence[Way], masks: Sequence[Mask]) -> list[Weights]:  # noqa: ARG002  # all have the whole
        return [weights[:, mask] for mask in masks]

    def added(self, weights: Weights, starts: NDArray[np.int64]) -> Weights:
        rows = list(np.add.reduceat(weights, starts, axis=1))
        for number, row in enumerate(rows):
            carry = row >> np.uint64(LIMB)
            rows[number] = row & np.uint64((1 << LIMB) - 1)
            if number + 1 < len(rows):
                rows[number + 1] += carry
            elif carry.any():
                rows.append(carry)
        return np.array(rows)

    def met(self, site: Site, weights: Weights) -> None:
        if site.kind == "ending":
            limbs = (int(row.sum()) << LIMB * number for number, row in enumerate(weights))
            self.ended[str(site.scene.node.node)] += sum(limbs)

    def went(self, site: Site, number: int, weights: Weights) -> None:
        """Nothing to do: playthroughs are counted where they end."""

    def check(self, component: set[int]) -> None:
        """Raises _EndlessError where a state leads back to itself.

        Of all states of the component those are kept that a kept one leads to, until nothing changes: then each has a
        kept one before it for ever, so that some have come round.
        """
        known = self.within(component)
        before = None
        while before != (before := sum(states.shape[1] for states in known.values())):
            after = self.led_to(known)
            known = {site: states[:, positions(after[site], states) >= 0] for site, states in known.items()}
        if before:
            raise _EndlessError

    def come_round(self, component: set[int], rounds: int) -> None:
        """Nothing to do: every round is one of the last."""


@dataclass(slots=True)
class _Betting(Carrying):
    """Weights are probabilities."""

    ended: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    visits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    taken: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    unfollowed: float = 0.0

    def one(self) -> Weights:
        return np.ones((1, 1))

    def shared(self, weights: Weights, ways: Sequence[Way], masks: Sequence[Mask]) -> list[Weights]:
        total = sum((mask * way.edge.weight for way, mask in zip(ways, masks, strict=True)), np.zeros(weights.shape[1]))
        each = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
        return [each[:, mask] * way.edge.weight for way, mask in zip(ways, masks, strict=True)]

    def added(self, weights: Weights, starts: NDArray[np.int64]) -> Weights:
        return np.add.reduceat(weights, starts, axis=1)

    def met(self, site: Site, weights: Weights) -> None:
        probability, node = float(weights.sum()), str(site.scene.node.node)
        if site.kind != "deal":
            self.visits[node] += probability
        if site.kind == "ending":
            self.ended[node] += probability

    def went(self, site: Site, number: int, weights: Weights) -> None:
        if site.moves:
            self.taken[site.moves[number].id] += float(weights.sum())

    def check(self, component: set[int]) -> None:
        """Nothing to do: odds can go round."""

    def come_round(self, component: set[int], rounds: int) -> None:
        """Gives up what hardly matters any more, and what goes round for too long."""
        left = float(sum(weights.sum() for site in component for _, weights in self.waiting.get(site, ())))
        if left < ENOUGH or rounds >= MOST_ROUNDS:
            self.unfollowed += left
            for site in component:
                self.waiting.pop(site, None)
