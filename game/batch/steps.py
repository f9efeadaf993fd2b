"""A program as a graph: what its moves, entries and events do, brought down to tables and forks.

Whatever an operation does to one variable is a table of its new values. Whatever depends on a condition is a fork. That
is all that the other modules of this room need to know.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from game.language.effects import Assign, Shift
from game.language.tree import ALWAYS, All, In, Not, Tree
from game.language.variables import Variable
from game.machine.machine import accusation_bits
from game.machine.program import Accuse, Mark, Operation, Program, Rule, Site, Transit, When

NOWHERE = -1
"""What the first edge leads from."""
Label: TypeAlias = Hashable
"""What somebody wants to hear of when it happens."""


@dataclass(frozen=True, slots=True)
class Table:
    """The variable takes a new value, which depends on its old one alone."""

    variable: Variable
    values: tuple[int, ...]
    """The new value by the old."""


class Branch(NamedTuple):
    """One way of a fork."""

    condition: Tree
    steps: Steps
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Fork:
    """A state goes every way whose condition holds; of an exact graph that is always one."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Changes nothing; somebody wants to hear whether the condition ever holds here."""

    condition: Tree
    label: Label


Step: TypeAlias = Table | Fork | Ask
Steps: TypeAlias = tuple[Step, ...]


class Edge(NamedTuple):
    """A way from a site to another: a choice, a chance fallen, or an exit."""

    source: int
    number: int
    """Among the moves or exits of its site."""
    guard: Tree
    steps: Steps
    """What is done on the way, and then on entering the target."""
    target: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Graph:
    """The edges of a program."""

    program: Program
    beginning: Edge
    """From nowhere to the first site."""
    edges: tuple[tuple[Edge, ...], ...]
    """By the site they lead from."""
    variables: tuple[Variable, ...]

    @property
    def every_edge(self) -> Iterator[Edge]:
        """All edges, the first one first."""
        yield self.beginning
        for edges in self.edges:
            yield from edges


class Asked(NamedTuple):
    """What is to be heard of, and where it is asked."""

    on_entering: Mapping[int, Steps] = {}
    """By site; when everything that entering it does is done."""
    on_moving: Mapping[tuple[int, int], Steps] = {}
    """By site and number of the move; when its operations are done and nothing is entered yet."""
    names: Mapping[Label, Label] = {}
    """What is heard of acts, transitions and meters that move.

    By `("act", site, number, holds)`; by `("rule", variable, event, number)`; and, of meters, by
    `("move effect", site, move, number)` or `("act effect", site, act, number)`, where the number is the operation's.
    """


NOTHING = Asked()


def graph_of(program: Program, asked: Asked = NOTHING, monitors: Iterable[Variable] = ()) -> Graph:
    """The graph of a program, perhaps with variables of whoever asks."""
    lowering = _Lowering(program, asked)
    beginning = Edge(NOWHERE, 0, ALWAYS, lowering.entry(program.sites[program.start]), program.start)
    edges = tuple(tuple(lowering.edges(site)) for site in program.sites)
    return Graph(program, beginning, edges, (*program.variables, *monitors))


