"""The typed tree of a condition. Every question comes down to whether a variable's value is in a set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.language.variables import Variable


@dataclass(frozen=True, slots=True)
class In:
    """The variable has one of these values; `values` is a set, one bit a value."""

    variable: Variable
    values: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of members that hold is one of `counts`, one bit a number."""

    members: tuple[In, ...]
    counts: int
    words: str
    """What is counted, in the author's word: `lost`."""


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts it always does."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Tree


Tree: TypeAlias = In | Counted | All | Some | Not

ALWAYS = All(())


def both(one: Tree, other: Tree) -> Tree:
    """The condition that two conditions hold."""
    if one is ALWAYS:
        return other
    return one if other is ALWAYS else All((one, other))


def atoms(tree: Tree) -> Iterator[In]:
    """Every question the tree asks, in the order of writing."""
    match tree:
        case In():
            yield tree
        case Counted(members):
            yield from members
        case All(parts) | Some(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)


def variables(tree: Tree) -> set[Variable]:
    """The variables the tree reads."""
    return {atom.variable for atom in atoms(tree)}


def bits(numbers: int) -> Iterator[int]:
    """The members of a set written as bits, from the least up."""
    while numbers:
        low = numbers & -numbers
        yield low.bit_length() - 1
        numbers ^= low
