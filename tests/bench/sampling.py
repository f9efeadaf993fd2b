"""Sampled playthroughs a second on one core: one at a time, side by side, and counted; beside generated code and C."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from game.batch.plan import Way, unmerged
from game.batch.steps import graph_of
from game.batch.vectors import States
from game.machine.generated import GeneratedMachine
from game.machine.machine import Machine
from game.model.problems import Problems
from game.playing.stories import open_sources
from game.sampling.course import Course
from game.sampling.looking import Columns
from game.sampling.numbering import Numbers
from game.sampling.running import Sampler
from game.sampling.sampling import Desk, Part
from game.sampling.single import sampled
from game.sampling.telling import Telling
from tests.bench import in_c
from tests.bench.synthetic import synthetic
from tests.bench.timing import RUNS, seconds, table

DEPTH = 50
PLAYS = 1_000
TAPE = 1_000_003


class Blind:
    """Lets lanes go, and looks at nothing."""

    def go(self, way: Way, lanes: States) -> None:
        """Runs the way."""
        way.run(lanes, lambda *_: None)

    def met(self, numbers: Numbers, lanes: States, columns: Columns) -> None:
        """Does nothing."""

    def hear(self, telling: Telling, lanes: States) -> None:
        """Does nothing."""

    def come(self, site: int, lanes: States) -> None:
        """Does nothing."""

    def end(self, site: int, lanes: States) -> None:
        """Does nothing."""


def main() -> None:
    """Measures stories of 150 and of 3,000 nodes."""
    for nodes in (150, 3_000):
        machine = open_sources(synthetic(nodes, DEPTH), Problems())
        title = f"Sampled playthroughs a second: {nodes:,} nodes, {DEPTH} choices each, all chosen alike"
        rows = list(_rates(machine))
        table(title, [(name, f"{rate:,.0f}", f"× {rate / rows[0][1]:,.1f}") for name, rate in rows])


def _rates(machine: Machine) -> Iterator[tuple[str, float]]:
    yield "one at a time, each with its log", PLAYS // 10 / seconds(lambda: _one_at_a_time(machine))
    tape = array("I", Random(1).randbytes(4 * TAPE))
    generated = GeneratedMachine(machine)
    yield "generated Python, picks from a tape", PLAYS / seconds(lambda: _generated(generated, tape))
    if (rate := _in_c(machine, tape)) is not None:
        yield "C, picks from a tape, gcc -O3", rate
    sampler, desk = Sampler(Course(unmerged(graph_of(machine.program))), ()), Desk(machine)
    for many in (200_000, 2_000):
        numbers = range(many)
        yield f"side by side, {many:,} at a time", many / seconds(partial(sampler.run, 1, numbers, Blind()))
        counting = partial(desk.counted, Part("random", 1, numbers))
        yield "the same, and everything counted", many / seconds(counting)


def _one_at_a_time(machine: Machine) -> None:
    for number in range(PLAYS // 10):
        sampled(machine, (), 1, number)


def _generated(generated: GeneratedMachine, tape: array[int]) -> None:
    start, _ = generated.machine.start()
    draw = cycle(tape).__next__
    for _ in range(PLAYS):
        generated.play(start, lambda many: draw() * many >> 32)


def _in_c(machine: Machine, tape: array[int]) -> float | None:
    with TemporaryDirectory() as folder:
        built = in_c.compiled(machine.program, Path(folder))
        if built is None:
            return None
        (file := Path(folder) / "tape").write_bytes(tape.tobytes())
        return 100 * PLAYS / median(in_c.run(built, file, 100 * PLAYS)[0] for _ in range(RUNS))
