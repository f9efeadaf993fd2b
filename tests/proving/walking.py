"""All states of a small story, found by the plainest search there is."""

from __future__ import annotations

from game.machine.machine import Machine, State


def searched(machine: Machine) -> tuple[set[State], set[tuple[int, int]]]:
    """Every state at rest, and every move that some state can take, by site and number."""
    first, _ = machine.start()
    seen, waiting = {first}, [first]
    taken: set[tuple[int, int]] = set()
    while waiting:
        state = waiting.pop()
        site = machine.site(state)
        for number, move in enumerate(site.moves):
            if machine.holds(state, move.guard):
                taken.add((site.index, number))
                following, _ = machine.step(state, move)
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
    return seen, taken
