"""Whether something that was asked ever happens: slices that grow by what they got wrong.

Counterexample-guided abstraction refinement (Clarke, Grumberg, Jha, Lu and Veith, 2000). A slice begins with the
variables the question itself reads. What it does not come to is unreachable. A way it finds is tried on the whole
graph; where that cannot go on, the variables that stopped it are added, and the next slice begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from game.batch.plan import Plan, merged, unmerged
from game.batch.steps import NOWHERE, Ask, Edge, Fork, Graph, Label, Steps
from game.batch.values import read
from game.batch.vectors import Mask, States, field, test_of
from game.language.tree import All, Counted, In, Not, Some, Tree, both
from game.language.words import negated
from game.proving.exploring import Budget, Exploration, OverBudget, Passed, explored, trace
from game.proving.reasons import reason
from game.proving.searching import searched
from game.proving.slices import sliced
from game.proving.staying import lost
from game.proving.witnesses import shrunk

Status = Literal["reached", "unreachable", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a question."""

    status: Status
    moves: tuple[str, ...] = ()
    """Of what is reached: choices and chances from the beginning that come to it."""
    variables: frozenset[str] = frozenset()
    """Of what is unreachable: those that alone tell so. Of what is unknown: those that may tell more."""
    reason: str = ""
    """Of what is unreachable: why. Of what is unknown: the limit that was met."""


class Decider:
    """Answers questions about one graph."""

    def __init__(self, graph: Graph, budget: Budget) -> None:
        self.graph = graph
        self.budget = budget
        self.whole = unmerged(graph)
        self.asked_on: dict[Label, set[tuple[int, int]]] = defaultdict(set)
        """The edges on which the label may be heard, by site and number."""
        self.reads: dict[Label, set[str]] = defaultdict(set)
        for edge in graph.every_edge:
            for label, condition in _heard(edge.steps):
                self.asked_on[label].add((edge.source, edge.number))
                self.reads[label] |= set(read(condition))

    def decided(self, labels: Iterable[Label]) -> Iterator[tuple[Label, Verdict]]:
        """Each label with its verdict, those that need fewest variables first."""
        waiting: dict[frozenset[str], list[Label]] = defaultdict(list)
        for label in labels:
            waiting[frozenset(self.reads[label])].append(label)
        while waiting:
            tracked = min(waiting, key=lambda names: (len(names), sorted(names)))
            for label, verdict in self.verdicts(waiting.pop(tracked), tracked):
                if verdict.status == "unknown" and not verdict.reason:
                    waiting[tracked | verdict.variables].append(label)
                else:
                    yield label, verdict

    def verdicts(self, labels: list[Label], tracked: frozenset[str]) -> Iterator[tuple[Label, Verdict]]:
        """What the slice of some variables says of some labels."""
        try:
            found = self.explored(set(labels), tracked)
            yield from [(label, self.verdict(label, found, tracked)) for label in labels]
        except OverBudget as over:
            yield from ((label, Verdict("unknown", variables=tracked, reason=_sentence(over))) for label in labels)

    def explored(self, labels: set[Label], tracked: frozenset[str]) -> Exploration:
        towards = {site for label in labels for site, _ in self.asked_on[label]} - {NOWHERE}
        graph = sliced(self.graph, tracked, labels, towards)
        return explored(merged(graph, exact=False), budget=self.budget)

    def verdict(self, label: Label, found: Exploration, tracked: frozenset[str]) -> Verdict:
        """What a slice says of a label; unknown where it does not see enough, with the variables that are missing."""
        if (origin := found.heard.get(label)) is None:
            fewest = self.fewest(label, tracked)
            return Verdict("unreachable", (), fewest, reason(self.graph, self.asked_on[label], fewest))
        way = trace(found, origin)
        missing = _Trial(self.whole, found.plan, label).missing(way)
        if missing is None:
            return Verdict("reached", tuple(self.moves(passed.edge for passed in way)))
        everything = {variable.name for variable in self.graph.variables}
        more = frozenset(missing - tracked or everything - tracked)
        assert more, "a slice that tracks everything is exact"
        return Verdict("unknown", variables=more)

    def searched(self, undecided: Mapping[Label, Verdict]) -> Iterator[tuple[Label, Verdict]]:
        """Those of some questions that were too dear to decide for which a search finds a playthrough."""
        read = frozenset[str]().union(*(verdict.variables for verdict in undecided.values()))
        goals = {label: self.goal(label) for label in undecided}
        found = searched(merged(self.everywhere(undecided)), goals, read, self.budget)
        for label in undecided.keys() & found.heard.keys():
            way = trace(found, found.heard[label])
            yield label, Verdict("reached", tuple(self.moves(passed.edge for passed in way)))

    def goal(self, label: Label) -> Tree:
        """What must hold before an edge on which the label may be heard; what the edge itself changes is left out."""
        edges = (edge for edge in self.graph.every_edge if (edge.source, edge.number) in self.asked_on[label])
        heard = ((edge.guard, tree) for edge in edges for other, tree in _heard(edge.steps) if other == label)
        return Some(tuple(both(guard, tree) for guard, tree in heard))

    def losing(self, label: Label) -> tuple[str, ...] | None:
        """The moves after which a label can no longer be heard, though before the last it could.

        None if there are none. Raises OverBudget: this needs all states.
        """
        found = explored(merged(self.everywhere({label})), budget=self.budget)
        origin = lost(found, {label})
        return None if origin is None else tuple(self.moves(passed.edge for passed in trace(found, origin)))

    def shrunk(self, label: Label, verdict: Verdict) -> Verdict:
        """The verdict with the fewest moves that still come to hear of the label."""
        plan = unmerged(self.everywhere({label})) if verdict.moves else self.whole
        return replace(verdict, moves=shrunk(plan, verdict.moves, label))

    def everywhere(self, labels: Container[Label]) -> Graph:
        """The whole graph, in which some labels alone can be heard of."""
        everything = {variable.name for variable in self.graph.variables}
        return sliced(self.graph, everything, labels, range(len(self.graph.edges)))

    def fewest(self, label: Label, tracked: frozenset[str]) -> frozenset[str]:
        """The variables without those that are not needed to see that the label is never heard."""
        for name in sorted(tracked):
            with suppress(OverBudget):  # what is too dear to leave out is kept
                if label not in self.explored({label}, tracked - {name}).heard:
                    tracked -= {name}
        return tracked

    def moves(self, edges: Iterable[Edge]) -> Iterator[str]:
        """The choices and chances among some edges."""
        for edge in edges:
            if edge.source != NOWHERE and (moves := self.graph.program.sites[edge.source].moves):
                yield moves[edge.number].id


