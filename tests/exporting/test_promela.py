"""What SPIN finds in an exported story, beside a naive search of the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.exporting import promela_steps
from game.exporting.promela import promela
from tests.exporting.naive import searched
from tests.exporting.spin import explored, needs_spin
from tests.generated_stories import generated_machine
from tests.rich_story import rich_machine
from tests.stories import METADATA, machine


@needs_spin
@pytest.mark.parametrize("number", [*range(0, 40, 5), 53])
def test_spin_finds_the_same_states_in_a_random_story(number: int, tmp_path: Path):
    """As many as a breadth-first search, and every move is open in as many of them."""
    story = generated_machine(number)
    found = explored(story.program, tmp_path)
    assert (found.states, found.opened) == searched(story)


@needs_spin
def test_spin_finds_the_same_states_in_a_story_with_one_of_everything(tmp_path: Path):
    """Chapters, a hub, a called scene, a chance, locks and an epilogue do not disturb it."""
    found = explored(rich_machine().program, tmp_path)
    assert (found.states, found.opened) == searched(rich_machine())


@needs_spin
@pytest.mark.parametrize("number", [3, 24])
def test_no_state_is_counted_on_the_way(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Also where every step is too long for a `d_step` and is written out in `atomic`."""
    monkeypatch.setattr(promela_steps, "LONGEST_STEP", 0)
    story = generated_machine(number)
    assert "d_step {" not in promela(story.program).text
    assert explored(story.program, tmp_path).states == searched(story)[0]


LONG = """\
node: first
choices:
  - id: go
    text: Go.
    to: long
---
node: long
acts: [{acts}]
next:
  - when: nerve >= 3
    to: last
  - to: other
---
node: last
kind: ending
---
node: other
kind: ending
"""
NERVE = "meters:\n  nerve: {range: 0..5, start: 0, bands: [a, b, c, d, e, f]}\n"


@needs_spin
def test_a_step_may_be_longer_than_spin_takes(tmp_path: Path):
    """Some four hundred conditions are its limit for a `d_step`."""
    act = "{when: nerve <= 1, do: nerve += 1}, {when: nerve == 5, do: nerve -= 2}, {do: nerve += 1}"
    story = machine(LONG.format(acts=", ".join([act] * 225)), NERVE)
    found = explored(story.program, tmp_path)
    assert (found.states, found.opened) == searched(story)


STUCK = """\
node: first
choices:
  - id: wait
    text: Wait.
    needs: nerve == 0
    do: nerve += 1
    to: first
  - id: go
    text: Go.
    needs: nerve == {nerve}
    to: last
---
node: last
kind: ending
"""


@needs_spin
@pytest.mark.parametrize(("nerve", "stuck"), [(1, False), (2, True)])
def test_spin_sees_where_nothing_is_open(nerve: int, stuck: bool, tmp_path: Path):
    """Asked to stop there, it takes a dead end for an invalid end state, and an ending for a valid one."""
    assert explored(machine(STUCK.format(nerve=nerve), NERVE).program, tmp_path, stop=True).dead_end == stuck


def test_no_word_of_an_author_becomes_code():
    """What stands outside comments is made of our own words and numbers."""
    metadata = METADATA.replace("title: Tiny", 'title: "*/ active proctype evil() { assert(false) } /*"')
    story = machine(STUCK.format(nerve=1), NERVE, metadata)
    text = promela(story.program).text
    assert "evil" in text
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert "evil" not in code
    assert "*/" not in code
