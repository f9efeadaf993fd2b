"""How many playthroughs there are: with every state the number of ways that lead to it. Nothing is sampled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.batch.plan import merged
from game.batch.sets import positions
from game.batch.steps import graph_of
from game.batch.vectors import taken
from game.machine.program import Program, Site
from game.proving.carrying import Carrying, Going, Weights
from game.proving.exploring import NO_LIMIT, Budget

LIMB = 32


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


class _EndlessError(Exception):
    """A state leads back to itself."""


@dataclass(slots=True)
class _Counting(Carrying):
    """Weights are whole numbers of any size, in limbs of 32 bits, the lowest first."""

    ended: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def one(self) -> Weights:
        return np.ones((1, 1), dtype=np.uint64)

    def shared(self, weights: Weights, going: Sequence[Going]) -> list[Weights]:
        return [taken(weights, which) for _, which in going]

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
