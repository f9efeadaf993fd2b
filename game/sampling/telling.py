"""What is told apart at a site: states that the guards, the questions asked there and a policy's conditions tell apart.

Where the numbers of two states are equal (`numbering`), so is what is open and what is heard of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from game.batch.packing import Packing
from game.batch.steps import Ask
from game.batch.vectors import Mask, States, Test, test_of
from game.language.tree import ALWAYS, Tree
from game.sampling.meanings import Meanings
from game.sampling.numbering import Numbers, numbering_of

MOST_NUMBERS = 1 << 12
"""Larger tables would no longer be quick to look into."""
MOST_HEARD = 1 << 8
"""Where questions tell more apart, it is quicker to ask them than to work all of it out before."""


class Telling:
    """What is told apart at a site."""

    def __init__(
        self, guards: Sequence[Tree], conditions: Sequence[Tree], asks: Sequence[Ask], packing: Packing
    ) -> None:
        self.packing = packing
        self.guards = [condition_test(guard, packing) for guard in guards]
        self.labels = [ask.label for ask in asks]
        """What may be heard of."""
        self._asks = asks
        told = [*guards, *conditions]
        whole = numbering_of([*told, *(ask.condition for ask in asks)], packing, MOST_HEARD)
        self.numbering = whole or numbering_of(told, packing, MOST_NUMBERS)
        self.complete = whole is not None
        """Whether the number of a state tells what is heard of, too; and there are few."""

    def numbers(self, lanes: States) -> Numbers | None:
        """The number of each; None where there would be too many."""
        return None if self.numbering is None else self.numbering.numbers(lanes)

    def heard(self, states: States) -> Mask:
        """A row for each label: whether it is heard of states."""
        found = np.array([test(states) for test in self._tests], dtype=np.bool_)
        return found.reshape(len(self._asks), states.shape[1])

    @cached_property
    def _tests(self) -> list[Test]:
        return [test_of(ask.condition, self.packing) for ask in self._asks]

    def meanings(self, meanings: Meanings) -> int:
        """Gives its numbers their meanings, if they are complete; returns the first."""
        if self.complete and self.numbering is not None:
            return meanings.add_table(self.labels, self.heard(self.numbering.examples))
        return meanings.size


def condition_test(condition: Tree, packing: Packing) -> Test | None:
    """The test of a condition; None where it always holds."""
    return None if condition == ALWAYS else test_of(condition, packing)
