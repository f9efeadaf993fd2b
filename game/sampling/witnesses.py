"""A sampled playthrough for everything that many playthroughs do: what a prover need not prove."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from game.batch.plan import Plan, Way
from game.batch.steps import Label
from game.batch.vectors import Mask, States
from game.batch.vectors import field as read
from game.sampling.course import Course
from game.sampling.looking import Columns
from game.sampling.meanings import Taken
from game.sampling.numbering import Numbers
from game.sampling.running import Sampler
from game.sampling.telling import Telling


class Sample(NamedTuple):
    """A sampled playthrough; `single.sampled` plays it."""

    policy: str
    seed: int
    number: int


@dataclass(slots=True)
class Witnesses:
    """What some playthroughs do, each with one that does it."""

    taken: dict[tuple[int, int], Sample] = field(default_factory=dict)
    """Edges by site and number; the first one leads from nowhere."""
    heard: dict[Label, Sample] = field(default_factory=dict)


def witnesses(plan: Plan, policies: Iterable[str], seed: int, many: int) -> Witnesses:
    """What the first `many` playthroughs do under each of some policies; nothing is known of what they do not."""
    found = Witnesses()
    course = Course(plan)
    for policy in policies:
        sampler = Sampler(course, plan.graph.program.policies[policy])
        sampler.run(seed, range(many), _Looking(found, course, policy, seed))
    return found


class _Looking:
    """Watches for what is new."""

    def __init__(self, found: Witnesses, course: Course, policy: str, seed: int) -> None:
        self._found = found
        self._number = course.layout.number
        self._meanings = course.meanings
        self._seen = np.zeros(0, dtype=np.bool_)
        """By number: whether it has been told."""
        self._known: set[int] = set()
        """The places of things that have been met."""
        self._policy, self._seed = policy, seed

    def go(self, way: Way, lanes: States) -> None:
        """Keeps a lane of each thing that is new."""
        if (way.edge.source, way.edge.number) not in self._found.taken:
            self._found.taken[way.edge.source, way.edge.number] = self._sample(lanes)
        if way.labels <= self._found.heard.keys():
            way.quiet(lanes)
            return
        numbers = read(lanes, self._number).copy()

        def note(label: Label, mask: Mask) -> None:
            if label not in self._found.heard and mask.any():
                self._found.heard[label] = Sample(self._policy, self._seed, int(numbers[mask.argmax()]))

        way.run(lanes, note)

    def met(self, numbers: Numbers, lanes: States, columns: Columns) -> None:
        """Keeps a lane of each thing that is new."""
        if self._seen.size < self._meanings.size:
            self._seen = np.pad(self._seen, (0, self._meanings.size - self._seen.size))
        fresh, where = np.unique(numbers[new := ~self._seen[numbers]], return_index=True)
        if not fresh.size:
            return
        self._seen[fresh] = True
        for number, column in zip(fresh.tolist(), columns[new][where].tolist(), strict=True):
            for place in self._meanings.places(number):
                if place not in self._known:
                    self._known.add(place)
                    self._keep(self._meanings.things[place], lanes[:, column : column + 1])

    def _keep(self, thing: Hashable, lane: States) -> None:
        match thing:
            case Taken(source, number):
                self._found.taken.setdefault((source, number), self._sample(lane))
            case _:
                self._found.heard.setdefault(thing, self._sample(lane))

    def hear(self, telling: Telling, lanes: States) -> None:
        """Keeps a lane of each thing that is new."""
        if all(label in self._found.heard for label in telling.labels):
            return
        for label, mask in zip(telling.labels, telling.heard(lanes), strict=True):
            if label not in self._found.heard and mask.any():
                self._found.heard[label] = self._sample(lanes[:, mask])

    def come(self, site: int, lanes: States) -> None:
        """Whoever comes has gone somewhere."""

    def end(self, site: int, lanes: States) -> None:
        """Whoever ends has come somewhere."""

    def _sample(self, lanes: States) -> Sample:
        return Sample(self._policy, self._seed, int(read(lanes[:, :1], self._number)[0]))
