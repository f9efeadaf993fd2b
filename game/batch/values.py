"""Which values of each variable nothing that can still happen tells apart.

A backward data-flow analysis, finer than liveness (Kennedy, 1971): for each site and each variable a partition of the
variable's values. A dead variable is the case of a single class. States that differ only within classes have the
same future, so one of them stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from game.batch.steps import Ask, Edge, Fork, Graph, Step, Steps, Table
from game.language.tree import Tree, atoms
from game.machine.graph import postorder, turned

Classes: TypeAlias = tuple[int, ...]
"""For each value of a variable, the least value of its class."""
Partition: TypeAlias = Mapping[str, Classes]
"""The classes of each variable by name; a variable with a single class is left out."""


def partitions(graph: Graph) -> list[Partition]:
    """For each site, what the edges that lead from it can tell apart, and all that comes after."""
    found: list[Partition] = [{} for _ in graph.edges]
    led_to = {index: [edge.target for edge in edges] for index, edges in enumerate(graph.edges)}
    leading = turned(led_to)
    waiting = dict.fromkeys(reversed(postorder(led_to)))
    while waiting:
        index, _ = waiting.popitem()
        told = joined(before_edge(edge, found[edge.target]) for edge in graph.edges[index])
        if told != found[index]:
            found[index] = told
            waiting.update(dict.fromkeys(leading.get(index, ())))
    return found


def before_edge(edge: Edge, after: Partition) -> Partition:
    """What an edge, and what comes after it, tells apart."""
    return _asked(edge.guard, before(edge.steps, after))


def before(steps: Steps, after: Partition) -> Partition:
    """What some steps, and what comes after them, tell apart."""
    for step in reversed(steps):
        after = _before_step(step, after)
    return after


def _before_step(step: Step, after: Partition) -> Partition:
    match step:
        case Table(variable, values):
            return _replaced(after, variable.name, _through(values, after.get(variable.name)))
        case Ask(condition, _):
            return _asked(condition, after)
        case Fork(branches):
            if idle(step, after):
                return after
            told = joined(before(branch.steps, after) for branch in branches)
            for branch in branches:
                told = _asked(branch.condition, told)
            return told


def idle(step: Step, after: Partition) -> bool:
    """Whether a step makes no difference to anything that comes after it, and nobody wants to hear of it."""
    match step:
        case Table(variable, values):
            classes = after.get(variable.name)
            return classes is None or all(classes[new] == classes[old] for old, new in enumerate(values))
        case Ask():
            return False
        case Fork(branches):
            return all(
                branch.label is None and all(idle(inner, after) for inner in branch.steps) for branch in branches
            )


def pruned(steps: Steps, after: Partition) -> Steps:
    """The steps that are not idle."""
    kept: list[Step] = []
    for step in reversed(steps):
        if not idle(step, after):
            kept.append(_pruned(step, after))
            after = _before_step(step, after)
    return tuple(reversed(kept))


def _pruned(step: Step, after: Partition) -> Step:
    if not isinstance(step, Fork):
        return step
    return Fork(tuple(branch._replace(steps=pruned(branch.steps, after)) for branch in step.branches))


def joined(partitions_: Iterable[Partition]) -> Partition:
    """What any of some partitions tells apart."""
    found: dict[str, Classes] = {}
    for partition in partitions_:
        for name, classes in partition.items():
            mine = found.get(name)
            found[name] = classes if mine is None or mine == classes else _crossed(mine, classes)
    return found


def _asked(tree: Tree, after: Partition) -> Partition:
    found = dict(after)
    for atom in atoms(tree):
        values = atom.variable.everything & atom.values
        if values not in (0, atom.variable.everything):
            name = atom.variable.name
            asked = _of_set(values, len(atom.variable.values))
            mine = found.get(name)
            found[name] = asked if mine is None or mine == asked else _crossed(mine, asked)
    return found


def _replaced(partition: Partition, name: str, classes: Classes | None) -> Partition:
    if partition.get(name) == classes:
        return partition
    found = {other: theirs for other, theirs in partition.items() if other != name}
    return found if classes is None else {**found, name: classes}


@lru_cache(maxsize=100_000)
def _through(values: tuple[int, ...], after: Classes | None) -> Classes | None:
    """The classes before a table."""
    if after is None:
        return None
    return _numbered(after[value] for value in values)


@lru_cache(maxsize=100_000)
def _crossed(one: Classes, other: Classes) -> Classes:
    """The classes that either partition tells apart."""
    return _numbered(zip(one, other, strict=True)) or one


@lru_cache(maxsize=100_000)
def _of_set(values: int, size: int) -> Classes:
    return _numbered(values >> value & 1 for value in range(size)) or (0,) * size


def _numbered(signs: Iterable[object]) -> Classes | None:
    """Classes of the values with equal signs; None where all are equal."""
    first: dict[object, int] = {}
    classes = tuple(first.setdefault(sign, value) for value, sign in enumerate(signs))
    return classes if len(first) > 1 else None


def names(steps: Steps) -> Iterator[str]:
    """The variables that some steps read or change."""
    for step in steps:
        match step:
            case Table(variable, _):
                yield variable.name
            case Ask(condition, _):
                yield from read(condition)
            case Fork(branches):
                for branch in branches:
                    yield from read(branch.condition)
                    yield from names(branch.steps)


def written(steps: Steps) -> Iterator[str]:
    """The variables that some steps may change."""
    for step in steps:
        match step:
            case Table(variable, values) if any(new != old for old, new in enumerate(values)):
                yield variable.name
            case Fork(branches):
                for branch in branches:
                    yield from written(branch.steps)


def read(tree: Tree) -> Iterator[str]:
    """The variables a condition reads."""
    return (atom.variable.name for atom in atoms(tree))
