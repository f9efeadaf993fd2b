"""Laws of the machine, along random walks through random stories."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st

from game.machine.generated import GeneratedMachine
from game.machine.machine import Machine, State
from game.machine.program import Move
from tests.generated_stories import machines

WALKS = st.lists(st.integers(0, 9), max_size=20)


def steps(machine: Machine, picks: list[int]) -> Iterator[tuple[State, tuple[Move, ...], Move, State]]:
    """A walk: each state, what is open there, what is taken, and the state after it. Chances are picked like choices."""
    state, _ = machine.start()
    for pick in picks:
        moves = machine.open_moves(state)
        if not moves:
            return
        move = moves[pick % len(moves)]
        after, _ = machine.step(state, move)
        yield state, moves, move, after
        state = after


@given(machines(), WALKS)
def test_generated_code_opens_what_the_interpreter_opens(machine: Machine, picks: list[int]) -> None:
    """In every state of a walk the two have as many open moves, and each leads both to the same state."""
    code = GeneratedMachine(machine)
    for state, moves, _, _ in steps(machine, picks):
        for number, move in enumerate(moves):
            pick = Mock(return_value=number)
            assert code.step(state, pick) == machine.step(state, move)[0]
            pick.assert_called_once_with(len(moves))


@given(machines(), st.randoms(use_true_random=False))
def test_a_generated_playthrough_can_be_played_again(machine: Machine, random: Random) -> None:
    """The numbers it noted lead the interpreter to the same last state, where nothing is open."""
    state, _ = machine.start()
    picks = [random.randrange(12) for _ in range(200)]
    try:
        last, noted = GeneratedMachine(machine).play(state, lambda many: picks.pop() % many)
    except IndexError:  # a story that goes round for ever
        return
    for number in noted:
        state, _ = machine.step(state, machine.site(state).moves[number])
    assert (state, machine.open_moves(state)) == (last, ())


@given(machines(), WALKS)
def test_a_step_is_a_function_of_state_and_move(machine: Machine, picks: list[int]) -> None:
    """Taking a move again in the same state gives the same state, on a machine compiled anew as well."""
    again = Machine(machine.program)
    for state, _, move, after in steps(machine, picks):
        assert again.step(state, move)[0] == after


@given(machines(), st.data())
def test_packing_a_state_loses_nothing(machine: Machine, data: st.DataObject) -> None:
    """Whatever values are packed, each is read back, and so is the site."""
    variables = machine.program.variables
    values = {variable.name: data.draw(st.integers(0, len(variable.values) - 1)) for variable in variables}
    site = data.draw(st.integers(0, len(machine.program.sites) - 1))
    state = machine.layout.pack(site, values)
    assert machine.site(state).index == site
    assert {variable.name: machine.value(state, variable) for variable in variables} == values


@given(machines(), WALKS)
def test_every_value_stays_in_its_domain(machine: Machine, picks: list[int]) -> None:
    """No step leaves a meter outside its range, nor any variable without a value; nothing stands beyond the layout."""
    for _, _, _, after in steps(machine, picks):
        assert after.bit_length() <= machine.layout.bits
        for variable in machine.program.variables:
            assert machine.value(after, variable) < len(variable.values)


@given(machines(), WALKS)
def test_the_machine_rests_only_where_something_is_asked_or_over(machine: Machine, picks: list[int]) -> None:
    """A step never ends at a node that leads on by itself."""
    for _, _, _, after in steps(machine, picks):
        assert machine.site(after).kind != "passing"
