"""What a program's promises ask of its graph: labels to be heard of, and monitors that count what went before.

A monitor is a variable of the graph that no condition of the story reads (Vardi and Wolper, 1986, for the idea of
watching a system by an automaton beside it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from game.batch.steps import Ask, Branch, Fork, Step, Steps, Table
from game.language.tree import ALWAYS, In, Not, Tree, both
from game.language.variables import Variable, bit
from game.machine.graph import reached
from game.machine.program import Program, Site
from game.machine.promises import Counted, Vow


class Sworn(NamedTuple):
    """The label of one of a promise's goals."""

    vow: str
    goal: int


@dataclass(slots=True)
class Watch:
    """What some promises add to a graph."""

    program: Program
    on_entering: dict[int, Steps] = field(default_factory=lambda: defaultdict(tuple))
    variables: list[Variable] = field(default_factory=list)

    def add(self, vow: Vow) -> None:
        """Asks for the goals of a promise; first those, then what its monitor counts."""
        if vow.kind == "possible":
            self.remember(vow)
            return
        condition: Tree = ALWAYS
        if vow.kind == "once":
            condition = self.memory(vow)
        elif vow.kind == "before":
            condition = self.fewer(vow)
        for number, goal in enumerate(vow.goals):
            for site in self.sites(goal.nodes):
                self.enter(site, Ask(both(condition, goal.condition), Sworn(vow.name, number)))
        if vow.kind == "before":
            self.count(vow)

    def remember(self, vow: Vow) -> None:
        """Whatever has been come to once is heard of from then on."""
        for number, goal in enumerate(vow.goals):
            come_to = self.monitor(bit(f"goal {number} of {vow.name}", vow.name))
            for site in self.sites(goal.nodes):
                self.enter(site, _when(goal.condition, _set(come_to, 1)))
            for site in self.sites(self.program.scenes):
                self.enter(site, Ask(In(come_to, 0b10), Sworn(vow.name, number)))

    def sites(self, nodes: Iterable[str]) -> Iterator[Site]:
        """The sites of some nodes, without those that deal: there nothing is entered yet."""
        wanted = set(nodes)
        return (site for site in self.program.sites if site.kind != "deal" and site.scene.node.node in wanted)

    def enter(self, site: Site, step: Step) -> None:
        self.on_entering[site.index] = (*self.on_entering[site.index], step)

    def memory(self, vow: Vow) -> Tree:
        """That the first condition of the promise has held."""
        held = self.monitor(bit(f"once of {vow.name}", vow.name))
        for site in self.sites(self.program.scenes):
            self.enter(site, _when(vow.first, _set(held, 1)))
        return In(held, 0b10)

    def fewer(self, vow: Vow) -> Tree:
        """That too few have been met."""
        words = tuple(map(str, range(vow.at_least + 1)))
        counter = self.monitor(Variable(f"before of {vow.name}", "meter", words, 0, vow.name, words))
        return In(counter, (1 << vow.at_least) - 1)

    def count(self, vow: Vow) -> None:
        counter = self.variables[-1]
        more = Table(counter, tuple(min(value + 1, vow.at_least) for value in range(vow.at_least + 1)))
        for number, counted in enumerate(sorted(vow.counted)):
            sites = list(self.sites([counted[0]]))
            steps: Steps = (more,)
            if len(sites) > 1 or self.comes_back(sites[0]):
                seen = self.monitor(bit(f"{number} of {vow.name}", vow.name))
                steps = (_when(Not(In(seen, 0b10)), _set(seen, 1), more),)
            for site in sites:
                self.enter(site, _when(_shown(site, counted), *steps))

    def comes_back(self, site: Site) -> bool:
        """Whether some way leads from a site to itself."""
        graph = {
            other.index: [*(move.target for move in other.moves), *(target for _, target in other.exits)]
            for other in self.program.sites
        }
        return site.index in reached(graph, graph[site.index])

    def monitor(self, variable: Variable) -> Variable:
        self.variables.append(variable)
        return variable


def _shown(site: Site, counted: Counted) -> Tree:
    """The condition under which what is counted is read when the site is entered."""
    _, block = counted
    return ALWAYS if block < 0 else site.scene.passages[block].condition


def _set(variable: Variable, value: int) -> Table:
    return Table(variable, (value,) * len(variable.values))


def _when(condition: Tree, *steps: Step) -> Fork:
    return Fork((Branch(condition, steps), Branch(Not(condition), ())))
