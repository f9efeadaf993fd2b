"""Sampled playthroughs as plain lists, for tests."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from zlib import crc32

from game.batch.plan import Plan, Way
from game.batch.vectors import States, field
from game.language.tree import Tree
from game.machine.machine import Machine
from game.machine.promises import Policy
from game.model.scene import Choice
from game.sampling.course import Course
from game.sampling.looking import Columns
from game.sampling.meanings import Taken
from game.sampling.numbering import Numbers
from game.sampling.running import Sampler
from game.sampling.single import sampled
from game.sampling.telling import Telling


class Whim(NamedTuple):
    """A rule that weighs choices by nothing but their names."""

    condition: Tree
    salt: int

    def weight(self, choice: Choice) -> int:
        """From 0 to 3; a third of all choices weigh nothing."""
        return max(crc32(f"{self.salt}/{choice.text}/{choice.to}".encode()) % 6 - 2, 0)


class Walk(NamedTuple):
    """A playthrough: what was taken, by site and number, and where it came to, by site and value of each variable."""

    taken: list[tuple[int, int]]
    site: int
    values: dict[str, int]


class Recorder:
    """Watches lanes and keeps everything."""

    def __init__(self, plan: Plan, course: Course) -> None:
        self.plan = plan
        self.layout = course.layout
        self.meanings = course.meanings
        self.taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.walks: dict[int, Walk] = {}

    def go(self, way: Way, lanes: States) -> None:
        """Notes what is taken."""
        for lane in field(lanes, self.layout.number).tolist():
            self.take(lane, Taken(way.edge.source, way.edge.number))
        way.run(lanes, lambda *_: None)

    def met(self, numbers: Numbers, lanes: States, columns: Columns) -> None:
        """Notes what is taken."""
        things = self.meanings.things
        found = field(lanes, self.layout.number)[columns].tolist()
        for lane, number in zip(found, numbers.tolist(), strict=True):
            for place in self.meanings.places(number):
                self.take(lane, things[place])

    def take(self, lane: int, thing: object) -> None:
        """Notes an edge that leads from a site where something is decided."""
        match thing:
            case Taken(source, number) if source >= 0 and self.plan.graph.program.sites[source].kind != "passing":
                self.taken[lane].append((source, number))

    def hear(self, telling: Telling, lanes: States) -> None:
        """Does nothing."""

    def come(self, site: int, lanes: States) -> None:
        """Nothing to note."""

    def end(self, site: int, lanes: States) -> None:
        """Notes where each came to."""
        variables = self.plan.graph.variables
        values = {v.name: field(lanes, self.plan.packing.spots[v.name]).tolist() for v in variables}
        choices = field(lanes, self.layout.choices).tolist()
        for column, number in enumerate(field(lanes, self.layout.number).tolist()):
            taken = self.taken.pop(number, [])
            asked = sum(self.plan.graph.program.sites[site].kind == "choices" for site, _ in taken)
            assert choices[column] == asked
            self.walks[number] = Walk(taken, site, {name: found[column] for name, found in values.items()})


def side_by_side(plan: Plan, policy: Policy, seed: int, numbers: range) -> list[Walk]:
    """The playthroughs of these numbers, run together."""
    course = Course(plan)
    sampler = Sampler(course, policy)
    recorder = Recorder(plan, course)
    sampler.run(seed, numbers, recorder)
    return [recorder.walks[lane] for lane in range(len(numbers))]


def one_by_one(machine: Machine, policy: Policy, seed: int, numbers: range) -> list[Walk]:
    """The same on the interpreting machine, each by the log it gives, played again."""
    return [_walk(machine, policy, seed, number) for number in numbers]


def _walk(machine: Machine, policy: Policy, seed: int, number: int) -> Walk:
    state, _ = machine.start()
    taken = []
    for entry in sampled(machine, policy, seed, number).entries:
        name = getattr(entry, "choice", None) or f"{entry.chance}.{entry.outcome}"
        move = next(move for move in machine.open_moves(state) if move.id == name)
        taken.append((machine.site(state).index, machine.site(state).moves.index(move)))
        state, _ = machine.step(state, move)
    values = {variable.name: machine.value(state, variable) for variable in machine.program.variables}
    return Walk(taken, machine.site(state).index, values)
