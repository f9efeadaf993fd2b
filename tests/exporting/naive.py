"""A machine searched in the plainest way: what every other search is held to."""

from __future__ import annotations

from collections import Counter

from game.machine.machine import Machine


def searched(machine: Machine) -> tuple[int, Counter[tuple[int, int]]]:
    """How many states there are, breadth first, and in how many of them each move is open, by site and number."""
    start, _ = machine.start()
    seen, waiting, opened = {start}, [start], Counter[tuple[int, int]]()
    for state in waiting:
        site = machine.site(state)
        for move in machine.open_moves(state):
            opened[site.index, site.moves.index(move)] += 1
            after, _ = machine.step(state, move)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return len(seen), opened
