"""Where the states of the exact set come from: which variables stay alive, from where to where, and what each costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.batch.plan import merged
from game.batch.steps import graph_of
from game.batch.values import names, read, written
from game.machine.graph import components
from game.machine.program import Program
from game.proving.exploring import NO_LIMIT, Budget, explored
from game.proving.slices import sliced


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to keep a variable's values apart."""

    variable: str
    factor: float
    """How many times as many states there are as if nothing asked for it."""
    first: str
    """The first node that changes it."""
    last: str
    """The last node that asks for it."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What the exact set is made of."""

    states: int
    variables: tuple[Cost, ...]
    """The dearest first; those that cost nothing are left out."""
    nodes: tuple[tuple[str, int], ...]
    """How many states each node has, that with most first."""


def costs(program: Program, budget: Budget = NO_LIMIT) -> Costs:
    """What the exact set of a program's states is made of. Raises OverBudget.

    A variable's factor is measured: the states are enumerated once more without it.
    """
    measuring = _Measuring(program, budget)
    found = [measuring.cost(name) for name in sorted(measuring.kept)]
    dear = sorted((cost for cost in found if cost.factor > 1), key=lambda cost: -cost.factor)
    nodes: Counter[str] = Counter()
    for site, size in measuring.found.sizes.items():
        nodes[measuring.node(site)] += size
    return Costs(measuring.states, tuple(dear), tuple(nodes.most_common()))


class _Measuring:
    def __init__(self, program: Program, budget: Budget) -> None:
        self.graph, self.budget = graph_of(program), budget
        plan = merged(self.graph)
        self.found = explored(plan, budget=budget, keep=False)
        self.states = sum(self.found.sizes.values())
        self.kept = {name for partition in plan.partitions for name in partition}
        led_to = {index: [edge.target for edge in edges] for index, edges in enumerate(self.graph.edges)}
        self.order = [site for part in components(led_to) for site in sorted(part) if self.found.sizes.get(site)]

    def node(self, site: int) -> str:
        return str(self.graph.program.sites[site].scene.node.node)

    def cost(self, name: str) -> Cost:
        others = {variable.name for variable in self.graph.variables} - {name}
        slice_ = sliced(self.graph, others, (), range(len(self.graph.edges)))
        without = explored(merged(slice_, exact=False), budget=self.budget, keep=False)
        factor = self.states / sum(without.sizes.values())
        edges = [(site, edge) for site in self.order for edge in self.graph.edges[site]]
        changing = [site for site, edge in edges if name in written(edge.steps)]
        asking = [site for site, edge in edges if name in read(edge.guard) or name in names(edge.steps)]
        return Cost(name, factor, self.node((changing or self.order)[0]), self.node((asking or self.order)[-1]))
