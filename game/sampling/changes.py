"""What an edge does to one variable after the other, where that depends on each alone: fit for tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.batch.packing import Packing, Spot, width
from game.batch.steps import Ask, Label, Steps, Table
from game.batch.vectors import test_of
from game.language.tree import Tree, variables
from game.language.variables import Variable


@dataclass(slots=True)
class Change:
    """What happens to a variable, by its value before."""

    after: list[int]
    heard: list[int]
    """A set of labels, one bit each."""
    labels: list[Label] = field(default_factory=list)

    @classmethod
    def none(cls, variable: Variable) -> Change:
        """Every value stays, and nothing is heard of."""
        many = len(variable.values)
        return cls(list(range(many)), [0] * many)

    def hear(self, label: Label, holds: Sequence[bool]) -> None:
        """The label is heard of where this holds by now."""
        bit = 1 << len(self.labels)
        self.labels.append(label)
        self.heard = [heard | bit * holds[value] for value, heard in zip(self.after, self.heard, strict=True)]


@dataclass(slots=True)
class Changes:
    """What an edge does."""

    by_variable: dict[str, Change] = field(default_factory=dict)
    heard: list[Label] = field(default_factory=list)
    """Whatever the values."""

    def of(self, variable: Variable) -> Change:
        """What happens to a variable."""
        if variable.name not in self.by_variable:
            self.by_variable[variable.name] = Change.none(variable)
        return self.by_variable[variable.name]


def changes_of(steps: Steps) -> Changes | None:
    """What steps do; None where something depends on several variables at once."""
    found = Changes()
    for step in steps:
        match step:
            case Table(variable, values):
                change = found.of(variable)
                change.after = [values[value] for value in change.after]
            case Ask(condition, label) if len(asked := variables(condition)) <= 1:
                _ask(found, condition, asked, label)
            case _:
                return None
    return found


def _ask(found: Changes, condition: Tree, asked: set[Variable], label: Label) -> None:
    for variable in asked:
        found.of(variable).hear(label, _by_value(condition, variable))
    if not asked and test_of(condition, Packing({}, 1))(np.zeros((1, 1), dtype=np.uint64))[0]:
        found.heard.append(label)


def _by_value(condition: Tree, variable: Variable) -> list[bool]:
    """Whether a condition holds that reads this variable alone, for each value of it."""
    alone = Packing({variable.name: Spot(0, 0, width(variable))}, 1)
    holds: list[bool] = test_of(condition, alone)(np.arange(len(variable.values), dtype=np.uint64)[np.newaxis]).tolist()
    return holds
