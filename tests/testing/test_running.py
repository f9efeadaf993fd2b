"""A script played, plainly and with the game saved and opened again after each step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.language.tree import In
from game.machine.machine import Machine
from game.playing.log import Log
from game.playing.playthrough import Playthrough
from game.playing.shelf import Shelf
from game.testing.running import RUNS, Run
from game.testing.states import _happened, holds
from tests.generated_stories import machines, walked
from tests.rich_story import edited, rich_machine
from tests.stories import YOU, machine
from tests.testing.scripts import found, messages


@pytest.mark.parametrize("run", RUNS)
def test_a_choice_that_is_gone_ends_the_script(run: Run) -> None:
    """The finding stands at the choice, in the words a player of an old save reads; what came before was looked at."""
    story = rich_machine(edited("1.yaml", ("- id: rise", "- id: get_up")))
    script = "- expect: {node: hall}\n- choose: desk.rise\n  expect: {node: desk}\n- choose: hall.accuse\n"
    assert messages(script, story, run) == [
        "5:18 Expected the node `hall`, found `desk`.",
        "6:11 Expected to choose `desk.rise`, found this in the way: There is now no choice `rise` in the scene `desk`.",
    ]


def test_of_a_choice_that_is_gone_a_writer_is_told_what_keeps_old_names() -> None:
    """Not of one that is there and only cannot be taken."""
    gone, closed = found("- choose: desk.get_up\n"), found("- choose: desk.shout\n")
    assert gone[0].hint == "Where a node or a choice has a new name, `was:` says what the old one was."
    assert closed[0].hint == ""


def test_a_choice_that_is_locked_says_what_it_needs() -> None:
    """The reason is the player's."""
    (message,) = messages("- choose: desk.shout\n")
    assert message.endswith("The choice `shout` is now not open in `desk`; it needs: Nerve plenty.")


def test_a_choice_that_lies_elsewhere_says_where_the_story_leads() -> None:
    """As after an edit that leads past a node."""
    (message,) = messages("- choose: hall.accuse\n")
    assert message.endswith("The story now leads to `desk` where the choice `hall.accuse` was made.")


def test_a_beginning_that_is_gone_is_a_finding() -> None:
    """It stands where the script says how it begins."""
    (message,) = messages("- choose: desk.rise\n", start="start: {node: cellar}\n")
    assert message == "4:8 Expected it to begin so, found this in the way: There is no node `cellar`."


def test_a_script_may_begin_elsewhere() -> None:
    """At a node, with variables set."""
    script = "- expect: {node: hall, open: [accuse, abstain, call_trust], state: file == 2}\n"
    assert messages(script, start="start: {node: hall, set: {kept_log: yes, file: 2}}\n") == []


def test_what_saving_loses_is_found_only_where_it_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shelf that forgets the last entry is told from one that does not, at the first step it shows."""
    log = Shelf.log
    monkeypatch.setattr(Shelf, "log", lambda shelf, game: shortened(log(shelf, game)))
    assert found("- choose: desk.ask\n", run="plain") == []
    (message,) = messages("- choose: desk.ask\n", run="reloaded")
    assert message.startswith("5:11 Expected to choose `desk.ask`, found this in the way: Saved here, the game opens")


def shortened(log: Log) -> Log:
    return Log(log.story, log.content_hash, log.seed, log.entries[:-1])


UNASKED = """
node: first
text: |
  Here.
choices:
  - {id: wait, text: Wait., to: middle}
  - {id: go, text: Go., to: second}
---
node: middle
text: |
  On the way.
next: second
---
node: second
text: |
  There.
choices:
  - {id: end, text: End., to: last}
---
node: last
kind: ending
text: |
  Over.
"""


def test_a_condition_may_ask_what_the_story_never_asks() -> None:
    """The machine has no bit for any of these; they are answered from what has happened."""
    story = machine(UNASKED, YOU)
    assert story.program.variables == ()
    script = """\
    - expect: {state: [not visited(first), not chosen(first.wait)]}
    - choose: first.wait
      expect:
        state:
          - visited(first) and visited(middle)
          - chosen(first.wait) and not chosen(first.go)
          - not (accused(you, anyone) or visited(second))
          - visited(last)
    """
    assert messages(script, story) == ["12:9 Expected `visited(last)`, found `not visited(last)`."]


@given(machines(), st.integers(0, 99), st.lists(st.integers(0, 9), max_size=12))
def test_what_has_happened_answers_as_the_bits_do(story: Machine, seed: int, picks: list[int]) -> None:
    """Where the machine does keep a bit, the log and the state say the same."""
    playthrough: Playthrough = walked(story, seed, picks)
    bits = [variable for variable in story.program.variables if variable.kind == "bit"]
    assert {bit.name for bit in bits if holds(playthrough, In(bit, 0b10))} == {
        bit.name for bit in bits if bit.name in _happened(playthrough)
    }