class _Trial:
    """A way of a slice, tried on the whole graph."""

    def __init__(self, whole: Plan, part: Plan, label: Label) -> None:
        self.whole, self.part, self.label = whole, part, label
        self.heard: set[Label] = set()
        """On the latest edge."""

    def missing(self, way: Iterable[Passed]) -> set[str] | None:
        """The variables that stop a playthrough on the way; None where it comes to its end and the label is heard."""
        state, taken = self.whole.initial, self.whole.beginning
        for passed in way:
            if passed.edge.source != NOWHERE:
                if not self.agrees(state, passed):
                    return set(_forking(taken.edge.steps))
                taken = self.whole.ways[passed.edge.source][passed.edge.number]
                if taken.test is not None and not taken.test(state)[0]:
                    return {atom.variable.name for atom in self.failing(taken.edge.guard, state)}
            self.heard.clear()
            state = taken.run(state.copy(), self.note)
        return None if self.label in self.heard else set(_forking(taken.edge.steps))

    def note(self, label: Label, mask: Mask) -> None:
        if mask.any():
            self.heard.add(label)

    def agrees(self, state: States, passed: Passed) -> bool:
        """Whether the tracked variables are what the slice takes them for."""
        spots, ours = self.part.packing.spots, self.whole.packing.spots
        return all(
            classes[field(state, ours[name])[0]] == field(passed.state, spots[name])[0]
            for name, classes in self.part.partitions[passed.edge.source].items()
        )

    def failing(self, tree: Tree, state: States) -> Iterator[In]:
        """Questions for which a condition does not hold in a state."""
        match tree:
            case In():
                yield tree
            case Counted(members):
                yield from members
            case Not(part):
                yield from self.failing(negated(part), state)
            case All(parts):
                for part in parts:
                    if not test_of(part, self.whole.packing)(state)[0]:
                        yield from self.failing(part, state)
            case Some(parts):
                for part in parts:
                    yield from self.failing(part, state)


def _sentence(over: OverBudget) -> str:
    return f"It would take {over}."


def _heard(steps: Steps) -> Iterator[tuple[Label, Tree]]:
    """The labels that may be heard of, and under what condition."""
    for step in steps:
        match step:
            case Ask(condition, label):
                yield label, condition
            case Fork(branches):
                for branch in branches:
                    yield from () if branch.label is None else ((branch.label, branch.condition),)
                    yield from _heard(branch.steps)


def _forking(steps: Steps) -> Iterator[str]:
    """The variables that decide which way steps go."""
    for step in steps:
        if isinstance(step, Fork):
            for branch in step.branches:
                yield from read(branch.condition)
                yield from _forking(branch.steps)
