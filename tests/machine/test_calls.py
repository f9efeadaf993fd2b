"""Shared scenes: called from several places, each call returning to its own."""

import pytest

from game.model.problems import StoryError
from tests.machine.walking import after, open_ids
from tests.stories import METADATA, codes, machine

TELEPHONE = """
node: first
text: |
  Morning.
choices:
  - id: ring
    text: Telephone.
    call: telephone
    to: noon
  - id: skip
    text: Do not.
    to: noon
---
node: noon
text: |
  Noon.
choices:
  - id: ring
    text: Telephone.
    call: telephone
    to: evening
---
node: evening
kind: ending
text: |
  Evening.
---
node: telephone
kind: shared
text: |
  The line hums.
choices:
  - id: ask
    text: Ask the exchange.
    call: exchange
    to: telephone
  - id: hand_over
    text: Hand the receiver over.
    call: exchange
    returns: true
  - id: hang_up
    text: Hang up.
    returns: true
  - id: leave
    text: Leave it off the hook.
    to: evening
---
node: exchange
kind: shared
text: |
  Number, please.
choices:
  - id: give
    text: Give it.
    to: number
---
node: number
text: |
  A pause.
next: {returns: true}
"""


def site(*choices: str) -> str:
    tiny = machine(TELEPHONE)
    return tiny.site(after(tiny, *choices)).name


def test_a_call_returns_to_where_it_was_made():
    """The same scene leads on to noon in the morning and to evening at noon."""
    assert site("ring", "hang_up") == "noon"
    assert site("skip", "ring", "hang_up") == "evening"


def test_each_call_has_a_copy_of_its_own():
    """So a state never has to remember where to return to."""
    assert site("ring") == "telephone@first.ring"
    assert site("skip", "ring") == "telephone@noon.ring"


def test_a_called_scene_may_call_another():
    """Calls nest, and each returns to its own caller."""
    assert site("ring", "ask") == "exchange@first.ring/telephone.ask"
    assert site("ring", "ask", "give") == "telephone@first.ring"
    assert site("ring", "ask", "give", "hang_up") == "noon"


def test_a_called_scene_may_go_on_to_other_nodes_before_it_returns():
    """Whatever it leads to belongs to the call, also a node that returns by itself."""
    assert site("ring", "hand_over", "give") == "noon"


def test_a_called_scene_may_leave_for_good():
    """A way out that does not return ends in the same ending."""
    tiny = machine(TELEPHONE)
    state = after(tiny, "ring", "leave")
    assert tiny.site(state).scene.node.node == "evening"
    assert open_ids(tiny, state) == []


def refused(nodes: str) -> list[str]:
    with pytest.raises(StoryError) as raised:
        machine(nodes)
    return codes(raised.value.problems)


def test_calls_form_no_circle():
    """A scene that calls its caller again would need a memory without end."""
    circle = TELEPHONE.replace("    to: number\n", "    call: telephone\n    to: number\n")
    assert "V042" in refused(circle)


def test_nothing_returns_that_was_not_called():
    """A shared scene that is simply gone to has nowhere to return."""
    assert "V044" in refused(TELEPHONE.replace("    call: telephone\n    to: evening", "    to: telephone"))


def test_calls_that_multiply_are_bounded():
    """Twenty scenes that each call the next twice would come to a million copies."""
    scene = "\n---\nnode: s{0}\nkind: shared\ntext: |\n  Hum.\nchoices:\n{1}"
    call = "  - {{id: {0}, text: Call., call: s{1}, to: s{2}}}\n"
    back = "  - {id: back, text: Back., returns: true}\n"
    first = "node: first\ntext: |\n  A.\nchoices:\n  - {id: on, text: On., call: s0, to: last}\n"
    last = "\n---\nnode: last\nkind: ending\ntext: |\n  The end.\n"
    scenes = [scene.format(i, call.format("a", i + 1, i) + call.format("b", i + 1, i) + back) for i in range(20)]
    assert refused(first + "".join(scenes) + scene.format(20, back) + last) == ["V047"]


def test_a_scene_whose_callers_are_not_reached_yet_is_no_mistake():
    """While a story is being written, nodes may stand apart; they are compiled from where nothing leads to them."""
    apart = "---\n".join(reversed(TELEPHONE.split("---\n")))
    tiny = machine("node: start\nnext: evening\n---\n" + apart, metadata=METADATA.replace("first", "start"))
    assert tiny.site(tiny.start()[0]).name == "evening"
