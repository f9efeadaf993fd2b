"""Walking a machine by the names of things, for tests."""

from __future__ import annotations

from game.machine.machine import Happening, Machine, State


def taken(machine: Machine, state: State, choice: str) -> tuple[State, tuple[Happening, ...]]:
    """What taking an open move does, by `node.choice`, `chance.outcome` or the choice's id alone."""
    moves = {name: move for move in machine.open_moves(state) for name in (move.id, move.id.rpartition(".")[2])}
    return machine.step(state, moves[choice])


def after(machine: Machine, *choices: str) -> State:
    """The state after these choices from the start."""
    state, _ = machine.start()
    for choice in choices:
        state, _ = taken(machine, state, choice)
    return state


def value(machine: Machine, state: State, name: str) -> str:
    """The value of a variable, by its name."""
    variable = machine.program.variable(name)
    assert variable is not None
    return variable.values[machine.value(state, variable)]


def open_ids(machine: Machine, state: State) -> list[str]:
    """The open choices by their ids alone."""
    return [move.id.rpartition(".")[2] for move in machine.open_moves(state)]
