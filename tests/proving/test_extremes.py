"""The least and the most of a quantity over all playthroughs."""

from __future__ import annotations

from hypothesis import given, settings

from game.machine.machine import Machine, State
from game.proving.extremes import Extremes, extremes
from tests.generated_stories import machines
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


def cheapest(machine: Machine) -> dict[str, int]:
    """The fewest accusations for each ending, by letting every move improve what it leads to until nothing does."""
    first, _ = machine.start()
    fewest: dict[State, int] = {first: 0}
    waiting = [first]
    while waiting:
        state = waiting.pop()
        for move in machine.open_moves(state):
            after, _ = machine.step(state, move)
            many = fewest[state] + (move.option is not None and move.option.choice.accuse is not None)
            if many < fewest.get(after, many + 1):
                fewest[after] = many
                waiting.append(after)
    found: dict[str, int] = {}
    for state, many in fewest.items():
        if machine.site(state).kind == "ending":
            node = str(machine.site(state).scene.node.node)
            found[node] = min(many, found.get(node, many))
    return found


@settings(max_examples=8)
@given(machines())
def test_the_least_is_what_a_plain_search_finds(machine: Machine):
    """In stories with circles, calls and chance."""
    found = extremes(machine.program, machine.program.quantities["accusations"])
    assert {ending: sums.least for ending, sums in found.items()} == cheapest(machine)


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
