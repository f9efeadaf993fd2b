"""Many playthroughs at once, round by round: everybody, wherever they stand, decides and moves once in each.

That takes as many calls for two lanes at each of a thousand sites as for a thousand at each of two. Some sites have no
place in the tables: endings, where a chapter opens and somebody looks closer, and where too much is told apart. Lanes
wait there until all others wait too; then those of one such site take a step. On edges where something depends on
several variables at once lanes go together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.batch.vectors import Mask, States, field, taken
from game.sampling.deciding import NONE
from game.sampling.keys import DRAW, INCREMENT, MULTIPLIER
from game.sampling.looking import Columns
from game.sampling.numbering import Numbers
from game.sampling.single import LONGEST
from game.sampling.stepping import Stepper, Watch
from game.sampling.tables import Tables


class Rounds:
    """The rounds of a plan under a policy."""

    def __init__(self, stepper: Stepper) -> None:
        self._stepper = stepper
        self._layout = stepper.course.layout
        self._tables = Tables(stepper)
        self._doing = stepper.course.doing
        order = [site for component in stepper.course.components for site in sorted(component)]
        self._endless = max(stepper.course.depths.values(), default=0) >= LONGEST
        self._turns = {site: turn for turn, site in enumerate(order)}

    def run(self, watch: Watch) -> None:
        """Whoever waits goes on to the end."""
        lanes, at = np.zeros((self._layout.rows, 0), dtype=np.uint64), np.zeros(0, dtype=np.int64)
        while True:
            lanes, at = self._with_those_who_wait(lanes, at)
            if at.size:
                lanes, at = self._round(lanes, at, watch)
            elif self._stepper.rooms.sites:
                self._step_where_nothing_fits(watch)
            else:
                return

    def _with_those_who_wait(self, lanes: States, at: Numbers) -> tuple[States, Numbers]:
        """More lanes: those too that wait at sites that fit."""
        rooms = self._stepper.rooms
        sites = [site for site in rooms.sites if self._tables.fits[site]]
        if not sites:
            return lanes, at
        more = [(site, part.copy()) for site in sites for part in rooms.leave(site)]
        everybody = np.concatenate([lanes, *(part for _, part in more)], axis=1)
        return everybody, np.concatenate([at, *(np.full(part.shape[1], site) for site, part in more)])

    def _step_where_nothing_fits(self, watch: Watch) -> None:
        site = min(self._stepper.rooms.sites, key=self._turns.__getitem__)
        for lanes in self._stepper.rooms.leave(site):
            self._stepper.step(site, lanes, watch)

    def _round(self, lanes: States, at: Numbers, watch: Watch) -> tuple[States, Numbers]:
        """Those who can take part in the next round, and where they are then."""
        numbers = self._numbers(lanes, at)
        if self._tables.hears:
            watch.met(self._tables.first_meaning.take(at, mode="clip") + numbers, lanes, np.arange(at.size))
        moves = self._moves(lanes, at, numbers)
        if (stuck := moves == NONE).any():
            self._end(lanes, at, stuck.nonzero()[0], watch)
            moves = moves[~stuck]
            lanes, at = _only(~stuck, lanes, at)
        lanes[self._layout.choices.word] += self._tables.choices.take(at, mode="clip") * self._stepper.one_choice
        return self._moved(lanes, self._doing.first_edge.take(at, mode="clip") + moves, watch)

    def _end(self, lanes: States, at: Numbers, stuck: Columns, watch: Watch) -> None:
        for site, ending in _grouped(at, stuck):
            self._stepper.end(site, taken(lanes, ending), watch)

    def _numbers(self, lanes: States, at: Numbers) -> Numbers:
        """By what the conditions at each site tell apart."""
        numbers = np.zeros(at.size, dtype=np.int64)
        found = self._tables.digits.of(at, lanes)
        np.add.at(numbers, found.who, self._tables.adds.take(found.places, mode="clip"))
        return numbers

    def _moves(self, lanes: States, at: Numbers, numbers: Numbers) -> Numbers:
        """The move that each draw falls to; NONE where nothing is open, or after too many choices."""
        draw = self._tables.draws.take(at, mode="clip")
        keys = lanes[self._layout.key]
        keys[:] = np.where(draw, keys * np.uint64(MULTIPLIER) + np.uint64(INCREMENT), keys)
        draws = (keys >> np.uint64(DRAW)).view(np.int64)
        rows = self._tables.first_row.take(at, mode="clip") + numbers
        moves = np.full(at.size, NONE)
        for bounds in self._tables.bounds:
            moves += (draws >= bounds.take(rows, mode="clip")).astype(np.int64)
        if self._endless:
            moves[draw & (field(lanes, self._layout.choices) >= LONGEST)] = NONE
        return moves

    def _moved(self, lanes: States, edges: Numbers, watch: Watch) -> tuple[States, Numbers]:
        """Those who have gone their edges, and come to where they can take part in the next round."""
        if not (fits := self._doing.fits.take(edges, mode="clip")).all():
            for edge, going in _grouped(edges, (~fits).nonzero()[0]):
                self._stepper.go(self._doing.edges[edge], lanes, going, watch)
            lanes, edges = _only(fits, lanes, edges)
        self._change(lanes, edges, watch)
        at = self._doing.targets.take(edges, mode="clip")
        if not (fits := self._tables.fits.take(at, mode="clip")).all():
            for site, coming in _grouped(at, (~fits).nonzero()[0]):
                self._stepper.wait(site, lanes, coming)
            lanes, at = _only(fits, lanes, at)
        return lanes, at

    def _change(self, lanes: States, edges: Numbers, watch: Watch) -> None:
        """Does what is done on edges."""
        watch.met(edges + self._doing.taken, lanes, np.arange(edges.size))
        found = self._doing.changes.of(edges, lanes)
        if self._doing.hears:
            watch.met(self._doing.heard.take(found.places, mode="clip"), lanes, found.who)
        np.add.at(lanes.reshape(-1).view(np.int64), found.where, self._doing.adds.take(found.places, mode="clip"))


def _only(staying: Mask, lanes: States, numbers: Numbers) -> tuple[States, Numbers]:
    """Some lanes, and what belongs to each."""
    columns = staying.nonzero()[0]
    return taken(lanes, columns), numbers.take(columns)


def _grouped(keys: Numbers, columns: Columns) -> Iterator[tuple[int, Columns]]:
    """Some columns by their keys."""
    order = columns[np.argsort(keys[columns], kind="stable")]
    found = keys[order]
    starts = np.flatnonzero(np.diff(found, prepend=-1))
    yield from zip(found[starts].tolist(), np.split(order, starts[1:]), strict=True)
