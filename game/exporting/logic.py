"""Conditions and effects as C writes them, which Promela and ink both read.

A variable is `v` and its place in the program; its value is the number of the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.exporting.export import safe
from game.language.effects import Assign, Shift
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.language.words import negated
from game.machine.machine import accusation_bits
from game.machine.program import Accuse, Mark, Program


class Names:
    """The identifiers of a program's variables and events."""

    def __init__(self, program: Program) -> None:
        self.variables = {variable.name: f"v{number}" for number, variable in enumerate(program.variables)}
        self.events = {key: f"fire_{number}" for number, key in enumerate(program.rules)}

    def of(self, variable: Variable) -> str:
        return self.variables[variable.name]

    def marked(self, operation: Accuse | Mark) -> list[str]:
        """The bits an operation sets, of those that something reads."""
        bits = accusation_bits(operation.accusation) if isinstance(operation, Accuse) else (operation.bit,)
        return [self.variables[bit] for bit in bits if bit in self.variables]

    def test(self, tree: Tree) -> str:
        """An expression for whether a condition holds."""
        match tree:
            case In(variable, values):
                return _among(self.of(variable), values, len(variable.values))
            case All(parts):
                tests = [test for part in parts if (test := self.test(part)) != "true"]
                return _joined(" && ", tests) if tests else "true"
            case Some(parts):
                return _joined(" || ", [self.test(part) for part in parts]) if parts else "false"
            case Not(part):
                return self.test(negated(part))
            case Counted(members, counts, _):
                return _among(_joined(" + ", [self.test(member) for member in members]), counts, len(members) + 1)


def described(variable: Variable) -> str:
    """A variable for a comment: its name, and what its numbers stand for."""
    return safe(f"{variable.name}: {', '.join(variable.values)}")


def assigned(operation: Assign | Shift, name: str) -> str:
    """The assignment of an effect, with `MIN` and `MAX`; a shift past an end stops there."""
    if isinstance(operation, Assign):
        return f"{name} = {operation.value}"
    if operation.amount > 0:
        return f"{name} = MIN({name} + {operation.amount}, {len(operation.variable.values) - 1})"
    return f"{name} = MAX({name} - {-operation.amount}, 0)"


def _joined(operator: str, tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"({operator.join(tests)})"


def _among(number: str, wanted: int, size: int) -> str:
    """Whether a number below `size` is in a set, as comparisons with the ends of its runs."""
    if wanted == (1 << size) - 1:
        return "true"
    runs = [_within(number, low, high, size - 1) for low, high in _runs(wanted)]
    return _joined(" || ", runs) if runs else "false"


def _within(number: str, low: int, high: int, last: int) -> str:
    if low == high:
        return f"({number} == {low})"
    if high == last:
        return f"({number} >= {low})"
    return f"({number} <= {high})" if low == 0 else f"({number} >= {low} && {number} <= {high})"


def _runs(numbers: int) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of neighbours in a set written as bits."""
    while numbers:
        low = (numbers & -numbers).bit_length() - 1
        rest = (numbers >> low) + 1
        high = low + (rest & -rest).bit_length() - 2
        yield low, high
        numbers &= ~((2 << high) - 1)
