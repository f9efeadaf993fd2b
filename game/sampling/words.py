"""How much there is to read in a playthrough."""

from __future__ import annotations

from collections.abc import Iterable

from game.model.text import words_in
from game.playing.playthrough import Playthrough
from game.playing.telling import Told, Yours, lines_of, told_so_far


def words_read(playthrough: Playthrough) -> int:
    """The words of everything a playthrough has told, what you did among them; not those of the options left."""
    return sum(_words(told) for told in told_so_far(playthrough))


def words_before_choices(playthrough: Playthrough) -> list[int]:
    """For each choice taken, the words told since the one before, or since the beginning.

    What you did is not among them, and neither is what follows the last choice.
    """
    found = [0]
    for step, told in zip(playthrough.steps, told_so_far(playthrough), strict=True):
        if step.option is not None:
            found.append(0)
        found[-1] += _words(part for part in told if not isinstance(part, Yours))
    return found[:-1]


def _words(told: Iterable[Told]) -> int:
    return sum(len(words_in(line)) for part in told for line in lines_of(part))
