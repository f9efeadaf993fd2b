"""The least and the most of a quantity over all playthroughs."""

from __future__ import annotations

from game.proving.extremes import Extremes, extremes
from tests.rich_story import rich_machine
from tests.stories import machine

ROUND = """\
node: first
text: |
  First.
choices:
  - {id: a, stance: resist, text: A, once: true, to: first}
  - {id: b, stance: resist, tags: loud, text: B, once: true, to: first}
  - {id: c, stance: conform, text: C, to: first}
  - {id: out, text: Out, to: last}
---
node: last
kind: ending
text: |
  Last.
"""


def test_accusations_are_counted_in_every_story():
    """Of the rich one's endings, one can be come to without any."""
    program = rich_machine().program
    found = extremes(program, program.quantities["accusations"])
    assert found == {"home": Extremes(0, 0), "taken": Extremes(1, 1)}


def test_what_can_be_done_once_is_counted_once():
    """By stance and by tag together."""
    program = machine(ROUND, "quantities: {defiance: {resist: 1, loud: 2}}\n").program
    assert extremes(program, program.quantities["defiance"]) == {"last": Extremes(0, 4)}


def test_what_a_circle_adds_to_has_no_greatest():
    """The least is found all the same."""
    program = machine(ROUND, "quantities: {steps: {conform: 1, neutral: 1}}\n").program
    assert extremes(program, program.quantities["steps"]) == {"last": Extremes(1, None)}
