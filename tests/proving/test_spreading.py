"""States shared out among many hands are the states there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.batch.plan import merged
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.proving.exploring import Budget, OverBudget, explored
from game.proving.spreading import count_states
from game.sharing.hands import Here
from tests.generated_stories import generated_machine, machines


class Several(Here):
    """As if so many did it, though it is all done here."""

    def __init__(self, machine: Machine, many: int) -> None:
        super().__init__(machine)
        self._many = many

    @property
    def many(self) -> int:
        return self._many


@settings(max_examples=20)
@given(machines(), st.integers(1, 5))
def test_shared_out_there_are_as_many_states(machine: Machine, many: int):
    """However many share them, and though circles bring states back to where they began."""
    assert count_states(Several(machine, many), Budget()) == explored(merged(graph_of(machine.program))).states


def test_a_budget_holds_for_all_shares_together():
    """With the limit that was met."""
    with pytest.raises(OverBudget, match="more than 20 states"):
        count_states(Several(generated_machine(1), 3), Budget(states=20))
