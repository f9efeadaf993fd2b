"""The figures of a story: what needs the exact set of its states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.batch.plan import merged
from game.batch.steps import graph_of
from game.machine.program import Program
from game.proving.counting import count_playthroughs
from game.proving.exploring import Budget, OverBudget, explored
from game.proving.extremes import Extremes, extremes
from game.proving.odds import Odds, odds


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted, as far as the budget went."""

    states: int | None = None
    """At which the story rests, told apart only where a later choice or transition does; None where it was too dear."""
    playthroughs: int | None = None
    endless: bool = False
    """Whether playthroughs are without number, since some state leads back to itself."""
    odds: dict[str, Odds] | None = None
    """By policy."""
    extremes: dict[str, dict[str, Extremes]] | None = None
    """By quantity, for each ending."""
    limit: str = ""
    """What was met where not everything could be counted."""

    @property
    def exact(self) -> bool:
        """Whether all states were enumerated, and everything that needs them is known."""
        return not self.limit


def figures_of(program: Program, budget: Budget, policies: Iterable[str] = ()) -> Figures:
    """The figures of a program; the odds are those of some of its policies."""
    found = Figures()
    try:
        states = explored(merged(graph_of(program)), budget=budget, keep=False).states
        found = Figures(states)
        playthroughs = count_playthroughs(program, budget)
        found = Figures(states, playthroughs, playthroughs is None)
        sums = {name: extremes(program, quantity, budget) for name, quantity in program.quantities.items()}
        return Figures(states, playthroughs, playthroughs is None, _odds(program, budget, policies), sums)
    except OverBudget as over:
        return Figures(found.states, found.playthroughs, found.endless, limit=f"It would take {over}.")


def _odds(program: Program, budget: Budget, policies: Iterable[str]) -> dict[str, Odds]:
    return {name: odds(program, program.policies[name], budget) for name in policies}
