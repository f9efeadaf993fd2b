"""A sampled playthrough for everything that many playthroughs do: what a prover need not prove."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from game.batch.plan import Plan, Way
from game.batch.steps import Label
from game.batch.vectors import Mask, States
from game.batch.vectors import field as read
from game.machine.promises import Policy
from game.sampling.running import Sampler


class Sample(NamedTuple):
    """A sampled playthrough; `single.sampled` plays it."""

    policy: Policy
    seed: int
    number: int


@dataclass(slots=True)
class Witnesses:
    """What some playthroughs do, each with one that does it."""

    taken: dict[tuple[int, int], Sample] = field(default_factory=dict)
    """Edges by site and number; the first one leads from nowhere."""
    heard: dict[Label, Sample] = field(default_factory=dict)


def witnesses(plan: Plan, policies: Iterable[Policy], seed: int, many: int) -> Witnesses:
    """What the first `many` playthroughs do under each policy; nothing is known of what they do not."""
    found = Witnesses()
    for policy in policies:
        sampler = Sampler(plan, policy)
        sampler.run(seed, range(many), _Looking(found, sampler, policy, seed))
    return found


class _Looking:
    """Watches for what is new."""

    def __init__(self, found: Witnesses, sampler: Sampler, policy: Policy, seed: int) -> None:
        self._found = found
        self._number = sampler.layout.number
        self._policy, self._seed = policy, seed

    def go(self, way: Way, lanes: States) -> None:
        """Keeps a lane of each thing that is new."""
        if (way.edge.source, way.edge.number) not in self._found.taken:
            self._found.taken[way.edge.source, way.edge.number] = self._sample(lanes)
        if way.labels <= self._found.heard.keys():
            way.run(lanes, _deaf)
            return
        before = lanes.copy()
        for label in _met(way, lanes) - self._found.heard.keys():
            self._found.heard[label] = self._sample(_cause(way, before, label))

    def come(self, site: int, lanes: States) -> None:
        """Whoever comes has gone somewhere."""

    def end(self, site: int, lanes: States) -> None:
        """Whoever ends has come somewhere."""

    def _sample(self, lanes: States) -> Sample:
        return Sample(self._policy, self._seed, int(read(lanes[:, :1], self._number)[0]))


def _met(way: Way, lanes: States) -> set[Label]:
    """What is heard of when lanes go a way; they go it."""
    found: set[Label] = set()

    def note(label: Label, mask: Mask) -> None:
        if mask.any():
            found.add(label)

    way.run(lanes, note)
    return found


def _cause(way: Way, lanes: States, label: Label) -> States:
    """One of the lanes that let the label be heard of: by halves."""
    while lanes.shape[1] > 1:
        half = lanes[:, : lanes.shape[1] // 2]
        lanes = half if label in _met(way, half.copy()) else lanes[:, half.shape[1] :]
    return lanes


def _deaf(_label: Label, _mask: Mask) -> None:
    """Everything that can be heard of has been."""
