"""All states of a plan, site by site.

Sites are taken in the topological order of the strongly connected components of the graph, so that the states of a
site are complete when its turn comes and the states it leads on to can be gathered before they are made distinct.
Within a component only the new states are followed, until there are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import NamedTuple

from game.batch.packing import WORD
from game.batch.plan import Plan, Way
from game.batch.sets import StateSet, chunks, difference, gathered, set_of, unique
from game.batch.steps import NOWHERE, Edge, Label
from game.batch.vectors import Mask, States, selected
from game.machine.graph import components

GATHERED = 1 << 22
"""States that wait for a site are made distinct whenever so many have come, and as many as were there before."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What an exploration may use; 0 is no limit."""

    states: int = 0
    seconds: float = 0
    memory: int = 0
    """In bytes, for the states alone."""

    def until(self) -> float:
        """When the time is over that begins now, by the monotonic clock."""
        return monotonic() + self.seconds if self.seconds else float("inf")

    def for_many(self, many: int) -> Budget:
        """What so many may use together, each of whom may use this, in the same time."""
        return replace(self, states=self.states * many, memory=self.memory * many)

    def check(self, states: int, words: int, until: float) -> None:
        """Raises OverBudget where so many states, of so many words, meet one of the limits, or the time is over."""
        if self.states and states > self.states:
            raise OverBudget(f"more than {self.states:,} states")
        if self.memory and states * words * WORD // 8 > self.memory:
            raise OverBudget(f"more than {self.memory / 2**30:.3g} GiB")
        if monotonic() > until:
            raise OverBudget(f"more than {self.seconds:g} seconds")


class OverBudget(Exception):
    """An exploration met a limit; the message says which."""


class Batch(NamedTuple):
    """States that were new at a site when they were followed."""

    site: int
    states: States


class Origin(NamedTuple):
    """How something came about: a batch, a state of it, and the edge it went."""

    batch: int
    state: States
    edge: Edge


@dataclass(slots=True)
class Exploration:
    """What an exploration found."""

    plan: Plan
    batches: list[Batch] = field(default_factory=list)
    """In the order in which they were followed; none where they were not to be kept."""
    heard: dict[Label, Origin] = field(default_factory=dict)
    """What was asked and holds somewhere, and how it first came about."""
    taken: dict[tuple[int, int], Origin] = field(default_factory=dict)
    """The edges that some state takes, by site and number."""
    sizes: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """How many states each site has."""

    @property
    def states(self) -> int:
        """How many states there are at which the story rests."""
        sites = self.plan.graph.program.sites
        return sum(size for site, size in self.sizes.items() if sites[site].kind != "passing")


NO_LIMIT = Budget()


class Passed(NamedTuple):
    """A state on a way, and the edge it goes."""

    state: States
    edge: Edge


def trace(found: Exploration, origin: Origin) -> list[Passed]:
    """The way from the beginning to what came about; of an exploration that was kept."""
    by_site: dict[int, list[int]] = defaultdict(list)
    for index, batch in enumerate(found.batches):
        by_site[batch.site].append(index)
    leading: dict[int, list[Way]] = defaultdict(list)
    for ways in found.plan.ways:
        for way in ways:
            leading[way.edge.target].append(way)
    passed = [Passed(origin.state, origin.edge)]
    latest = origin.batch
    while (site := passed[-1].edge.source) != NOWHERE:
        earlier = ((index, way) for way in leading[site] for index in by_site[way.edge.source] if index < latest)
        for index, way in earlier:
            if (state := _leading_to(way, found.batches[index].states, passed[-1].state)) is not None:
                passed.append(Passed(state, way.edge))
                latest = index
                break
        else:
            passed.append(Passed(found.plan.initial, found.plan.beginning.edge))
    return passed[::-1]


