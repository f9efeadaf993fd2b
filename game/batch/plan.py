"""A graph made ready to run on arrays: values merged, bits allotted, steps turned into functions."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from game.batch.packing import Packing, packed
from game.batch.steps import NOWHERE, Edge, Graph, Label, Table, labels, unasked
from game.batch.values import Classes, Partition, before_edge, names, partitions, pruned, read, written
from game.batch.vectors import Quiet, Run, States, Test, late, quiet, run_of, test_of
from game.language.tree import ALWAYS


class Way(NamedTuple):
    """An edge, ready to run."""

    edge: Edge
    test: Test | None
    """None where it is always open."""
    run: Run
    labels: frozenset[Label]
    """What may be heard of on the way."""
    quiet: Quiet
    """The same for whom nothing is left to be heard of."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph, what each site tells apart, and what runs."""

    graph: Graph
    partitions: tuple[Partition, ...]
    packing: Packing
    initial: States
    """The one state before anything is entered."""
    beginning: Way
    ways: tuple[tuple[Way, ...], ...]
    """By the site they lead from."""


def merged(graph: Graph, *, exact: bool = True) -> Plan:
    """The plan in which states that nothing later tells apart become one."""
    told = tuple(partitions(graph))
    merging = _Merging(graph, told)
    short = Graph(
        graph.program,
        merging.shortened(graph.beginning),
        tuple(tuple(map(merging.shortened, edges)) for edges in graph.edges),
        graph.variables,
    )
    packing = packed(graph.variables, map(merging.alive, short.every_edge))
    return _plan(short, told, packing, merging.first, exact=exact)


def unmerged(graph: Graph) -> Plan:
    """The plan in which every variable keeps its value to the end."""
    everything = {variable.name: tuple(range(len(variable.values))) for variable in graph.variables}
    packing = packed(graph.variables, [everything.keys()])
    return _plan(graph, (everything,) * len(graph.edges), packing, everything, exact=True)


def _plan(graph: Graph, told: tuple[Partition, ...], packing: Packing, first: Partition, *, exact: bool) -> Plan:
    ways = tuple(tuple(way_of(edge, packing, exact=exact) for edge in edges) for edges in graph.edges)
    beginning = way_of(graph.beginning, packing, exact=exact)
    return Plan(graph, told, packing, _initial(graph, packing, first), beginning, ways)


def way_of(edge: Edge, packing: Packing, *, exact: bool = True) -> Way:
    """The edge as a way; its functions are made when they are first called."""
    test = None if edge.guard == ALWAYS else late(lambda: test_of(edge.guard, packing))
    run = late(lambda: run_of(edge.steps, packing, exact=exact))
    heard = frozenset(labels(edge.steps))
    silent = late(lambda: run_of(unasked(edge.steps), packing, exact=exact)) if heard else run
    return Way(edge, test, run, heard, quiet(silent))


def _initial(graph: Graph, packing: Packing, first: Partition) -> States:
    state = np.zeros((packing.words, 1), dtype=np.uint64)
    for variable in graph.variables:
        if (classes := first.get(variable.name)) is not None:
            spot = packing.spots[variable.name]
            state[spot.word] |= np.uint64(classes[variable.initial] << spot.shift)
    return state


class _Merging:
    """Shortens edges to what makes a difference, and lets them bring together what their targets do not tell apart.

    At rest a variable has the least value of its class; one that is dead has 0, so that another may have its bits.
    """

    def __init__(self, graph: Graph, told: tuple[Partition, ...]) -> None:
        self.variables = {variable.name: variable for variable in graph.variables}
        self.told = told
        self.first = before_edge(graph.beginning, told[graph.beginning.target])

    def source(self, edge: Edge) -> Partition:
        return self.first if edge.source == NOWHERE else self.told[edge.source]

    def shortened(self, edge: Edge) -> Edge:
        source, target = self.source(edge), self.told[edge.target]
        steps = pruned(edge.steps, target)
        changed = set(written(steps))
        apart = {name: classes for name, classes in target.items() if _apart(name, source, classes, changed)}
        dead = {name: (0,) * len(self.variables[name].values) for name in {*source, *changed} - target.keys()}
        merging = (Table(self.variables[name], values) for name, values in {**apart, **dead}.items())
        return edge._replace(steps=(*steps, *merging))

    def alive(self, edge: Edge) -> set[str]:
        """The variables whose bits a shortened edge needs."""
        return {*self.source(edge), *read(edge.guard), *names(edge.steps), *self.told[edge.target]}


def _apart(name: str, source: Mapping[str, Classes], classes: Classes, changed: AbstractSet[str]) -> bool:
    """Whether values may arrive that are not the least of their class."""
    arriving = range(len(classes)) if name in changed or name not in source else set(source[name])
    return any(classes[value] != value for value in arriving)
