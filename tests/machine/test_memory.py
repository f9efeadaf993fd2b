"""What a story can remember of itself: where one has been, what one chose, who accused whom."""

from tests.machine.walking import after, open_ids, value
from tests.stories import YOU, machine

HUB = """
node: first
kind: hub
text: |
  An office.
choices:
  - id: lamp
    once: true
    text: Light the lamp.
    to: first
  - id: door
    once: true
    when: chosen(first.lamp)
    text: Open the door.
    to: passage
  - id: window
    when: visited(passage) and not visited(cellar)
    text: Open the window.
    to: cellar
  - id: leave
    text: Leave.
    to: last
---
node: passage
next: first
---
node: cellar
text: |
  Dark.
choices:
  - id: back
    needs: not visited(cellar)
    text: Back.
    to: first
---
node: last
kind: ending
text: |
  The end.
"""


def test_a_choice_marked_once_is_gone_after_it():
    """In a hub what was asked is not offered again."""
    tiny = machine(HUB)
    assert open_ids(tiny, after(tiny)) == ["lamp", "leave"]
    assert open_ids(tiny, after(tiny, "lamp")) == ["door", "leave"]


def test_a_choice_may_ask_what_was_chosen():
    """`chosen(node.choice)` holds from the moment the choice is taken."""
    tiny = machine(HUB)
    assert "door" in open_ids(tiny, after(tiny, "lamp"))


def test_a_node_has_been_visited_once_it_is_left():
    """Also one that leads on by itself; while one is there for the first time it has not been."""
    tiny = machine(HUB)
    assert open_ids(tiny, after(tiny, "lamp", "door")) == ["window", "leave"]
    assert open_ids(tiny, after(tiny, "lamp", "door", "window")) == ["back"]
    assert open_ids(tiny, after(tiny, "lamp", "door", "window", "back")) == ["leave"]


def test_nothing_is_remembered_that_nothing_reads():
    """Bits are added only where a condition asks for them, or a choice is to be had once."""
    names = [variable.name for variable in machine(HUB).program.variables]
    assert sorted(names) == ["chosen(first.door)", "chosen(first.lamp)", "visited(cellar)", "visited(passage)"]


ACCUSERS = (
    YOU
    + """\
  ann: {name: "Petrova, Anna", gender: woman, role: typist, reminder: fast}
  bob: {name: "Sidorov, Boris", gender: man, role: driver, reminder: late}
flags:
  mine: {yes: y, no: n}
  anns: {yes: y, no: n}
  anyones: {yes: y, no: n}
  of_ann: {yes: y, no: n}
  sincere: {yes: y, no: n}
forms: {vote: a vote}
"""
)
VOTE = """
node: first
date: 1937-02
text: |
  A vote.
choices:
  - id: raise_hand
    text: Raise your hand.
    accuse: bob, in a vote, from conformity
    to: last
  - id: wait
    text: Wait.
    to: others
---
node: others
date: 1937-02
acts:
  - accuse: ann accuses bob, in a vote, from belief
next: last
---
node: last
kind: ending
acts:
  - {when: "accused(you, bob)", do: mine = yes}
  - {when: "accused(ann, anyone)", do: anns = yes}
  - {when: "accused(anyone, bob)", do: anyones = yes}
  - {when: "accused(anyone, ann)", do: of_ann = yes}
  - {when: "accused(anyone, bob, belief)", do: sincere = yes}
text: |
  The end.
"""


def test_an_accusation_is_remembered_by_who_of_whom_and_from_what():
    """`accused(by, of)` asks about the player's and the others' alike; `anyone` stands for all."""
    tiny = machine(VOTE, ACCUSERS)
    flags = ("mine", "anns", "anyones", "of_ann", "sincere")
    assert [value(tiny, after(tiny, "raise_hand"), flag) for flag in flags] == ["yes", "no", "yes", "no", "no"]
    assert [value(tiny, after(tiny, "wait"), flag) for flag in flags] == ["no", "yes", "yes", "no", "yes"]
