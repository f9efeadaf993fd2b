"""The order of things within one step."""

from game.machine.machine import Accused, Acted, Entered, Moved
from tests.machine.walking import after, taken, value
from tests.stories import YOU, machine

WORLD = (
    YOU
    + """\
  ann: {name: "Petrova, Anna", gender: woman, role: typist, reminder: fast, machine: fate}
meters:
  nerve: {range: 0..3, start: 0, bands: [a, b, c, d]}
flags:
  seen: {yes: seen, no: unseen}
machines:
  fate:
    initial: free
    states: {free: free, named: named, taken: taken}
    transitions:
      - free -> taken: accused
        when: accused(you, ann) and nerve >= 1
      - free -> named: accused
forms: {vote: a vote}
"""
)
STORY = """
node: first
date: 1936-11
text: |
  A room.
choices:
  - id: act
    needs: nerve < 1
    text: Act.
    fire: ann.accused
    accuse: ann, in a vote, from fear
    do: nerve += 1
    to: hall
---
node: hall
acts:
  - when: nerve == 1
    do: nerve += 1
  - when: nerve == 2
    do: [nerve += 1, seen = yes]
  - when: nerve == 1
    do: nerve = 0
next:
  - when: seen and nerve == 3
    to: last
  - to: first
---
node: last
kind: ending
acts:
  - do: nerve = 0
text: |
  The end.
"""


def test_the_guard_is_asked_before_the_effects():
    """The choice forbids what it brings about, and can still be taken."""
    tiny = machine(STORY, WORLD)
    assert value(tiny, after(tiny, "act"), "seen") == "yes"


def test_a_choice_does_its_effects_then_accuses_then_fires():
    """However they are written, the guard of the event sees the effect and the accusation."""
    tiny = machine(STORY, WORLD)
    assert value(tiny, after(tiny, "act"), "ann") == "taken"


def test_what_happened_is_told_in_order():
    """Accusation, event, the end of the choice itself, then the sites on the way."""
    tiny = machine(STORY, WORLD)
    _, happenings = taken(tiny, after(tiny), "act")
    assert [type(happening) for happening in happenings] == [Accused, Moved, Acted, Entered, Entered]
    assert [h.site.name for h in happenings if isinstance(h, Entered)] == ["hall", "last"]


def test_acts_on_entering_are_done_in_order_each_by_its_own_guard():
    """The second act sees what the first did; the third finds its guard no longer holding."""
    tiny = machine(STORY, WORLD)
    _, happenings = taken(tiny, after(tiny), "act")
    hall = next(h for h in happenings if isinstance(h, Entered))
    assert value(tiny, hall.state, "nerve") == "3"


def test_a_text_is_told_from_the_state_after_the_acts():
    """What happens on entering has happened when the node is read."""
    tiny = machine(STORY, WORLD)
    _, happenings = taken(tiny, after(tiny), "act")
    last = [h for h in happenings if isinstance(h, Entered)][-1]
    assert value(tiny, last.state, "nerve") == "0"


def test_a_reply_is_told_from_the_state_before_the_acts():
    """What the choice itself did is done, and nothing entered yet."""
    tiny = machine(STORY, WORLD)
    _, happenings = taken(tiny, after(tiny), "act")
    acted = next(h for h in happenings if isinstance(h, Acted))
    assert value(tiny, acted.state, "nerve") == "1"


def test_the_first_way_on_whose_condition_holds_is_taken():
    """The conditions of `next` see what the acts did."""
    tiny = machine(STORY, WORLD)
    assert tiny.site(after(tiny, "act")).name == "last"
