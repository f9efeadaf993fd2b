"""Whether a goal can still be come to, whatever has been done: of every state, and which choice takes it away.

Backward over all states (the branching-time question AG EF: Clarke and Emerson, 1981): a state can come to the goal if
one of its edges comes to it, or leads to a state that can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

import numpy as np

from game.batch.plan import Way
from game.batch.sets import gathered, positions
from game.batch.steps import Label
from game.batch.vectors import Mask, States
from game.machine.graph import components
from game.proving.exploring import Exploration, Origin


def lost(found: Exploration, goals: Container[Label]) -> Origin | None:
    """An edge after which no goal will be heard of, though before it one could; None where there is no such edge.

    A goal is heard of again and again once it has been. The exploration is exact and was kept.
    """
    return _Backward(found, goals).lost()


class _Backward:
    def __init__(self, found: Exploration, goals: Container[Label]) -> None:
        self.found, self.goals, self.plan = found, goals, found.plan
        self.batches: dict[int, list[int]] = defaultdict(list)
        for index, batch in enumerate(found.batches):
            self.batches[batch.site].append(index)
        words = self.plan.packing.words
        parts = {site: [found.batches[index].states for index in indices] for site, indices in self.batches.items()}
        self.states = {site: gathered(its, words) for site, its in parts.items()}
        self.can = {site: np.zeros(states.shape[1], dtype=np.bool_) for site, states in self.states.items()}

    def lost(self) -> Origin | None:
        led_to = {index: [way.edge.target for way in ways] for index, ways in enumerate(self.plan.ways)}
        for component in reversed(components(led_to)):
            here = sorted(component & self.states.keys())
            circle = len(component) > 1 or (here and here[0] in led_to[here[0]])
            while sum(map(self.update, here)) and circle:
                pass
        return next(self.losing(), None)

    def update(self, site: int) -> bool:
        """Whether more states of a site are now known to be able."""
        can = self.can[site].copy()
        for way in self.plan.ways[site]:
            able, going = self.able(way, self.states[site])
            can[going] |= able
        changed = bool((can != self.can[site]).any())
        self.can[site] = can
        return changed

    def able(self, way: Way, states: States) -> tuple[Mask, Mask]:
        """Of the states that go a way, those that come to a goal on it or after it; and which states go it."""
        going = np.ones(states.shape[1], dtype=np.bool_) if way.test is None else way.test(states)
        come = np.zeros(int(going.sum()), dtype=np.bool_)

        def note(label: Label, mask: Mask) -> None:
            if label in self.goals:
                come[mask] = True

        after = way.run(states[:, going], note)
        if after.shape[1]:
            come |= self.can[way.edge.target][positions(self.states[way.edge.target], after)]
        return come, going

    def losing(self) -> Iterator[Origin]:
        """The edges that take the goal away, in the order in which states were found."""
        able, _ = self.able(self.plan.beginning, self.plan.initial)
        if not able[0]:
            yield Origin(-1, self.plan.initial, self.plan.beginning.edge)
        for index, batch in enumerate(self.found.batches):
            could = self.can[batch.site][positions(self.states[batch.site], batch.states)]
            for way in self.plan.ways[batch.site] if could.any() else ():
                able, going = self.able(way, batch.states)
                taking = np.flatnonzero(going)[~able & could[going]]
                if taking.size:
                    yield Origin(index, batch.states[:, taking[:1]], way.edge)
