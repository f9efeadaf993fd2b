"""Sets of states as one integer: a bit for each value of each variable.

Variables are independent in such a set, so it holds every state it is made of and perhaps more. What is empty here
is therefore surely empty: "never" said from it is certain, "perhaps" is all it can say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from game.language.tree import All, Counted, In, Not, Some, Tree, atoms
from game.language.variables import Variable

States: TypeAlias = int
NONE: States = 0
MOST_SPLITS = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """Where a variable's values stand: its first value at bit `shift`, all of them in `mask`."""

    shift: int
    mask: int


class Sets:
    """The sets of one program's states."""

    def __init__(self, variables: Iterable[Variable]) -> None:
        self.fields: dict[str, Field] = {}
        self.initial = self.everything = shift = 1  # the lowest bit is set in every set that is not empty
        for variable in variables:
            field = Field(shift, variable.everything << shift)
            self.fields[variable.name] = field
            self.initial |= 1 << shift + variable.initial
            self.everything |= field.mask
            shift += len(variable.values)

    def values(self, states: States, variable: Variable) -> int:
        """Which values the variable has in some of the states, as a set over their numbers."""
        field = self.fields[variable.name]
        return (states & field.mask) >> field.shift

    def with_values(self, states: States, name: str, values: int) -> States:
        """The states with the variable set to any of these values."""
        field = self.fields[name]
        return states & ~field.mask | values << field.shift

    def both(self, some: States, others: States) -> States:
        """The states in both sets; NONE where some variable has no value in both."""
        common = some & others
        return common if all(common & field.mask for field in self.fields.values()) else NONE

    def where(self, states: States, tree: Tree) -> States:
        """At least the states in which the condition holds; NONE only if there are none."""
        match tree:
            case In(variable, values):
                field = self.fields[variable.name]
                kept = states & field.mask & values << field.shift
                return states & ~field.mask | kept if kept else NONE
            case All(parts):
                for part in parts:
                    states = self.where(states, part)
                    if not states:
                        break
                return states
            case Some(parts):
                found = NONE
                for part in parts:
                    found |= self.where(states, part)
                return found
            case Not(part):
                return self.unless(states, part)
            case Counted(members, counts):
                return self._where_counted(states, members, counts)

    def unless(self, states: States, tree: Tree) -> States:
        """At least the states in which the condition does not hold; NONE only if there are none."""
        match tree:
            case In(variable, values):
                field = self.fields[variable.name]
                states &= ~(values << field.shift)
                return states if states & field.mask else NONE
            case All(parts):
                found = NONE
                for part in parts:
                    found |= self.unless(states, part)
                return found
            case Some(parts):
                for part in parts:
                    states = self.unless(states, part)
                    if not states:
                        break
                return states
            case Not(part):
                return self.where(states, part)
            case Counted(members, counts):
                return self._where_counted(states, members, ~counts)

    def _where_counted(self, states: States, members: tuple[In, ...], counts: int) -> States:
        surely = [self.verdict(states, member) for member in members]
        least, most = surely.count(True), len(surely) - surely.count(False)
        fitting = [count for count in range(least, most + 1) if counts >> count & 1]
        if not fitting:
            return NONE
        open_members = tuple(member for member, sure in zip(members, surely, strict=True) if sure is None)
        if fitting == [least]:
            return self.unless(states, Some(open_members))
        if fitting == [most]:
            return self.where(states, All(open_members))
        return states

    def verdict(self, states: States, tree: Tree) -> bool | None:
        """Whether the condition holds in all the states or in none of them; None where that is not plain to see."""
        match tree:
            case In(variable, values):
                here = self.values(states, variable)
                return None if here & values and here & ~values else bool(here & values)
            case All(parts):
                return _all(self.verdict(states, part) for part in parts)
            case Some(parts):
                return _opposite(_all(_opposite(self.verdict(states, part)) for part in parts))
            case Not(part):
                return _opposite(self.verdict(states, part))
            case Counted(members, counts):
                surely = [self.verdict(states, member) for member in members]
                possible = range(surely.count(True), len(surely) - surely.count(False) + 1)
                holding = [bool(counts >> count & 1) for count in possible]
                return None if True in holding and False in holding else holding[0]

    def can_hold(self, states: States, tree: Tree) -> bool:
        """Whether the condition holds in some state of the set: exact, by splitting on what it asks.

        After too many splits it says yes.
        """
        waiting, splits = [self.where(states, tree)], 0
        while waiting and splits < MOST_SPLITS:
            part = waiting.pop()
            verdict = self.verdict(part, tree) if part else False
            if verdict:
                return True
            if verdict is None:
                splits += 1
                atom = next(atom for atom in atoms(tree) if self.verdict(part, atom) is None)
                without, within = self.unless(part, atom), self.where(part, atom)
                waiting += [self.where(without, tree), self.where(within, tree)]
        return bool(waiting)


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    unsure = False
    for verdict in verdicts:
        if verdict is False:
            return False
        unsure = unsure or verdict is None
    return None if unsure else True


def _opposite(verdict: bool | None) -> bool | None:
    return None if verdict is None else not verdict
