"""The least and the most of a quantity over all ways to each ending: best play, without playing.

Every state has the least (or the most) with which it can be come to; the shortest-path algorithm of Bellman (1958) and
Ford, on the exact set of states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import Way, merged
from game.batch.steps import graph_of
from game.machine.program import Program, Site
from game.machine.promises import Quantity, amount
from game.proving.carrying import Carrying, Going, Weights
from game.proving.exploring import NO_LIMIT, Budget


class Extremes(NamedTuple):
    """Of one ending."""

    least: int
    most: int | None
    """None where it has no bound: some circle adds to it."""


def extremes(program: Program, quantity: Quantity, budget: Budget = NO_LIMIT) -> dict[str, Extremes]:
    """The least and the most of a quantity, for each ending that is come to. Raises OverBudget."""
    plan = merged(graph_of(program))
    least, most = (_Summing(plan, budget, quantity=quantity, sign=sign) for sign in (1, -1))
    least.run()
    most.run()
    return {ending: Extremes(value, most.bound(ending)) for ending, value in least.ended.items()}


@dataclass(slots=True)
class _Summing(Carrying):
    """Weights are sums; with the sign -1 their opposites, so that the least of those is the most."""

    quantity: Quantity = field(default_factory=dict)
    sign: int = 1
    ended: dict[str, int] = field(default_factory=dict)
    growing: bool = False
    """Whether a circle goes on adding after as many rounds as it has states."""
    states: int = 0
    """How many states the latest circle has."""
    settled: int = 0
    """The best sum still under way after so many rounds."""

    def bound(self, ending: str) -> int | None:
        """The most; None where it grows for ever."""
        return None if self.growing else -self.ended[ending]

    def one(self) -> Weights:
        return np.zeros((1, 1), dtype=np.int64)

    def shared(self, weights: Weights, going: Sequence[Going]) -> list[Weights]:
        return [weights[:, which] + self.sign * self.adds(way) for way, which in going]

    def adds(self, way: Way) -> int:
        moves = self.plan.graph.program.sites[way.edge.source].moves
        option = moves[way.edge.number].option if moves else None
        return amount(self.quantity, option.choice) if option is not None else 0

    def added(self, weights: Weights, starts: NDArray[np.int64]) -> Weights:
        return np.minimum.reduceat(weights, starts, axis=1)

    def met(self, site: Site, weights: Weights) -> None:
        if site.kind == "ending":
            node = str(site.scene.node.node)
            self.ended[node] = min(int(weights.min()), self.ended.get(node, int(weights.max())))

    def check(self, component: set[int]) -> None:
        self.states = sum(states.shape[1] for states in self.within(component).values())

    def come_round(self, component: set[int], rounds: int) -> None:
        """After as many rounds as there are states each has its least; what is less after as many again has none."""
        waiting = [int(weights.min()) for site in component for _, weights in self.waiting.get(site, ())]
        if rounds == self.states:
            self.settled = min(waiting, default=0)
        if rounds == 2 * self.states:
            self.growing = self.growing or min(waiting, default=0) < self.settled
            for site in component:
                self.waiting.pop(site, None)
