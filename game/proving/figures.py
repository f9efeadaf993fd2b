"""The figures of a story: what needs the exact set of its states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, NamedTuple

from game.batch.plan import merged
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.machine.program import Program
from game.proving.counting import count_playthroughs
from game.proving.exploring import Budget, OverBudget, explored
from game.proving.extremes import Extremes, extremes
from game.proving.odds import Odds, odds
from game.proving.spreading import count_states
from game.sharing.hands import Hands


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted, as far as the budget went."""

    states: int | None = None
    """At which the story rests, told apart only where a later choice or transition does; None where it was too dear."""
    playthroughs: int | None = None
    endless: bool = False
    """Whether playthroughs are without number, since some state leads back to itself."""
    odds: dict[str, Odds] = field(default_factory=dict)
    """By policy."""
    extremes: dict[str, dict[str, Extremes]] = field(default_factory=dict)
    """By quantity, for each ending."""
    limit: str = ""
    """What was met where not everything could be counted."""

    @property
    def exact(self) -> bool:
        """Whether all states were enumerated, and everything that needs them is known."""
        return not self.limit


class Task(NamedTuple):
    """One figure, which can be found without the others."""

    kind: Literal["states", "playthroughs", "odds", "extremes"]
    name: str = ""
    """Of a policy or a quantity."""


def figures_of(hands: Hands, budget: Budget, policies: Iterable[str]) -> Figures:
    """The figures of a program; the odds are those of some of its policies."""
    tasks = [Task("states"), Task("playthroughs"), *(Task("odds", policy) for policy in policies)]
    tasks += [Task("extremes", name) for name in hands.machine.program.quantities]
    found = dict(zip(tasks, hands.map(partial(_figure, budget=budget), tasks), strict=True))
    if hands.apart and isinstance(found[Task("states")], str):
        found[Task("states")] = _within(partial(count_states, hands), budget.for_many(hands.many))
    limit = next((figure for figure in found.values() if isinstance(figure, str)), "")
    known = {task: figure for task, figure in found.items() if not isinstance(figure, str)}
    counted = Task("playthroughs")
    return Figures(
        known.get(Task("states")),
        known.get(counted),
        counted in known and known[counted] is None,
        {task.name: figure for task, figure in known.items() if task.kind == "odds"},
        {task.name: figure for task, figure in known.items() if task.kind == "extremes"},
        limit,
    )


def _figure(machine: Machine, task: Task, budget: Budget) -> Any:
    return _within(partial(_found, machine.program, task), budget)


def _within(find: Callable[[Budget], Any], budget: Budget) -> Any:
    """A figure, or a sentence where it was too dear."""
    try:
        return find(budget)
    except OverBudget as over:
        return f"It would take {over}."


def _found(program: Program, task: Task, budget: Budget) -> Any:
    match task.kind:
        case "states":
            return explored(merged(graph_of(program)), budget=budget, keep=False).states
        case "playthroughs":
            return count_playthroughs(program, budget)
        case "odds":
            return odds(program, program.policies[task.name], budget)
        case "extremes":
            return extremes(program, program.quantities[task.name], budget)
