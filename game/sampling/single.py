"""One sampled playthrough, on the interpreting machine: what the playthroughs side by side are held to.

Playthrough `number` of `seed` under a policy has a draw for each of its decisions (`keys`). Among the open moves, in
the author's order, that one is taken into whose weight the draw falls, scaled to the sum of the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.machine.machine import Machine, State
from game.machine.program import Move
from game.machine.promises import Policy
from game.playing.log import Chosen, Dealt, Log, LogEntry
from game.playing.playthrough import Playthrough
from game.playing.reopening import reopen
from game.sampling.keys import DRAW, advanced, first_key

LONGEST = 1_000
"""Choices after which a playthrough is broken off: a way of playing may go round in a story for ever."""


def sampled(machine: Machine, policy: Policy, seed: int, number: int) -> Log:
    """The log of a sampled playthrough, up to its end or until it is broken off."""
    state, _ = machine.start()
    key, choices, entries = first_key(seed, number), 0, list[LogEntry]()
    while choices < LONGEST and (moves := machine.open_moves(state)):
        key = advanced(key)
        move = _fallen(moves, weights(machine, policy, state, moves), key >> DRAW)
        entries.append(_entry(move))
        choices += move.option is not None
        state, _ = machine.step(state, move)
    story = machine.program.story
    return Log(str(story.metadata.story), story.content_hash, seed, tuple(entries))


def playthrough_of(machine: Machine, policy: Policy, seed: int, number: int) -> Playthrough:
    """A sampled playthrough, ready to be told."""
    return reopen(sampled(machine, policy, seed, number), machine).playthrough


def weights(machine: Machine, policy: Policy, state: State, moves: Sequence[Move]) -> list[int]:
    """What each of the open moves weighs: as a chance was given, or by the first rule that gives any of them weight."""
    if machine.site(state).kind == "deal":
        return [move.weight for move in moves]
    for rule in policy:
        if machine.holds(state, rule.condition):
            found = [rule.weight(move.option.choice) for move in moves if move.option is not None]
            if any(found):
                return found
    return [1] * len(moves)


def _fallen(moves: Sequence[Move], weighing: Sequence[int], draw: int) -> Move:
    point = draw * sum(weighing) >> DRAW
    for move, weight in zip(moves, weighing, strict=True):
        point -= weight
        if point < 0:
            return move
    raise AssertionError("a draw is less than one whole")


def _entry(move: Move) -> LogEntry:
    return Chosen(move.id) if move.option is not None else Dealt(*move.id.split(".", 1))
