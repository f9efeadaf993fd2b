"""What is decided at a site under a policy: for each move the bound from which a draw falls to it.

The bounds depend on what the conditions of the moves and of the policy tell apart, and are worked out once for each
number these have (`numbering`). Only where there would be too many are they worked out for each lane anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import Packing
from game.batch.vectors import Mask, States, Test, test_of
from game.language.tree import ALWAYS, Tree
from game.machine.program import Site
from game.machine.promises import Policy
from game.sampling.keys import DRAW
from game.sampling.numbering import numbering_of

Bounds: TypeAlias = NDArray[np.int64]
"""A row for each move: a draw from there up to the bound of the next move falls to it."""
NEVER = 1 << DRAW
"""A bound that no draw comes up to."""
NONE = -1
"""The number of no move."""
MOST_NUMBERS = 1 << 12
"""Larger tables would no longer be quick to look into."""


class Rule(NamedTuple):
    """What each move of a site weighs while a condition holds."""

    condition: Tree
    weights: tuple[int, ...]


class Decision:
    """The decision at a site."""

    def __init__(self, guards: Sequence[Tree], rules: Sequence[Rule], packing: Packing) -> None:
        self._guards = [_test(guard, packing) for guard in guards]
        self._rules = [(_test(rule.condition, packing), _column(rule.weights)) for rule in rules]
        self._numbering = numbering_of([*guards, *(rule.condition for rule in rules)], packing, MOST_NUMBERS)
        self._rows: list[NDArray[np.int64] | bool] = []
        """For each move its bound by number; one where it is the same for all, a truth value where that says all."""
        if self._numbering is not None:
            self._rows = list(map(_settled, self._worked_out(self._numbering.examples)))

    def falling(self, lanes: States, draws: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.intp]]]:
        """Each move that is taken, and the lanes that take it. Those for which nothing is open take NONE."""
        for move, (here, further) in enumerate(pairwise([True, *self._reached(lanes, draws), False]), NONE):
            if isinstance(here, bool) and isinstance(further, bool):
                if here and not further:
                    yield move, np.arange(draws.size)
            elif here is not False and further is not True:
                yield move, np.logical_xor(here, further).nonzero()[0]

    def _reached(self, lanes: States, draws: NDArray[np.int64]) -> Iterator[Mask | bool]:
        """Which draws come up to the bound of each move; a truth value where all do or none."""
        if self._numbering is None:
            yield from (draws >= bounds for bounds in self._worked_out(lanes))
            return
        numbers = self._numbering.numbers(lanes)
        for row in self._rows:
            if isinstance(row, bool):
                yield row
            else:
                yield draws >= (row if row.size == 1 else row.take(numbers, mode="clip"))

    def _worked_out(self, states: States) -> Bounds:
        """The bounds, from the conditions themselves."""
        opened = np.array([_holds(guard, states) for guard in self._guards])
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


def _test(tree: Tree, packing: Packing) -> Test | None:
    return None if tree == ALWAYS else test_of(tree, packing)


def _holds(test: Test | None, states: States) -> Mask:
    return np.ones(states.shape[1], dtype=np.bool_) if test is None else test(states)
