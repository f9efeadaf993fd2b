"""What is counted of sampled playthroughs. Tallies of parts add up to the tally of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from game.batch.packing import Spot
from game.batch.plan import Way
from game.batch.questions import Question, Questions
from game.batch.steps import NOWHERE, Label
from game.batch.vectors import Mask, States, test_of
from game.batch.vectors import field as read
from game.sampling.course import Course
from game.sampling.looking import Columns
from game.sampling.meanings import Taken
from game.sampling.numbering import Numbers
from game.sampling.single import LONGEST
from game.sampling.telling import Telling

STUCK, BROKEN_OFF = "stuck", "broken off"
"""How a playthrough may end that comes to no ending: where nothing is open, or after too many choices."""

END = "end"
"""When meters are looked at last."""


@dataclass(slots=True)
class Tally:
    """How often things happened in some playthroughs of a story under one policy."""

    playthroughs: int = 0
    asked: Counter[Question] = field(default_factory=Counter)
    """What was come to, taken, heard of."""
    endings: Counter[str] = field(default_factory=Counter)
    """By the ending's node; those that came to none by how and where: `stuck hall`."""
    choices: Counter[int] = field(default_factory=Counter)
    """How many playthroughs had so many choices."""
    meters: dict[tuple[str, str], Counter[int]] = field(default_factory=dict)
    """By chapter, as it opens, or `end`, and meter: the values it had."""
    first: dict[str, int] = field(default_factory=dict)
    """By ending, the least number of a playthrough that came to it."""

    def add(self, other: Tally) -> None:
        """Counts what another counted too."""
        self.playthroughs += other.playthroughs
        self.asked += other.asked
        self.endings += other.endings
        self.choices += other.choices
        for key, values in other.meters.items():
            self.meters[key] = self.meters.get(key, Counter()) + values
        for ending, number in other.first.items():
            self.first[ending] = min(number, self.first.get(ending, number))


class Counting:
    """Watches lanes and counts; `first` is the number of the first of them."""

    def __init__(self, course: Course, questions: Questions, first: int) -> None:
        self._plan = plan = course.plan
        self._meanings = course.meanings
        self._layout = course.layout
        self._questions = questions
        self._first = first
        self._tally = Tally()
        self._counts = np.zeros(0, dtype=np.int64)
        """By number, how often it was told."""
        self._happened: Counter[Hashable] = Counter()
        """What was not told by number."""
        self._meters = [variable for variable in plan.graph.variables if variable.kind == "meter"]
        self._any_time = [(test_of(ask.condition, plan.packing), ask.label) for ask in questions.at_any_time]

    @property
    def tally(self) -> Tally:
        """What has been counted."""
        asked: Counter[Question] = Counter()
        for thing, many in chain(self._meanings.totals(self._counts), self._happened.items()):
            for question in self._answered(thing):
                asked[question] += many
        self._tally.asked = asked
        return self._tally

    def _answered(self, thing: Hashable) -> Iterator[Question]:
        """The questions that something answers; that somebody comes to a node, where an edge leads there."""
        match thing:
            case Question():
                yield thing
            case Taken(source, number):
                if (source, number) in self._questions.of_edge:
                    yield self._questions.of_edge[source, number]
                graph = self._plan.graph
                target = graph.beginning.target if source == NOWHERE else graph.edges[source][number].target
                if graph.program.sites[target].kind != "deal":
                    yield self._questions.of_site[target]

    def go(self, way: Way, lanes: States) -> None:
        """Counts the edge, and what is heard of on the way."""
        self._happened[Taken(way.edge.source, way.edge.number)] += lanes.shape[1]
        way.run(lanes, self._note)

    def met(self, numbers: Numbers, _lanes: States, _columns: Columns) -> None:
        """Counts the numbers."""
        if self._counts.size < self._meanings.size:
            self._counts = np.pad(self._counts, (0, self._meanings.size - self._counts.size))
        np.add.at(self._counts, numbers, 1)

    def hear(self, telling: Telling, lanes: States) -> None:
        """Counts what is heard of."""
        for label, mask in zip(telling.labels, telling.heard(lanes), strict=True):
            self._note(label, mask)

    def come(self, site: int, lanes: States) -> None:
        """Looks closer where a chapter opens."""
        opened = self._plan.graph.program.sites[site].scene.node.opens
        if opened is not None:
            self._look(str(opened), lanes)

    def end(self, site: int, lanes: States) -> None:
        """Counts what each came to."""
        found = self._plan.graph.program.sites[site]
        ending = str(found.scene.node.node)
        if found.kind != "ending":
            longest = read(lanes, self._layout.choices)[0] >= LONGEST
            ending = f"{BROKEN_OFF if longest else STUCK} at {ending}"
        least = self._first + int(read(lanes, self._layout.number).min())
        self._tally.playthroughs += lanes.shape[1]
        self._tally.endings[ending] += lanes.shape[1]
        self._tally.first[ending] = min(least, self._tally.first.get(ending, least))
        self._tally.choices += _histogram(lanes, self._layout.choices)
        self._look(END, lanes)

    def _note(self, label: Label, mask: Mask) -> None:
        self._happened[label] += int(np.count_nonzero(mask))

    def _look(self, moment: str, lanes: States) -> None:
        """Counts the values of meters, and what is asked at any time."""
        for meter in self._meters:
            found = self._tally.meters.setdefault((moment, meter.name), Counter())
            found += _histogram(lanes, self._plan.packing.spots[meter.name])
        for test, label in self._any_time:
            self._note(label, test(lanes))


def _histogram(lanes: States, spot: Spot) -> Counter[int]:
    """How many lanes have each value of some bits."""
    counts = np.bincount(read(lanes, spot))
    return Counter({int(value): int(counts[value]) for value in np.flatnonzero(counts)})
