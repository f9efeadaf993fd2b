"""What is decided at a site under a policy: for each move the bound from which a draw falls to it.

The bounds depend on what is told apart at the site, and are worked out once for each number that states have there
(`telling`). Only where there would be too many are they worked out for each lane anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.vectors import Mask, States, Test
from game.language.tree import ALWAYS, Tree
from game.machine.program import Site
from game.machine.promises import Policy
from game.sampling.keys import DRAW
from game.sampling.numbering import Numbers
from game.sampling.telling import Telling, condition_test

Bounds: TypeAlias = NDArray[np.int64]
"""A row for each move: a draw from there up to the bound of the next move falls to it."""
Draws: TypeAlias = NDArray[np.int64]
NO_BOUNDS: Bounds = np.zeros((0, 0), dtype=np.int64)
"""Where nobody moves."""
NEVER = 1 << DRAW
"""A bound that no draw comes up to."""
NONE = -1
"""The number of no move."""


class Rule(NamedTuple):
    """What each move of a site weighs while a condition holds."""

    condition: Tree
    weights: tuple[int, ...]


class Decision:
    """The decision at a site under a policy."""

    def __init__(self, telling: Telling, rules: Sequence[Rule]) -> None:
        self._telling = telling
        self._rules = [(condition_test(rule.condition, telling.packing), _column(rule.weights)) for rule in rules]
        numbering = telling.numbering
        self.bounds = NO_BOUNDS if numbering is None else self._worked_out(numbering.examples)
        """By number."""
        self._rows = list(map(_settled, self.bounds))
        """For each move its bound by number; one where it is the same for all, a truth value where that says all."""

    def falling(self, lanes: States, numbers: Numbers | None, draws: Draws) -> Iterator[tuple[int, NDArray[np.intp]]]:
        """Each move that is taken, and the lanes that take it. Those for which nothing is open take NONE."""
        reached = [True, *self._reached(lanes, numbers, draws), False]
        for move, (here, further) in enumerate(pairwise(reached), NONE):
            if isinstance(here, bool) and isinstance(further, bool):
                if here and not further:
                    yield move, np.arange(draws.size)
            elif here is not False and further is not True:
                yield move, np.logical_xor(here, further).nonzero()[0]

    def _reached(self, lanes: States, numbers: Numbers | None, draws: Draws) -> Iterator[Mask | bool]:
        """Which draws come up to the bound of each move; a truth value where all do or none."""
        if numbers is None:
            yield from (draws >= bounds for bounds in self._worked_out(lanes))
            return
        for row in self._rows:
            if isinstance(row, bool):
                yield row
            else:
                yield draws >= (row if row.size == 1 else row.take(numbers, mode="clip"))

    def _worked_out(self, states: States) -> Bounds:
        """The bounds, from the conditions themselves."""
        if not self._telling.guards:
            return NO_BOUNDS
        opened = np.array([_holds(guard, states) for guard in self._telling.guards])
        *rules, (_, fallback) = self._rules
        weights = np.where(opened, fallback, 0)
        for test, column in reversed(rules):
            mine = np.where(opened & _holds(test, states), column, 0)
            weights = np.where(mine.any(axis=0), mine, weights)
        up_to = weights.cumsum(axis=0)
        bounds = -(-(up_to - weights << DRAW) // np.maximum(up_to[-1], 1))
        return np.where(opened.any(axis=0), bounds, NEVER).astype(np.int64)


def rules_of(site: Site, policy: Policy) -> list[Rule]:
    """What is asked at a site, in order; the last always holds and gives every move some weight."""
    if site.kind == "deal":
        return [Rule(ALWAYS, tuple(move.weight for move in site.moves))]
    choices = [move.option.choice for move in site.moves if move.option is not None]
    rules = [Rule(rule.condition, tuple(map(rule.weight, choices))) for rule in policy]
    return [*(rule for rule in rules if any(rule.weights)), Rule(ALWAYS, (1,) * max(len(site.moves), len(site.exits)))]


def _settled(row: NDArray[np.int64]) -> NDArray[np.int64] | bool:
    """A row of bounds as short as can be: all draws come up to it or none, or one bound for all numbers."""
    if (row == row[0]).all():
        return bool(row[0] == 0) if row[0] in (0, NEVER) else row[:1]
    return row


def _column(weights: Sequence[int]) -> NDArray[np.int64]:
    return np.array(weights, dtype=np.int64)[:, np.newaxis]


def _holds(test: Test | None, states: States) -> Mask:
    return np.ones(states.shape[1], dtype=np.bool_) if test is None else test(states)
