"""How long playthroughs are: of each way of playing some are sampled and told in full."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from game.machine.machine import Machine
from game.sampling.report import quantiles
from game.sampling.single import playthrough_of
from game.sampling.words import words_by_turn

TOLD = 50
"""So many playthroughs of each policy are told; of the story that comes with the program that takes a second or two."""
SEED = 0


@dataclass(frozen=True, slots=True)
class Told:
    """How often each length came about among told playthroughs."""

    words: Counter[int] = field(default_factory=Counter)
    """Words of a playthrough, what you did among them."""
    between: Counter[int] = field(default_factory=Counter)
    """Words told before a choice, since the one before or since the beginning, without what you did."""
    choices: Counter[int] = field(default_factory=Counter)
    """Choices taken in a playthrough."""

    def lengths(self) -> dict[str, Any]:
        """How many were told; of each length the least, the median, what nine in ten do not exceed, and the most."""
        return {
            "told": self.choices.total(),
            "words": quantiles(self.words),
            "words_between_choices": quantiles(self.between),
            "choices": quantiles(self.choices),
        }


def told(machine: Machine, policy: str) -> Told:
    """The lengths of the first `TOLD` playthroughs of a policy."""
    found = Told()
    for number in range(TOLD):
        turns = words_by_turn(playthrough_of(machine, machine.program.policies[policy], SEED, number))
        found.words[sum(map(sum, turns))] += 1
        found.choices[len(turns) - 1] += 1
        found.between.update(turn.told for turn in turns[:-1])
    return found