def _leading_to(way: Way, states: States, wanted: States) -> States | None:
    """One of the states that the way leads to the wanted one; None where there is none. By halves."""
    if not _leads(way, states, wanted):
        return None
    while states.shape[1] > 1:
        half = states[:, : states.shape[1] // 2]
        states = half if _leads(way, half, wanted) else states[:, half.shape[1] :]
    return states


def _leads(way: Way, states: States, wanted: States) -> bool:
    going = selected(states, way.test)
    return bool((way.quiet(going) == wanted).all(axis=0).any())


def explored(plan: Plan, *, budget: Budget = NO_LIMIT, keep: bool = True) -> Exploration:
    """Every state of the plan; with `keep`, they can be looked into afterwards. Raises OverBudget."""
    return Explorer(plan, budget, keep).explored()


class Explorer:
    """An exploration under way."""

    def __init__(self, plan: Plan, budget: Budget, keep: bool) -> None:
        self.plan = plan
        self.found = Exploration(plan)
        self.budget, self.keep = budget, keep
        self.until = budget.until()
        self.waiting: dict[int, list[States]] = defaultdict(list)
        self.gathering: dict[int, int] = defaultdict(int)
        """How many states have come to a site since those that wait there were made distinct."""
        self.met: set[Label] = set()
        """What was heard of for the first time on the latest way."""

    def explored(self) -> Exploration:
        self.go(self.plan.beginning, self.plan.initial)
        led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(self.plan.ways)}
        for component in components(led_to):
            (first, *others) = component
            if others or first in led_to[first]:
                self.circle(component)
            elif first in self.waiting and self.keep:
                self.follow(first, unique(self.arrived(first)))
            elif first in self.waiting:
                self.follow_set(first, set_of(self.parts(first)))
        return self.found

    def circle(self, component: set[int]) -> None:
        """Follows the new states of a component until there are none."""
        known: dict[int, States] = {site: gathered([], self.plan.packing.words) for site in component}
        while arriving := component & self.waiting.keys():
            for site in sorted(arriving):
                new = difference(self.arrived(site), known[site])
                known[site] = gathered([known[site], new], self.plan.packing.words)
                self.follow(site, new)

    def arrived(self, site: int) -> States:
        return gathered(self.parts(site), self.plan.packing.words)

    def parts(self, site: int) -> list[States]:
        self.gathering[site] = 0
        return self.waiting.pop(site)

    def follow(self, site: int, states: States) -> None:
        """Goes every way that leads from a site, with states that are new there."""
        self.count(site, states.shape[1])
        if self.keep:
            self.found.batches.append(Batch(site, states))
        self.go_on(site, chunks(states))

    def follow_set(self, site: int, states: StateSet) -> None:
        """The same with states that are not to be kept: they are never there all at once."""
        self.count(site, states.size)
        self.go_on(site, states.chunks())

    def count(self, site: int, states: int) -> None:
        self.found.sizes[site] += states
        self.budget.check(sum(self.found.sizes.values()), self.plan.packing.words, self.until)

    def go_on(self, site: int, states: Iterable[States]) -> None:
        for chunk in states if self.plan.ways[site] else ():
            for way in self.plan.ways[site]:
                self.go(way, chunk)

    def go(self, way: Way, states: States) -> None:
        going = selected(states, way.test)
        if not going.shape[1]:
            return
        edge = way.edge
        self.found.taken.setdefault((edge.source, edge.number), self.origin(edge, going[:, :1]))
        if way.labels <= self.found.heard.keys():
            self.arrive(edge.target, way.quiet(going))
            return
        before, self.met = going.copy(), set()
        self.arrive(edge.target, way.run(going, self.note))
        for label in self.met:
            self.found.heard[label] = self.origin(edge, self.cause(way, before, label))

    def origin(self, edge: Edge, state: States) -> Origin:
        return Origin(len(self.found.batches) - 1, state.copy(), edge)

    def note(self, label: Label, mask: Mask) -> None:
        if label not in self.found.heard and mask.any():
            self.met.add(label)

    def cause(self, way: Way, states: States, label: Label) -> States:
        """One of the states that lets the label be heard: by halves."""
        while states.shape[1] > 1:
            half = states[:, : states.shape[1] // 2]
            states = half if self.hears(way, half, label) else states[:, states.shape[1] // 2 :]
        return states

    def hears(self, way: Way, states: States, label: Label) -> bool:
        heard = []
        way.run(states.copy(), lambda met, mask: heard.append(met) if mask.any() else None)
        return label in heard

    def arrive(self, site: int, states: States) -> None:
        parts = self.waiting[site]
        parts.append(states)
        self.gathering[site] += states.shape[1]
        if self.gathering[site] > max(GATHERED, parts[0].shape[1]):
            self.waiting[site] = [set_of(self.parts(site)).states()]
