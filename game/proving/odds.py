"""How likely each ending is under a policy: with every state the probability of coming to it. Nothing is sampled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import merged
from game.batch.steps import Edge, Graph, graph_of
from game.language.tree import both
from game.machine.program import Program, Site
from game.machine.promises import Policy
from game.proving.carrying import Carrying, Going, Weights
from game.proving.exploring import NO_LIMIT, Budget
from game.proving.policies import weights_of

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


@dataclass(slots=True)
class _Betting(Carrying):
    """Weights are probabilities."""

    ended: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    visits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    taken: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    unfollowed: float = 0.0

    def one(self) -> Weights:
        return np.ones((1, 1))

    def shared(self, weights: Weights, going: Sequence[Going]) -> list[Weights]:
        total = np.zeros(weights.shape[1])
        for way, which in going:
            total[which] += way.edge.weight
        each = weights / np.maximum(total, 1)
        return [each[:, which] * way.edge.weight for way, which in going]

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

    def come_round(self, component: set[int], rounds: int) -> None:
        """Gives up what hardly matters any more, and what goes round for too long."""
        left = float(sum(weights.sum() for site in component for _, weights in self.waiting.get(site, ())))
        if left < ENOUGH or rounds >= MOST_ROUNDS:
            self.unfollowed += left
            for site in component:
                self.waiting.pop(site, None)
