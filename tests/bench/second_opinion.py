"""What other programs say of exported stories, and how fast: SPIN on the states, inkjs on the playthroughs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from game.machine.generated import GeneratedMachine
from game.machine.machine import Machine
from game.machine.program import Program
from game.model.problems import Problems
from game.playing.offering import offers
from game.playing.playthrough import Playthrough
from game.playing.shipped import shipped_story
from game.playing.stories import open_sources, open_story
from game.playing.telling import told_so_far
from tests.bench.synthetic import synthetic
from tests.bench.timing import seconds, table
from tests.exporting import inkjs, spin
from tests.exporting.inkjs import Play
from tests.exporting.naive import searched
from tests.exporting.ours import ours, plays
from tests.generated_stories import generated_machine

STORIES = 100
LISTS = 50
"""Lists of choices for each story."""
DEPTH = 50
PLAYS = 200


def main() -> None:
    """Whether the others agree, then their rates; each where it is there."""
    if spin.THERE:
        _states()
    if inkjs.THERE:
        _playthroughs()
    if not (spin.THERE and inkjs.THERE):
        print("\nNot everybody was asked: `python3 -m tests.exporting.install` gets SPIN, as root, and inkjs.")


def pan(program: Program) -> tuple[int, float]:
    """SPIN's number of a program's states, and the seconds of its search at its fastest exact setting."""
    with TemporaryDirectory() as folder:
        return spin.timed(program, Path(folder))


def explorable() -> Machine:
    """A synthetic story whose states SPIN can count in seconds: two and a half million."""
    return open_sources(synthetic(60, 15), Problems())


def _states() -> None:
    stories = [generated_machine(number) for number in range(STORIES)]
    with ThreadPoolExecutor(2) as pool:
        small = list(pool.map(_agreed_states, stories))
    large = _agreed_states(open_sources(synthetic(48, 14), Problems()))
    states, taken = pan(explorable().program)
    rows = [
        (f"SPIN and a breadth-first search agree on {STORIES} random stories: states", f"{sum(small):,}"),
        ("and on one larger story: states", f"{large:,}"),
        (f"SPIN, exact, on a story of {states:,} states: states a second", f"{states / taken:,.0f}"),
    ]
    table("A second opinion on the states", rows)


def _agreed_states(machine: Machine) -> int:
    """How many states both find; every choice is open in as many."""
    with TemporaryDirectory() as folder:
        theirs = spin.explored(machine.program, Path(folder))
    assert (theirs.states, theirs.opened) == searched(machine)
    return theirs.states


def _playthroughs() -> None:
    rows = [
        ("inkjs and we agree, turn by turn and word by word: lists of choices", f"{_agreed_plays():,}", ""),
        *_rates(),
    ]
    table("A second opinion on the playthroughs", rows)


def _agreed_plays() -> int:
    """How many playthroughs of random stories and of the shipped one are alike, turn by turn and word by word."""
    stories = [*(generated_machine(number) for number in range(STORIES)), open_story(shipped_story())]
    ways = [(story, plays(story, number, LISTS)) for number, story in enumerate(stories)]
    for (story, given), found in zip(
        ways, inkjs.played([(story.program, given) for story, given in ways]), strict=True
    ):
        assert found == [ours(story, play) for play in given]
    return len(stories) * LISTS


def _rates() -> Iterator[tuple[str, str, str]]:
    """Playthroughs a second of one synthetic story, on the same lists of choices."""
    machine = open_sources(synthetic(150, DEPTH), Problems())
    given = plays(machine, 1, PLAYS, DEPTH)
    slowest = PLAYS / inkjs.timed(machine.program, given)
    rates = {
        "inkjs, telling all": slowest,
        "ours, telling all": PLAYS / seconds(partial(_told, machine, given), 3),
        "ours, generated Python, telling nothing": PLAYS
        / seconds(partial(_generated, GeneratedMachine(machine), given)),
    }
    for name, rate in rates.items():
        yield f"{name}: playthroughs a second", f"{rate:,.0f}", f"× {rate / slowest:,.1f}"


def _told(machine: Machine, given: list[Play]) -> None:
    for play in given:
        playthrough = Playthrough.begin(machine, 1)
        for pick in play.picks:
            open_now = [offer for offer in offers(playthrough) if offer.open]
            playthrough = playthrough.choose(open_now[pick % len(open_now)].id)
        for _ in told_so_far(playthrough):
            pass


def _generated(machine: GeneratedMachine, given: list[Play]) -> None:
    start, _ = machine.machine.start()
    for play in given:
        machine.play(start, partial(_picked, iter(play.picks)))


def _picked(picks: Iterator[int], many: int) -> int:
    return next(picks) % many


if __name__ == "__main__":
    main()
