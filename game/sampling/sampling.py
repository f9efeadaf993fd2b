"""Sampling a story: so many playthroughs under each of some policies, counted, in as many processes as are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple

from game.batch.plan import unmerged
from game.batch.questions import questions_of
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.playing.stories import open_story
from game.sampling.running import Sampler
from game.sampling.single import playthrough_of
from game.sampling.tally import Counting, Tally
from game.sampling.words import words_read

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
        self._plan = unmerged(graph_of(machine.program, self.questions.asked))
        self._samplers: dict[str, Sampler] = {}

    def counted(self, part: Part) -> Tally:
        """Runs the playthroughs of a part and counts what they do."""
        if part.policy not in self._samplers:
            self._samplers[part.policy] = Sampler(self._plan, self.machine.program.policies[part.policy])
        counting = Counting(self._plan, self.questions, part.numbers.start)
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


def counted(desk: Desk, folder: Path, wanted: Sequence[Part], jobs: int) -> Iterator[tuple[Part, Tally]]:
    """Each part and its tally, in order; by processes of their own where there are several jobs.

    The story of the desk is in the folder, where the others read it from.
    """
    if jobs == 1 or len(wanted) == 1:
        yield from ((part, desk.counted(part)) for part in wanted)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(wanted)), context, _take_desk, (folder,)) as executor:
        yield from zip(wanted, executor.map(_counted, wanted), strict=True)


_desks: list[Desk] = []
"""Of a process that does nothing else: its desk."""


def _take_desk(folder: Path) -> None:
    _desks.append(Desk(open_story(folder)))


def _counted(part: Part) -> Tally:
    return _desks[0].counted(part)
