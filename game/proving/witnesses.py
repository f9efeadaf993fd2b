"""Playthroughs that show something: found by sampling, cut off where they show it, written as logs that replay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.batch.plan import Plan, Way
from game.batch.steps import Label
from game.batch.vectors import Mask, States
from game.machine.machine import Machine
from game.playing.log import Chosen, Dealt, Log, LogEntry
from game.sampling.single import sampled
from game.sampling.witnesses import witnesses

SEED = 0
MANY = 500
"""Playthroughs of each policy that are tried before anything is proved."""


def log_of(machine: Machine, moves: Iterable[str]) -> Log:
    """The log of some moves from the beginning: choices and chances fallen."""
    story = machine.program.story
    return Log(str(story.metadata.story), story.content_hash, SEED, tuple(_entry(machine, move) for move in moves))


def _entry(machine: Machine, move: str) -> LogEntry:
    owner, _, name = move.partition(".")
    return Dealt(owner, name) if owner in machine.program.story.world.chances else Chosen(move)


def witnessed(plan: Plan, policies: Iterable[str]) -> dict[Label, tuple[str, ...]]:
    """What some playthroughs of each policy come to hear of, each with moves that lead there and no further.

    The plan merges nothing.
    """
    machine = Machine(plan.graph.program)
    samples = witnesses(plan, policies, SEED, MANY).heard
    found: dict[Label, tuple[str, ...]] = {}
    for label, sample in samples.items():
        if label not in found:
            policy = machine.program.policies[sample.policy]
            log = sampled(machine, policy, sample.seed, sample.number)
            moves = list(map(_move, log.entries))
            for at, heard in _walked(plan, moves):
                found |= {other: tuple(moves[:at]) for other in heard - found.keys()}
    return found


def shrunk(plan: Plan, moves: Sequence[str], label: Label) -> tuple[str, ...]:
    """Fewer moves that come to hear of the same, none of which can be left out, alone or with its neighbours.

    Delta debugging (Zeller and Hildebrandt, 2002), without complements: what is left out is a run of moves.
    """
    length = len(moves) // 2
    while length:
        for start in range(len(moves) - length, -1, -1):
            fewer = [*moves[:start], *moves[start + length :]]
            if (at := _heard_after(plan, fewer, label)) is not None:
                return shrunk(plan, fewer[:at], label)
        length //= 2
    return tuple(moves)


def _heard_after(plan: Plan, moves: list[str], label: Label) -> int | None:
    """After how many of the moves something is heard of first; None where it is not, or the moves cannot be made."""
    return next((at for at, heard in _walked(plan, moves) if label in heard), None)


def _move(entry: LogEntry) -> str:
    match entry:
        case Chosen(choice):
            return choice
        case Dealt(chance, outcome):
            return f"{chance}.{outcome}"
    raise ValueError("a sampled playthrough begins at the beginning")


def _walked(plan: Plan, moves: list[str]) -> Iterator[tuple[int, set[Label]]]:
    """What is heard of on the way, after so many moves; it ends where the next cannot be made."""
    heard: set[Label] = set()

    def note(label: Label, mask: Mask) -> None:
        if mask.any():
            heard.add(label)

    way, state, taken = plan.beginning, plan.initial.copy(), 0
    while True:
        state = way.run(state, note)
        yield taken, set(heard)
        heard.clear()
        site = plan.graph.program.sites[way.edge.target]
        if site.moves:
            if taken == len(moves):
                return
            wanted = (w for w in plan.ways[site.index] if site.moves[w.edge.number].id == moves[taken])
            if (chosen := next(wanted, None)) is None or not _open(chosen, state):
                return
            way, taken = chosen, taken + 1
        elif plan.ways[site.index]:
            way = next(w for w in plan.ways[site.index] if _open(w, state))
        else:
            return


def _open(way: Way, state: States) -> bool:
    return way.test is None or bool(way.test(state)[0])
