"""The course that playthroughs run, whatever the policy: a plan with what is asked at rest apart from its ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from math import inf

from game.batch.plan import Plan, Way, way_of
from game.batch.steps import Ask, Edge, Graph, Steps
from game.language.tree import Tree
from game.machine.graph import components
from game.sampling.doing import Doing
from game.sampling.lanes import layout_of
from game.sampling.meanings import Meanings
from game.sampling.telling import Telling


class Course:
    """A plan that merges nothing, ready to be run."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sites = plan.graph.program.sites
        self.layout = layout_of(plan.packing)
        self.meanings = Meanings()
        self._tellings: dict[tuple[int, tuple[Tree, ...]], tuple[Telling, int]] = {}
        self.at_rest = _at_rest(plan.graph)
        """By site: what is asked of everybody who comes there, whatever way."""
        self._ways: dict[tuple[int, int], Way] = {}
        self.edges = plan.graph.edges
        """By the site they lead from."""
        self._led_to = {index: [edge.target for edge in edges] for index, edges in enumerate(self.edges)}
        self.components = components(self._led_to)
        """In topological order."""

    def telling(self, site: int, conditions: tuple[Tree, ...]) -> tuple[Telling, int]:
        """What is told apart at a site, also by these conditions of a policy; and the first of its meanings."""
        if (site, conditions) not in self._tellings:
            guards = [edge.guard for edge in self.edges[site]]
            telling = Telling(guards, conditions, self.at_rest[site], self.plan.packing)
            self._tellings[site, conditions] = telling, telling.meanings(self.meanings)
        return self._tellings[site, conditions]

    def steps(self, edge: Edge) -> Steps:
        """What is done and asked on an edge, without what is asked at rest."""
        return edge.steps[: len(edge.steps) - len(self.at_rest[edge.target])]

    def way(self, edge: Edge) -> Way:
        """An edge with these steps, ready to run."""
        if (edge.source, edge.number) not in self._ways:
            own = edge._replace(steps=self.steps(edge))
            self._ways[edge.source, edge.number] = way_of(own, self.plan.packing)
        return self._ways[edge.source, edge.number]

    def looked_at(self, site: int) -> bool:
        """Whether a watch looks at whoever comes to a site: an ending, or where a chapter opens."""
        found = self.sites[site]
        return found.kind == "ending" or found.scene.node.opens is not None

    @cached_property
    def doing(self) -> Doing:
        """What is done on edges, as tables."""
        return Doing(self.edges, self.steps, self.plan.packing, self.meanings)

    @cached_property
    def depths(self) -> dict[int, float]:
        """By site, a number of choices that nobody who comes there has made more than; infinite after a circle."""
        return self._depths(inf)

    @cached_property
    def longest(self) -> float:
        """How many steps the longest playthrough has that goes round in no circle."""
        return max(self._depths(0).values())

    def _depths(self, of_a_circle: float) -> dict[int, float]:
        """By site, the most steps that lead there, if those in a circle come to so many."""
        found: dict[int, float] = defaultdict(int)
        for component in self.components:
            depth = max(found[site] for site in component)
            if len(component) > 1 or any(site in self._led_to[site] for site in component):
                depth = max(depth, of_a_circle)
            for site in component:
                found[site] = depth
                for target in set(self._led_to[site]) - component:
                    found[target] = max(found[target], depth + 1)
        return found


def _at_rest(graph: Graph) -> list[tuple[Ask, ...]]:
    """By site, the questions with which all edges end that lead there."""
    found: dict[int, tuple[Ask, ...]] = {}
    for edge in graph.every_edge:
        asks = tuple(_last(edge.steps))
        found[edge.target] = tuple(_common(found.get(edge.target, asks), asks))
    return [found.get(site, ())[::-1] for site in range(len(graph.edges))]


def _last(steps: Steps) -> Iterator[Ask]:
    """The questions after which nothing more is done, the last one first."""
    for step in reversed(steps):
        if not isinstance(step, Ask):
            return
        yield step


def _common(one: Iterable[Ask], other: Iterable[Ask]) -> Iterator[Ask]:
    return (mine for mine, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
