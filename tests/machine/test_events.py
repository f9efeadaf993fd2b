"""Events: which transition takes one, what that sets off, and what happens when none does."""

from game.machine.machine import Moved
from tests.machine.walking import after, taken, value
from tests.stories import YOU, machine

WORLD = (
    YOU
    + """\
  ann: {name: "Petrova, Anna", gender: woman, role: typist, reminder: fast, machine: fate}
  bob: {name: "Sidorov, Boris", gender: man, role: driver, reminder: late, machine: fate}
papers:
  memo: {title: The memo, machine: paper}
meters:
  nerve: {range: 0..3, start: 0, bands: [a, b, c, d]}
flags:
  lamp: {yes: lit, no: dark}
machines:
  paper:
    initial: blank
    states: {blank: blank, filed: filed}
    transitions:
      - blank -> filed: filed
        when: lamp
  fate:
    initial: free
    states: {free: free, named: named, taken: taken}
    transitions:
      - free -> taken: accused
        when: nerve >= 2
      - free -> named: accused
        do: [nerve += 1, lamp = yes]
        fire: memo.filed
      - free, named -> taken: taken
"""
)
DESK = """
node: first
kind: hub
text: |
  A desk.
choices:
  - id: accuse
    text: Accuse.
    fire: ann.accused
    to: first
  - id: take
    text: Take.
    fire: ann.taken
    to: first
  - id: both
    text: Accuse both.
    fire: [ann.accused, bob.accused]
    to: first
  - id: steady
    text: Steady.
    do: nerve += 2
    fire: ann.accused
    to: first
  - id: "end"
    text: End.
    to: last
---
node: last
kind: ending
text: |
  The end.
"""


def test_an_event_moves_the_machine_it_is_fired_at_and_no_other():
    """Twelve people share a template; one event concerns one of them."""
    tiny = machine(DESK, WORLD)
    state = after(tiny, "accuse")
    assert (value(tiny, state, "ann"), value(tiny, state, "bob")) == ("named", "free")


def test_the_first_transition_whose_guard_holds_is_taken():
    """Two transitions take the event; the guard of the first decides."""
    tiny = machine(DESK, WORLD)
    assert value(tiny, after(tiny, "accuse"), "ann") == "named"
    assert value(tiny, after(tiny, "steady"), "ann") == "taken"


def test_a_guard_sees_the_effects_of_the_choice():
    """Effects come before events, so what the choice changed counts."""
    tiny = machine(DESK, WORLD)
    assert value(tiny, after(tiny, "steady"), "nerve") == "2"


def test_a_transition_does_its_effects_and_raises_its_events():
    """The paper moves because its guard sees the flag that the transition has just set."""
    tiny = machine(DESK, WORLD)
    state = after(tiny, "accuse")
    assert (value(tiny, state, "nerve"), value(tiny, state, "lamp"), value(tiny, state, "memo")) == (
        "1",
        "yes",
        "filed",
    )


def test_an_event_runs_to_its_end_before_the_next_begins():
    """The transition of the first accusation files the memo before the second accusation is looked at."""
    tiny = machine(DESK, WORLD)
    _, happenings = taken(tiny, after(tiny), "both")
    moved = [(h.variable.name, h.event) for h in happenings if isinstance(h, Moved)]
    assert moved == [("ann", "accused"), ("memo", "filed"), ("bob", "accused")]


def test_an_event_no_transition_takes_changes_nothing():
    """Taken already: to accuse again is nothing, and nothing is told of it."""
    tiny = machine(DESK, WORLD)
    before = after(tiny, "take")
    state, happenings = taken(tiny, before, "accuse")
    assert state == before
    assert not any(isinstance(happening, Moved) for happening in happenings)


def test_several_states_may_lead_to_one():
    """`free, named -> taken` takes the event in either."""
    tiny = machine(DESK, WORLD)
    assert value(tiny, after(tiny, "take"), "ann") == "taken"
    assert value(tiny, after(tiny, "accuse", "take"), "ann") == "taken"
