"""Whole playthroughs a second on one core: uniform picks, every engine the same tape, the last states compared."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from game.machine.generated import GeneratedMachine
from game.machine.machine import Machine, State
from game.model.problems import Problems
from game.playing.stories import open_sources
from tests.bench import in_c
from tests.bench.synthetic import synthetic
from tests.bench.timing import RUNS, seconds, table

DEPTH = 50
PLAYS = 2_000
TAPE = 1_000_003  # numbers, drawn over and over; a prime, so that no playthrough meets them in step


def main() -> None:
    """Measures stories of 150 and of 3,000 nodes."""
    for nodes in (150, 3_000):
        machine = open_sources(synthetic(nodes, DEPTH), Problems())
        title = f"Playthroughs a second: {nodes:,} nodes, {DEPTH} choices each, {machine.layout.bits} bits a state"
        table(title, list(_rows(machine)))


def _rows(machine: Machine) -> Iterator[tuple[str, str, str]]:
    tape = array("I", Random(1).randbytes(4 * TAPE))
    total, slowest = _interpreted(machine, tape, PLAYS // 20)
    yield _row("walking the tree, telling what happened", slowest, slowest)
    generated = GeneratedMachine(machine)
    again, _ = _generated(generated, tape, PLAYS // 20)
    assert again == total
    checked, rate = _generated(generated, tape, PLAYS)
    yield _row("generated Python, every pick kept", rate, slowest)
    with TemporaryDirectory() as folder:
        if (built := in_c.compiled(machine.program, Path(folder))) is not None:
            (file := Path(folder) / "tape").write_bytes(tape.tobytes())
            assert in_c.run(built, file, PLAYS)[1] == checked
            taken = median(in_c.run(built, file, 100 * PLAYS)[0] for _ in range(RUNS))
            yield _row("C, one function a node, gcc -O3", 100 * PLAYS / taken, slowest)


def _row(name: str, rate: float, slowest: float) -> tuple[str, str, str]:
    return name, f"{rate:,.0f}", f"× {rate / slowest:,.1f}"


def _interpreted(machine: Machine, tape: array[int], plays: int) -> tuple[int, float]:
    """The sum over the last states, and playthroughs a second."""

    def play(pick: Callable[[int], int]) -> State:
        state, _ = machine.start()
        while moves := machine.open_moves(state):
            state, _ = machine.step(state, moves[pick(len(moves))])
        return state

    return _measured(machine, tape, plays, play)


def _generated(generated: GeneratedMachine, tape: array[int], plays: int) -> tuple[int, float]:
    start, _ = generated.machine.start()
    return _measured(generated.machine, tape, plays, lambda pick: generated.play(start, pick)[0])


def _measured(
    machine: Machine, tape: array[int], plays: int, play: Callable[[Callable[[int], int]], State]
) -> tuple[int, float]:
    def all_of_them() -> list[State]:
        draw = cycle(tape).__next__
        return [play(lambda many: draw() * many >> 32) for _ in range(plays)]

    total = sum(_sum(machine, state) for state in all_of_them())
    return total, plays / seconds(all_of_them)


def _sum(machine: Machine, state: State) -> int:
    return sum(number * machine.value(state, variable) for number, variable in enumerate(machine.program.variables, 1))
