"""Conditions and steps as operations on arrays of packed states.

An array of states has a row for each word and a column for each state. Tests return a truth value for each column.
Runs change the array they are given, or return another where an inexact fork sends states several ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from itertools import groupby
from typing import ParamSpec, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.batch.packing import WORD, Packing, Spot
from game.batch.steps import Ask, Branch, Fork, Label, Step, Table
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.words import negated

States: TypeAlias = NDArray[np.uint64]
Mask: TypeAlias = NDArray[np.bool_]
Test: TypeAlias = Callable[[States], Mask]
Columns: TypeAlias = NDArray[np.intp] | slice
"""Which columns of an array: those at some places, or all."""
Number = TypeVar("Number", bound=np.generic)
Note: TypeAlias = Callable[[Label, Mask], object]
"""Told for which states something that was asked holds."""
Quiet: TypeAlias = Callable[[States], States]
Run: TypeAlias = Callable[[States, Note], States]
Given = ParamSpec("Given")
Found = TypeVar("Found")


def test_of(tree: Tree, packing: Packing) -> Test:
    """Whether the condition holds, for each state. Every variable it reads has a spot."""
    match tree:
        case In(variable, values):
            return _test_of_set(packing.spots[variable.name], values & variable.everything, len(variable.values))
        case All(parts):
            return _test_of_parts([test_of(part, packing) for part in parts], np.logical_and, True)
        case Some(parts):
            return _test_of_parts([test_of(part, packing) for part in parts], np.logical_or, False)
        case Not(part):
            return test_of(negated(part), packing)
        case Counted(members, counts, _):
            return _test_of_count([test_of(member, packing) for member in members], counts)


def _test_of_parts(tests: Sequence[Test], joined: np.ufunc, empty: bool) -> Test:
    if not tests:
        return lambda states: np.full(states.shape[1], empty)
    first, *others = tests
    return lambda states: reduce(lambda mask, test: joined(mask, test(states), out=mask), others, first(states))


def _test_of_count(tests: Sequence[Test], counts: int) -> Test:
    fitting = np.array([counts >> number & 1 for number in range(len(tests) + 1)], dtype=np.bool_)

    def test(states: States) -> Mask:
        number = np.zeros(states.shape[1], dtype=np.intp)
        for member in tests:
            number += member(states)
        return fitting[number]

    return test


def _test_of_set(spot: Spot, values: int, size: int) -> Test:
    """One comparison where the set is one value, all but one, or all from a value up or down; else a table."""
    word, mask = spot.word, np.uint64(spot.mask)
    low, high = (values & -values).bit_length() - 1, values.bit_length() - 1
    others = ~values & (1 << size) - 1
    if not values or not others:
        return lambda states: np.full(states.shape[1], bool(values))
    if low == high:
        wanted = np.uint64(low << spot.shift)
        return lambda states: (states[word] & mask) == wanted
    if others & others - 1 == 0:
        wanted = np.uint64(others.bit_length() - 1 << spot.shift)
        return lambda states: (states[word] & mask) != wanted
    run = values == (2 << high) - (1 << low)
    if run and high == size - 1:
        least = np.uint64(low << spot.shift)
        return lambda states: (states[word] & mask) >= least
    if run and low == 0:
        greatest = np.uint64(high << spot.shift)
        return lambda states: (states[word] & mask) <= greatest
    table = np.array([values >> value & 1 for value in range(1 << spot.width)], dtype=np.bool_)
    return lambda states: table[field(states, spot)]


def field(states: States, spot: Spot) -> NDArray[np.int64]:
    """The number of a variable's value in each state; fit to look something up with."""
    moved = states[spot.word] >> np.uint64(spot.shift)
    if spot.shift + spot.width < WORD:
        moved &= np.uint64((1 << spot.width) - 1)
    numbers: NDArray[np.int64] = moved.view(np.int64)
    return numbers


def columns(states: States, test: Test | None) -> Columns:
    """Where the states stand for which the test holds."""
    return slice(None) if test is None else np.flatnonzero(test(states))


def taken(array: NDArray[Number], which: Columns) -> NDArray[Number]:
    """Some columns, in an array of their own: many times as quick as by a mask."""
    return array.copy() if isinstance(which, slice) else array.take(which, axis=1, mode="clip")


def selected(states: States, test: Test | None) -> States:
    """The states for which the test holds, in an array of their own."""
    return taken(states, columns(states, test))


def late(make: Callable[[], Callable[Given, Found]]) -> Callable[Given, Found]:
    """The function that is made, but made when it is first called: of many ways few may be gone."""
    made = cache(make)

    def call(*given: Given.args, **named: Given.kwargs) -> Found:
        return made()(*given, **named)

    return call


