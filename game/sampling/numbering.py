"""States numbered by what some conditions tell apart: where the numbers are equal, so are all the answers.

The number is a sum of parts. Each variable that a condition reads adds a multiple of the class of its value; variables
that are only counted, as in `count(lost) >= 2`, share a part. Bits that stand close together are looked up at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import Packing, Spot
from game.batch.steps import Ask
from game.batch.values import before
from game.batch.vectors import States, field
from game.language.tree import All, Counted, In, Not, Some, Tree

WIDEST = 12
"""So many bits of a word are looked up at once."""
Table: TypeAlias = NDArray[np.int64]
"""A number for each value of some bits."""
Numbers: TypeAlias = NDArray[np.int64]
"""A number for each of some lanes."""


class Digit(NamedTuple):
    """Some bits of a word, and what they add to the number."""

    spot: Spot
    adds: Table

    def read(self, states: States) -> NDArray[np.int64]:
        """What is added for each state."""
        return self.adds.take(field(states, self.spot), mode="clip")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How states are numbered, and an example of each number."""

    digits: tuple[Digit, ...]
    examples: States

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return int(self.examples.shape[1])

    def numbers(self, states: States) -> Numbers:
        """The number of each state."""
        if not self.digits:
            return np.broadcast_to(np.int64(0), states.shape[1])
        first, *others = self.digits
        found = first.read(states)
        for digit in others:
            found += digit.read(states)
        return found


class _Member(NamedTuple):
    """A variable's share in a part."""

    spot: Spot
    adds: Sequence[int]
    """By value."""
    values: Sequence[int]
    """By what the part comes to: a value the variable may then have."""


def numbering_of(trees: Iterable[Tree], packing: Packing, most: int) -> Numbering | None:
    """The numbering for some conditions; None where it would take more than `most` numbers."""
    leaves = dict.fromkeys(leaf for tree in trees for leaf in _leaves(tree))
    if 1 << len(_told_by_themselves(leaves)) > most:
        return None
    parts = list(_parts(leaves, packing))
    sizes = [len(part[0].values) for part in parts]
    if prod(sizes) > most:
        return None
    digits, numbers, step = list[Digit](), np.arange(prod(sizes)), 1
    examples = np.zeros((packing.words, numbers.size), dtype=np.uint64)
    for part, size in zip(parts, sizes, strict=True):
        for spot, adds, values in part:
            examples[spot.word] |= np.array(values, dtype=np.uint64)[numbers // step % size] << np.uint64(spot.shift)
            digits.append(Digit(spot, step * np.array([*adds, *[0] * ((1 << spot.width) - len(adds))])))
        step *= size
    return Numbering(tuple(_together(digits)), examples)


def _told_by_themselves(leaves: Iterable[In | Counted]) -> set[str]:
    """The variables whose values are told apart, whatever is counted: each at least doubles the numbers."""
    alone = (leaf for leaf in leaves if isinstance(leaf, In))
    return {
        leaf.variable.name for leaf in alone if 0 < leaf.values & leaf.variable.everything < leaf.variable.everything
    }


def _parts(leaves: Collection[In | Counted], packing: Packing) -> Iterator[list[_Member]]:
    counted = dict.fromkeys(leaf.members for leaf in leaves if isinstance(leaf, Counted))
    asked = Counter(leaf.variable.name for leaf in leaves if isinstance(leaf, In))
    asked.update(member.variable.name for members in counted for member in members)
    told = dict(before(tuple(Ask(leaf, "") for leaf in leaves), {}))
    for members in counted:
        only = [member for member in members if asked[member.variable.name] == 1]
        if only:
            yield [_counted(member, among, len(only), packing) for among, member in enumerate(only)]
        for member in only:
            told.pop(member.variable.name, None)
    for name, classes in told.items():
        values = sorted(set(classes))
        yield [_Member(packing.spots[name], [values.index(least) for least in classes], values)]


def _counted(member: In, among: int, many: int, packing: Packing) -> _Member:
    """The share of one of so many that are counted: in the examples the first of them make up the sum."""
    size = len(member.variable.values)
    adds = [member.values >> value & 1 for value in range(size)]
    inside, outside = adds.index(1) if 1 in adds else 0, adds.index(0) if 0 in adds else 0
    return _Member(packing.spots[member.variable.name], adds, [*[outside] * (among + 1), *[inside] * (many - among)])


def _leaves(tree: Tree) -> Iterator[In | Counted]:
    match tree:
        case In() | Counted():
            yield tree
        case All(parts) | Some(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)


def _together(digits: Iterable[Digit]) -> Iterator[Digit]:
    """Neighbours made one, as far as they are not too wide."""
    last: Digit | None = None
    for digit in sorted(digits, key=lambda digit: digit.spot):
        if last is None:
            last = digit
        elif digit.spot.word == last.spot.word and digit.spot.shift + digit.spot.width - last.spot.shift <= WIDEST:
            last = _joined(last, digit)
        else:
            yield last
            last = digit
    if last is not None:
        yield last


def _joined(one: Digit, other: Digit) -> Digit:
    apart = other.spot.shift - one.spot.shift
    bits = np.arange(1 << apart + other.spot.width)
    adds = one.adds[bits & (1 << one.spot.width) - 1] + other.adds[bits >> apart]
    return Digit(one.spot._replace(width=apart + other.spot.width), adds)
