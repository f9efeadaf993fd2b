"""Lanes take a step: from the site where they wait, each by the way its draw falls to, to where they wait next."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from game.batch.plan import Way
from game.batch.steps import Edge
from game.batch.vectors import States, field
from game.language.tree import ALWAYS
from game.machine.promises import Policy
from game.sampling.course import Course
from game.sampling.deciding import NONE, Decision, rules_of
from game.sampling.keys import DRAW, advance
from game.sampling.looking import Columns
from game.sampling.numbering import Numbers
from game.sampling.single import LONGEST
from game.sampling.telling import Telling
from game.sampling.waiting import Rooms


class Watch(Protocol):
    """Sees what happens to lanes. What it is given is used again: it copies what it wants to keep."""

    def go(self, way: Way, lanes: States) -> None:
        """Lanes go a way; this runs it."""

    def met(self, numbers: Numbers, lanes: States, columns: Columns) -> None:
        """To some of the lanes something happens, to each what its number stands for (`Meanings`)."""

    def hear(self, telling: Telling, lanes: States) -> None:
        """Lanes are where more is heard of than numbers tell."""

    def come(self, site: int, lanes: States) -> None:
        """Lanes are at an ending, or where a chapter opens."""

    def end(self, site: int, lanes: States) -> None:
        """Lanes are at a site, and go no further."""


class Deciding(NamedTuple):
    """What is told apart at a site, and what is decided there."""

    telling: Telling
    first_meaning: int
    decision: Decision


class Stepper:
    """Takes the steps of a course under a policy."""

    def __init__(self, course: Course, policy: Policy) -> None:
        self.course = course
        self._policy = policy
        self.rooms = Rooms(course.layout.rows)
        self.one_choice = np.uint64(1 << course.layout.choices.shift)
        self._layout = course.layout
        self._deciding: dict[int, Deciding] = {}

    def begin(self, seed: int, numbers: range, first: int, watch: Watch) -> None:
        """The playthroughs of these numbers come to the first site; their lanes are numbered from `first`."""
        lanes = self._layout.begun(self.course.plan, seed, numbers, first)
        self.go(self.course.plan.graph.beginning, lanes, np.arange(len(numbers)), watch)

    def step(self, site: int, lanes: States, watch: Watch) -> None:
        """Lanes leave a site, each by the way its draw falls to."""
        kind, edges, deciding = self.course.sites[site].kind, self.course.edges[site], self.deciding(site)
        numbers = deciding.telling.numbers(lanes)
        self._come(site, lanes, numbers, watch)
        if kind != "passing" and self.course.depths[site] >= LONGEST:
            lanes, numbers = self._without_the_longest(site, lanes, numbers, watch)
        if not edges or not lanes.shape[1]:
            self.end(site, lanes, watch)
            return
        if kind != "passing":
            advance(lanes[self._layout.key])
        if kind == "choices":
            lanes[self._layout.choices.word] += self.one_choice
        draws = (lanes[self._layout.key] >> np.uint64(DRAW)).view(np.int64)
        for move, falling in deciding.decision.falling(lanes, numbers, draws):
            if move == NONE:
                stuck = lanes[:, falling]
                stuck[self._layout.choices.word] -= self.one_choice
                self.end(site, stuck, watch)
            else:
                self.go(edges[move], lanes, falling, watch)

    def _come(self, site: int, lanes: States, numbers: Numbers | None, watch: Watch) -> None:
        """Lets the watch know of lanes at a site, and of what is heard of there."""
        if self.course.looked_at(site):
            watch.come(site, lanes)
        telling, first, _ = self.deciding(site)
        if telling.labels and telling.complete and numbers is not None:
            watch.met(numbers + first, lanes, np.arange(lanes.shape[1]))
        elif telling.labels:
            watch.hear(telling, lanes)

    def _without_the_longest(
        self, site: int, lanes: States, numbers: Numbers | None, watch: Watch
    ) -> tuple[States, Numbers | None]:
        """The lanes that go on, and their numbers; those that have gone on for too long end here."""
        longest = field(lanes, self._layout.choices) >= LONGEST
        if not longest.any():
            return lanes, numbers
        self.end(site, lanes[:, longest], watch)
        return lanes[:, ~longest], None if numbers is None else numbers[~longest]

    def go(self, edge: Edge, lanes: States, falling: Columns, watch: Watch) -> None:
        """Some lanes go an edge, to where they wait."""
        for there in self._waiting(edge.target, lanes, falling):
            watch.go(self.course.way(edge), there)

    def wait(self, site: int, lanes: States, coming: Columns) -> None:
        """Some lanes wait at a site from now on."""
        deque(self._waiting(site, lanes, coming), maxlen=0)

    def _waiting(self, site: int, lanes: States, coming: Columns) -> Iterator[States]:
        """Some lanes, as they stand where they wait from now on."""
        while coming.size:
            there = self.rooms.room(site, coming.size)
            first, coming = coming[: there.shape[1]], coming[there.shape[1] :]
            for row, out in zip(lanes, there, strict=True):
                row.take(first, out=out, mode="clip")
            yield there

    def end(self, site: int, lanes: States, watch: Watch) -> None:
        """Lanes, if any, go no further."""
        if lanes.shape[1]:
            watch.end(site, lanes)

    def deciding(self, site: int) -> Deciding:
        """The decision at a site, and what is told apart there; made when somebody first comes there."""
        if site not in self._deciding:
            rules = rules_of(self.course.sites[site], self._policy)
            conditions = tuple(rule.condition for rule in rules if rule.condition != ALWAYS)
            telling, first_meaning = self.course.telling(site, conditions)
            self._deciding[site] = Deciding(telling, first_meaning, Decision(telling, rules))
        return self._deciding[site]
