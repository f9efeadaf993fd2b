"""The figures of a story: what needs the exact set of its states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from game.batch.plan import merged
from game.batch.steps import graph_of
from game.machine.program import Program
from game.playing.stories import open_story
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


Done: TypeAlias = tuple[Task, Any]
"""A task and what came of it: the figure, or a sentence where it was too dear."""
Runner: TypeAlias = Callable[[Program, Sequence[Task], Budget], Iterator[Done]]


def figures_of(program: Program, budget: Budget, policies: Iterable[str], run: Runner | None = None) -> Figures:
    """The figures of a program; the odds are those of some of its policies."""
    tasks = [Task("states"), Task("playthroughs")]
    tasks += [Task("odds", policy) for policy in policies] + [Task("extremes", name) for name in program.quantities]
    found = dict((run or one_by_one)(program, tasks, budget))
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


def one_by_one(program: Program, tasks: Sequence[Task], budget: Budget) -> Iterator[Done]:
    """Runs tasks in this process."""
    return ((task, _figure(program, task, budget)) for task in tasks)


def side_by_side(folder: Path, jobs: int) -> Runner:
    """Runs tasks in so many processes, each of which reads the story from its folder."""

    def run(_program: Program, tasks: Sequence[Task], budget: Budget) -> Iterator[Done]:
        with ProcessPoolExecutor(min(jobs, len(tasks)), get_context("spawn"), _open, (folder,)) as executor:
            yield from zip(tasks, executor.map(_figure_of_story, tasks, [budget] * len(tasks)), strict=True)

    return run


def _figure(program: Program, task: Task, budget: Budget) -> Any:
    try:
        match task.kind:
            case "states":
                return explored(merged(graph_of(program)), budget=budget, keep=False).states
            case "playthroughs":
                return count_playthroughs(program, budget)
            case "odds":
                return odds(program, program.policies[task.name], budget)
            case "extremes":
                return extremes(program, program.quantities[task.name], budget)
    except OverBudget as over:
        return f"It would take {over}."


_opened: list[Program] = []
"""Of a process that does nothing else: its story."""


def _open(folder: Path) -> None:
    _opened.append(open_story(folder).program)


def _figure_of_story(task: Task, budget: Budget) -> Any:
    return _figure(_opened[0], task, budget)