def quiet(run: Run) -> Quiet:
    """A run for whom nothing is left to be heard of."""
    return lambda states: run(states, _deaf)


def _deaf(_label: Label, _mask: Mask) -> None:
    """Everything that can be heard of has been."""


def run_of(steps: Iterable[Step], packing: Packing, *, exact: bool = True) -> Run:
    """What steps do to states.

    With `exact`, every state goes just one way at each fork, and columns stay in order: what is noted is noted of them.
    """
    runs: list[Run] = []
    for tabled, group in groupby(steps, lambda step: isinstance(step, Table)):
        if tabled:
            runs.append(_run_of_tables([step for step in group if isinstance(step, Table)], packing))
        else:
            runs += [_run_of(step, packing, exact) for step in group]
    if len(runs) == 1:
        return runs[0]
    return lambda states, note: reduce(lambda done, run: run(done, note), runs, states)


def _run_of(step: Step, packing: Packing, exact: bool) -> Run:
    match step:
        case Table():
            return _run_of_tables([step], packing)
        case Ask(condition, label):
            return _run_of_ask(test_of(condition, packing), label)
        case Fork(branches):
            return _run_of_fork(branches, packing) if exact else _run_of_split(branches, packing)


def _run_of_ask(test: Test, label: Label) -> Run:
    def run(states: States, note: Note) -> States:
        note(label, test(states))
        return states

    return run


def _run_of_tables(tables: Iterable[Table], packing: Packing) -> Run:
    """All tables at once: constants are put in place together, word by word; each other is one exclusive or."""
    whole: dict[str, Table] = {}
    for table in tables:
        name, earlier = table.variable.name, whole.get(table.variable.name)
        values = table.values if earlier is None else tuple(table.values[value] for value in earlier.values)
        whole[name] = Table(table.variable, values)
    kept, put = [(1 << WORD) - 1] * packing.words, [0] * packing.words
    flips: list[tuple[Spot, NDArray[np.uint64]]] = []
    for name, table in whole.items():
        spot, values = packing.spots[name], table.values
        if len(set(values)) == 1:
            kept[spot.word] &= ~spot.mask
            put[spot.word] |= values[0] << spot.shift
        elif any(new != old for old, new in enumerate(values)):
            flipped = [(new ^ old) << spot.shift for old, new in enumerate(values)]
            flips.append((spot, np.array(flipped + [0] * ((1 << spot.width) - len(values)), dtype=np.uint64)))
    constants = [
        (word, np.uint64(keep), np.uint64(putting))
        for word, (keep, putting) in enumerate(zip(kept, put, strict=True))
        if keep != (1 << WORD) - 1
    ]

    def run(states: States, _note: Note) -> States:
        for spot, flip in flips:
            states[spot.word] ^= flip.take(field(states, spot), mode="clip")
        for word, keep, putting in constants:
            states[word] &= keep
            if putting:
                states[word] |= putting
        return states

    return run


def _run_of_fork(branches: Iterable[Branch], packing: Packing) -> Run:
    ways = [
        (test_of(branch.condition, packing), run_of(branch.steps, packing) if branch.steps else None, branch.label)
        for branch in branches
        if branch.steps or branch.label is not None
    ]

    def run(states: States, note: Note) -> States:
        masks = [test(states) for test, _, _ in ways]
        for mask, (_, way, label) in zip(masks, ways, strict=True):
            if label is not None:
                note(label, mask)
            if way is not None:
                going = np.flatnonzero(mask)
                if going.size == states.shape[1]:
                    states = way(states, note)
                elif going.size:
                    states[:, going] = way(taken(states, going), _for_all(note, going, states.shape[1]))
        return states

    return run


def _for_all(note: Note, going: NDArray[np.intp], many: int) -> Note:
    """Tells of some of the states as of all of them."""

    def note_all(label: Label, mask: Mask) -> None:
        whole = np.zeros(many, dtype=np.bool_)
        whole[going[mask]] = True
        note(label, whole)

    return note_all


def _run_of_split(branches: Iterable[Branch], packing: Packing) -> Run:
    ways = [
        (test_of(branch.condition, packing), run_of(branch.steps, packing, exact=False), branch.label)
        for branch in branches
    ]

    def run(states: States, note: Note) -> States:
        found = []
        for test, way, label in ways:
            mask = test(states)
            if label is not None:
                note(label, mask)
            found.append(way(taken(states, np.flatnonzero(mask)), note))
        return np.concatenate(found, axis=1)

    return run
