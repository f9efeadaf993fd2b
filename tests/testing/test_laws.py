"""Laws of scripts, over random walks through random stories."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from game.machine.machine import Machine
from game.playing.playfile import parse_playfile
from game.testing.editing import edited
from game.testing.finding import Change, Finding
from game.testing.recording import recorded
from game.testing.running import RUNS, Run, findings
from game.testing.script import script
from tests.generated_stories import ATOMS, machines, walked

SEEDS = st.integers(0, 99)
WALKS = st.lists(st.integers(0, 9), max_size=8)
NAMES = ("first", "n0", "n1", "last", "s0")
CHOICES = ("a", "b", "z", "n0.a", "s0.z", "...")


def in_lines(field: str, items: list[str]) -> str:
    """A list with a line for each item."""
    return "\n        - ".join([f"{field}:", *items])


EXPECTED = st.one_of(
    st.sampled_from(NAMES).map("node: {}".format),
    st.sampled_from(NAMES).map("ending: {}".format),
    st.lists(st.sampled_from(CHOICES), unique=True).map(lambda names: f"open: [{', '.join(names)}]"),
    st.lists(st.sampled_from(CHOICES), min_size=1, unique=True).map(partial(in_lines, "open")),
    st.lists(st.sampled_from(ATOMS), min_size=1).map(partial(in_lines, "state")),
    st.sampled_from(["ann", "you accuse bob, from fear", "ann accuses bob"]).map("ledger: {}".format),
    st.sampled_from(["Hum", "n0 this", "last"]).map("contains: {}".format),
)


def played(text: str, machine: Machine, run: Run = "plain") -> tuple[Finding, ...]:
    """What is found where a script is played."""
    return findings(script(parse_playfile(text, "a.play.yaml"), machine), machine, run)


@settings(max_examples=40)
@given(machines(), SEEDS, WALKS, st.booleans())
def test_what_is_recorded_passes(machine: Machine, seed: int, picks: list[int], text: bool) -> None:
    """A script written from any playthrough finds nothing on the story it was played on, in either run."""
    walk = recorded(walked(machine, seed, picks), "a walk", text=text)
    assert [played(walk, machine, run) for run in RUNS] == [(), ()]


SCRIPTS = st.tuples(machines(), SEEDS, WALKS, st.lists(EXPECTED, min_size=1, max_size=10))


def expecting(walk: str, wanted: list[str]) -> str:
    """A recorded script that expects these things in place of what it did, a step each."""
    lines, waiting = walk.split("\n"), list(wanted)
    for index, line in enumerate(lines):
        if waiting and line.startswith("      node:"):
            lines[index : index + 2] = [f"      {waiting.pop()}"]
    return "\n".join(lines)


def changes(text: str, machine: Machine) -> list[Change]:
    """What would bring a script up to date."""
    return [finding.change for finding in played(text, machine) if finding.change is not None]


@given(SCRIPTS)
def test_bringing_up_to_date_once_is_enough(drawn: tuple[Machine, int, list[int], list[str]]) -> None:
    """Whatever a script expects, afterwards only that is found which no change could say; what it chose stays."""
    machine, seed, picks, wanted = drawn
    before = expecting(recorded(walked(machine, seed, picks), "a walk"), wanted)
    after = edited(before, changes(before, machine))
    assert changes(after, machine) == []
    assert parse_playfile(after, "a").log == parse_playfile(before, "a").log


def test_such_scripts_find_something() -> None:
    """A law about scripts in which everything is as expected would say nothing."""
    found: list[Change] = []

    @given(SCRIPTS)
    def look(drawn: tuple[Machine, int, list[int], list[str]]) -> None:
        machine, seed, picks, wanted = drawn
        found.extend(changes(expecting(recorded(walked(machine, seed, picks), "a walk"), wanted), machine))

    look()
    assert len(found) >= 50
