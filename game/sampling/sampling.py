"""Sampling a story: so many playthroughs under each of some policies, counted, in as many processes as are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from game.batch.plan import unmerged
from game.batch.questions import questions_of
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.sampling.course import Course
from game.sampling.running import Sampler
from game.sampling.single import playthrough_of
from game.sampling.tally import Counting, Tally
from game.sampling.words import words_read
from game.sharing.hands import Hands

PART = 1 << 17
"""So many playthroughs are counted before the next tally is begun."""
TOLD = 20
"""So many playthroughs of each policy are told, to count their words: that takes as long as a million without."""


class Part(NamedTuple):
    """Some of the playthroughs of a seed under a policy."""

    policy: str
    seed: int
    numbers: range


class Desk:
    """A story ready to be sampled."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.questions = questions_of(machine.program)
        self._course = Course(unmerged(graph_of(machine.program, self.questions.asked)))
        self._samplers: dict[str, Sampler] = {}

    def counted(self, part: Part) -> Tally:
        """Runs the playthroughs of a part and counts what they do."""
        if part.policy not in self._samplers:
            self._samplers[part.policy] = Sampler(self._course, self.machine.program.policies[part.policy])
        counting = Counting(self._course, self.questions, part.numbers.start)
        self._samplers[part.policy].run(part.seed, part.numbers, counting)
        return counting.tally

    def words(self, policy: str, seed: int, many: int) -> int:
        """How many words the median playthrough has, of the first so many, at most `TOLD`."""
        ways = self.machine.program.policies[policy]
        told = (playthrough_of(self.machine, ways, seed, number) for number in range(min(many, TOLD)))
        return round(median(map(words_read, told)))


def parts(policies: Sequence[str], seed: int, many: int) -> list[Part]:
    """So many playthroughs of each policy, in parts."""
    numbers = range(many)
    return [Part(policy, seed, numbers[at : at + PART]) for policy in policies for at in range(0, many, PART)]


def counted(hands: Hands, wanted: Sequence[Part]) -> Iterator[tuple[Part, Tally]]:
    """Each part and its tally, in order."""
    return zip(wanted, hands.map(_counted, wanted), strict=True)


@lru_cache(maxsize=4)
def desk_of(machine: Machine) -> Desk:
    """The desk of a story, kept for the next part."""
    return Desk(machine)


def _counted(machine: Machine, part: Part) -> Tally:
    return desk_of(machine).counted(part)
