"""The machine: what is open, what a step does."""

from tests.stories import machine

TWO_ROOMS = """
node: first
text: |
  A room.
choices:
  - id: on
    text: Go on.
    do: nerve += 1
    to: last
  - id: locked
    needs: nerve >= 2
    text: Stand up.
    to: last
---
node: last
kind: ending
text: |
  The end.
"""
NERVE = """
meters:
  nerve: {range: 0..2, start: 0, bands: [none, some, enough]}
"""


def test_a_choice_is_open_only_where_its_guard_holds():
    """A locked choice is not among the open moves."""
    tiny = machine(TWO_ROOMS, NERVE)
    state, _ = tiny.start()
    assert [move.id for move in tiny.open_moves(state)] == ["first.on"]


def test_a_step_does_its_effects_and_rests_at_its_target():
    """After the step the meter has moved and nothing is open at the ending."""
    tiny = machine(TWO_ROOMS, NERVE)
    state, _ = tiny.start()
    after, _ = tiny.step(state, tiny.open_moves(state)[0])
    assert tiny.site(after).name == "last"
    assert tiny.value(after, tiny.program.variables[0]) == 1
    assert tiny.open_moves(after) == ()
