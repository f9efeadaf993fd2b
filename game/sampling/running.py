"""Many playthroughs at once: site by site where many stand at each, round by round where few do.

Site by site, lanes wait at the site they have come to. Sites are taken in the topological order of the strongly
connected components of the graph, so that as many as can be have come when a site's turn comes; within a component,
until nobody waits.
"""

from __future__ import annotations

from functools import cached_property

from game.machine.promises import Policy
from game.sampling.course import Course
from game.sampling.rounds import Rounds
from game.sampling.stepping import Stepper, Watch

MOST_TOGETHER = 1 << 17
"""So many are under way at a time; more would only be further from the cache."""
FEW = 12
"""Lanes below which rounds are quicker, for each site beyond those that a playthrough comes to.

A site takes as long as a round, and there are as many rounds as a playthrough has steps. Lanes are three times as quick
where they stand together."""


class Sampler:
    """Runs the playthroughs of a course under a policy."""

    def __init__(self, course: Course, policy: Policy) -> None:
        self.course = course
        self._stepper = Stepper(course, policy)

    def run(self, seed: int, numbers: range, watch: Watch) -> None:
        """Runs the playthroughs of these numbers; lanes are numbered from the first of them."""
        for start in range(0, len(numbers), MOST_TOGETHER):
            part = numbers[start : start + MOST_TOGETHER]
            self._stepper.begin(seed, part, start, watch)
            if len(part) < FEW * (len(self.course.sites) - self.course.longest):
                self._rounds.run(watch)
            else:
                self._site_by_site(watch)

    @cached_property
    def _rounds(self) -> Rounds:
        return Rounds(self._stepper)

    def _site_by_site(self, watch: Watch) -> None:
        rooms = self._stepper.rooms
        for component in self.course.components:
            while arrived := sorted(component & rooms.sites):
                for site in arrived:
                    for lanes in rooms.leave(site):
                        self._stepper.step(site, lanes, watch)
