"""The machine as a game needs it: what is open now, and what taking it does, told step by step.

It interprets the program, which is quickest for one playthrough and can say what happened on the way. Whoever runs
millions uses `generated`; a law of the tests is that the two agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from game.language.effects import Accusation, Assign, Shift
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.machine.layout import Layout, layout_of
from game.machine.program import Accuse, Mark, Move, Operation, Program, Site, Transit, When

State: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Entered:
    """A site was entered; `state` is what its text is told from."""

    site: Site
    state: State


@dataclass(frozen=True, slots=True)
class Acted:
    """What a choice itself does is done, and nothing entered yet; `state` is what its reply is told from."""

    state: State


@dataclass(frozen=True, slots=True)
class Moved:
    """A machine took a transition."""

    variable: Variable
    event: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Accused:
    """An accusation was recorded."""

    accusation: Accusation


Happening: TypeAlias = Acted | Entered | Moved | Accused


class Machine:
    """Runs a program. Immutable: a step returns a new state and what happened."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.layout: Layout = layout_of(program)
        self.sites = {site.name: site for site in program.sites}

    def start(
        self, node: str | None = None, values: dict[str, int] | None = None
    ) -> tuple[State, tuple[Happening, ...]]:
        """The first state, or one begun at a node with some values set, and what entering it did.

        Raises KeyError for a node or a variable that is not there.
        """
        site = self.program.sites[self.program.start] if node is None else self._first_site(node)
        initial = {variable.name: variable.initial for variable in self.program.variables}
        run = _Run(self, self.layout.pack(site.index, {**initial, **(values or {})}))
        run.enter(site.index)
        return run.state, tuple(run.happenings)

    def _first_site(self, node: str) -> Site:
        return next(site for site in self.program.sites if site.scene is self.program.scenes[node])

    def site(self, state: State) -> Site:
        """Where the state rests."""
        return self.program.sites[self.layout.site.read(state)]

    def value(self, state: State, variable: Variable) -> int:
        """The number of a variable's value in the state."""
        return self.layout.fields[variable.name].read(state)

    def holds(self, state: State, tree: Tree) -> bool:
        """Whether a condition holds in the state."""
        match tree:
            case In(variable, values):
                return bool(values >> self.value(state, variable) & 1)
            case All(parts):
                return all(self.holds(state, part) for part in parts)
            case Some(parts):
                return any(self.holds(state, part) for part in parts)
            case Not(part):
                return not self.holds(state, part)
            case Counted(members, counts, _):
                return bool(counts >> sum(self.holds(state, member) for member in members) & 1)

    def open_moves(self, state: State) -> tuple[Move, ...]:
        """What can be taken now, in the author's order; empty at an ending."""
        return tuple(move for move in self.site(state).moves if self.holds(state, move.guard))

    def step(self, state: State, move: Move) -> tuple[State, tuple[Happening, ...]]:
        """The state after a move, and what happened on the way, in order."""
        run = _Run(self, state)
        run.operate(move.operations)
        run.happenings.append(Acted(run.state))
        run.enter(move.target)
        return run.state, tuple(run.happenings)


@dataclass(slots=True)
class _Run:
    """One step being taken: effects as written, then events, each to its end; then the next site at rest."""

    machine: Machine
    state: State
    happenings: list[Happening] = field(default_factory=list)

    def enter(self, index: int) -> None:
        while True:
            site = self.machine.program.sites[index]
            self.state = self.machine.layout.site.write(self.state, index)
            self.operate(site.entry)
            self.happenings.append(Entered(site, self.state))
            if site.kind != "passing":
                return
            index = next(target for condition, target in site.exits if self.machine.holds(self.state, condition))
            self.operate(site.leaving)

    def operate(self, operations: Iterable[Operation]) -> None:
        for operation in operations:
            match operation:
                case Assign(variable, value):
                    self.set(variable.name, value)
                case Shift(variable, amount):
                    moved = self.machine.value(self.state, variable) + amount
                    self.set(variable.name, min(max(moved, 0), len(variable.values) - 1))
                case Transit(variable, event):
                    self.transit(variable, event)
                case Accuse(accusation):
                    self.accuse(accusation)
                case Mark(bit):
                    self.mark(bit)
                case When(condition, inner):
                    if self.machine.holds(self.state, condition):
                        self.operate(inner)

    def set(self, name: str, value: int) -> None:
        self.state = self.machine.layout.fields[name].write(self.state, value)

    def mark(self, bit: str) -> None:
        if bit in self.machine.layout.fields:
            self.set(bit, 1)

    def transit(self, variable: Variable, event: str) -> None:
        old = self.machine.value(self.state, variable)
        for rule in self.machine.program.rules[variable.name, event]:
            if rule.sources >> old & 1 and self.machine.holds(self.state, rule.guard):
                self.set(variable.name, rule.target)
                self.happenings.append(Moved(variable, event, old, rule.target))
                self.operate(rule.operations)
                return

    def accuse(self, accusation: Accusation) -> None:
        self.happenings.append(Accused(accusation))
        for bit in accusation_bits(accusation):
            self.mark(bit)


def accusation_bits(accusation: Accusation) -> tuple[str, ...]:
    """The bits that ask about an accusation."""
    by, of = accusation.by, accusation.of
    pairs = (f"{by}, {of}", f"anyone, {of}", f"{by}, anyone", "anyone, anyone")
    return tuple(
        f"accused({pair}{cause})" for cause in ("", *(f", {cause}" for cause in accusation.causes)) for pair in pairs
    )
