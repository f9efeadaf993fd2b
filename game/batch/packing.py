"""Where each variable stands in a packed state: a state is a column of 64-bit words.

Variables that never matter at the same time share their bits, as those of a program share registers (Chaitin, 1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from game.language.variables import Variable

WORD = 64


class Spot(NamedTuple):
    """Some bits of one word."""

    word: int
    shift: int
    width: int

    @property
    def mask(self) -> int:
        """The bits, in place."""
        return ((1 << self.width) - 1) << self.shift


@dataclass(frozen=True, slots=True)
class Packing:
    """The spot of each variable by name, and how many words there are."""

    spots: Mapping[str, Spot]
    words: int


def width(variable: Variable) -> int:
    """How many bits the variable's values need."""
    return max((len(variable.values) - 1).bit_length(), 1)


def packed(variables: Sequence[Variable], together: Iterable[AbstractSet[str]]) -> Packing:
    """A packing in which the variables of each set of `together` have bits of their own.

    In as few words as that takes, filled evenly: sets of states are quicker to sort where no word is full.
    """
    neighbours: dict[str, set[str]] = {variable.name: set() for variable in variables}
    for names in set(map(frozenset, together)):
        for name in names:
            neighbours[name] |= names
    widths = {variable.name: width(variable) for variable in variables if neighbours[variable.name]}
    order = sorted(widths, key=lambda name: (-sum(widths[other] for other in neighbours[name]), name))
    full = _placed(order, widths, neighbours, WORD)
    for room in range(WORD // 2, WORD) if full.words > 1 else ():
        if (even := _placed(order, widths, neighbours, room)).words == full.words:
            return even
    return full


def _placed(order: Iterable[str], widths: Mapping[str, int], neighbours: Mapping[str, set[str]], room: int) -> Packing:
    """Each variable, in this order, at the lowest bits that are free for it."""
    spots: dict[str, Spot] = {}
    for name in order:
        taken = [spots[other] for other in neighbours[name] if other in spots]
        spots[name] = _free(widths[name], taken, room)
    return Packing(spots, max((spot.word for spot in spots.values()), default=0) + 1)


def _free(bits: int, taken: Iterable[Spot], room: int) -> Spot:
    """The lowest place for so many bits beside those that are taken, in words of which so many bits are used."""
    used: dict[int, int] = {}
    for spot in taken:
        used[spot.word] = used.get(spot.word, 0) | spot.mask
    for word in count():
        for shift in range(room - bits + 1):
            if not used.get(word, 0) & ((1 << bits) - 1) << shift:
                return Spot(word, shift, bits)
    raise AssertionError("there is always another word")