class _Lowering:
    def __init__(self, program: Program, asked: Asked) -> None:
        self.program = program
        self.asked = asked
        self.bits = {variable.name: variable for variable in program.variables}

    def edges(self, site: Site) -> Iterator[Edge]:
        before: tuple[Tree, ...] = ()
        for number, (condition, target) in enumerate(site.exits):
            guard = _all(condition, *before)
            yield Edge(site.index, number, guard, self.way(site, number, site.leaving, target), target)
            before = (*before, Not(condition))
        for number, move in enumerate(site.moves):
            steps = self.way(site, number, move.operations, move.target)
            yield Edge(site.index, number, move.guard, steps, move.target, move.weight)

    def way(self, site: Site, number: int, operations: Iterable[Operation], target: int) -> Steps:
        asks = self.asked.on_moving.get((site.index, number), ())
        done = self.numbered(("move effect", site.index, number), operations)
        return (*done, *asks, *self.entry(self.program.sites[target]))

    def entry(self, site: Site) -> Steps:
        found: list[Step] = []
        for number, operation in enumerate(site.entry):
            found += self.act(site.index, number, operation)
        return (*found, *self.asked.on_entering.get(site.index, ()))

    def act(self, site: int, number: int, operation: Operation) -> Iterator[Step]:
        match operation:
            case When(condition, inner) if condition != ALWAYS:
                steps = tuple(self.numbered(("act effect", site, number), inner))
                done = Branch(condition, steps, self.label("act", site, number, True))
                yield Fork((done, Branch(Not(condition), (), self.label("act", site, number, False))))
            case When(_, inner):
                yield from self.numbered(("act effect", site, number), inner)
            case _:
                yield from self.lowered(operation)

    def numbered(self, place: tuple[Hashable, ...], operations: Iterable[Operation]) -> Iterator[Step]:
        """The steps of operations, each of which may have a label of its own."""
        for number, operation in enumerate(operations):
            label = self.label(*place, number)
            if label is not None and isinstance(operation, Shift):
                yield Ask(_moves(operation), label)
            yield from self.lowered(operation)

    def label(self, *label: Hashable) -> Label | None:
        return self.asked.names.get(label)

    def steps(self, operations: Iterable[Operation]) -> Steps:
        return tuple(step for operation in operations for step in self.lowered(operation))

    def lowered(self, operation: Operation) -> Iterator[Step]:
        match operation:
            case Assign(variable, value):
                yield Table(variable, (value,) * len(variable.values))
            case Shift(variable, amount):
                top = len(variable.values) - 1
                yield Table(variable, tuple(min(max(value + amount, 0), top) for value in range(top + 1)))
            case Transit(variable, event):
                yield from self.transit(variable, event)
            case Accuse(accusation):
                yield from self.steps(map(Mark, accusation_bits(accusation)))
            case Mark(bit):
                if bit in self.bits:
                    yield Table(self.bits[bit], (1, 1))
            case When(condition, inner):
                yield from self.steps(inner) if condition == ALWAYS else (_when(condition, self.steps(inner)),)

    def transit(self, variable: Variable, event: str) -> Steps:
        """A table where the event only moves the machine, asked before by which transition; else a fork."""
        rules = self.program.rules[variable.name, event]
        labels = [self.label("rule", variable.name, event, number) for number in range(len(rules))]
        if any(rule.guard != ALWAYS or rule.operations for rule in rules):
            return (Fork(tuple(self.branches(variable, rules, labels))),)
        return (*_firing(variable, rules, labels), Table(variable, _moved(variable, rules)))

    def branches(self, variable: Variable, rules: Sequence[Rule], labels: Sequence[Label | None]) -> Iterator[Branch]:
        earlier: tuple[Tree, ...] = ()
        for rule, label in zip(rules, labels, strict=True):
            fits = _all(In(variable, rule.sources), rule.guard)
            target = Table(variable, (rule.target,) * len(variable.values))
            yield Branch(_all(fits, *earlier), (target, *self.steps(rule.operations)), label)
            earlier = (*earlier, Not(fits))
        yield Branch(_all(*earlier), ())


def _moves(shift: Shift) -> Tree:
    """That a meter is not at the end already towards which it is moved."""
    top = len(shift.variable.values) - 1
    return In(shift.variable, shift.variable.everything & ~(1 << top if shift.amount > 0 else 1))


def _when(condition: Tree, steps: Steps) -> Fork:
    return Fork((Branch(condition, steps), Branch(Not(condition), ())))


def _all(*parts: Tree) -> Tree:
    kept = tuple(part for part in parts if part != ALWAYS)
    return kept[0] if len(kept) == 1 else All(kept)


def _firing(variable: Variable, rules: Sequence[Rule], labels: Sequence[Label | None]) -> Iterator[Ask]:
    """Asks which of some transitions fires, before it does: the first that leads from the state."""
    earlier = 0
    for rule, label in zip(rules, labels, strict=True):
        if label is not None:
            yield Ask(In(variable, rule.sources & ~earlier), label)
        earlier |= rule.sources


def _moved(variable: Variable, rules: Sequence[Rule]) -> tuple[int, ...]:
    """The new state for each old one: that of the first transition that leads from it."""
    states = range(len(variable.values))
    return tuple(next((rule.target for rule in rules if rule.sources >> state & 1), state) for state in states)


def labels(steps: Steps) -> Iterator[Label]:
    """What may be heard of when steps are run."""
    for step in steps:
        match step:
            case Ask(_, label):
                yield label
            case Fork(branches):
                for branch in branches:
                    yield from () if branch.label is None else (branch.label,)
                    yield from labels(branch.steps)


def unasked(steps: Steps) -> Steps:
    """The steps with nothing to be heard of, and without the forks that this makes idle."""
    kept: list[Step] = []
    for step in steps:
        match step:
            case Table():
                kept.append(step)
            case Fork(branches):
                quiet = tuple(Branch(branch.condition, unasked(branch.steps)) for branch in branches)
                if any(branch.steps for branch in quiet):
                    kept.append(Fork(quiet))
    return tuple(kept)
