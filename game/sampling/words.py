"""How much there is to read in a playthrough, counted as what is written is: places, dates and titles apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from game.model.text import words_in
from game.playing.playthrough import Playthrough
from game.playing.telling import Document, Fate, Paragraph, Told, Yours, lines_of, told_so_far


class Turn(NamedTuple):
    """How many words a turn has: from a choice to the next one, or to the end."""

    yours: int
    """Those of what you did; none before the first choice."""
    told: int


def words_by_turn(playthrough: Playthrough) -> list[Turn]:
    """The turns of a playthrough; the first comes before any choice, so there is one more than there are choices."""
    found = [Turn(0, 0)]
    for step, parts in zip(playthrough.steps, told_so_far(playthrough), strict=True):
        yours = _words(part for part in parts if isinstance(part, Yours))
        told = _words(part for part in parts if isinstance(part, Paragraph | Document | Fate))
        if step.option is not None:
            found.append(Turn(yours, told))
        else:
            found[-1] = found[-1]._replace(told=found[-1].told + told)
    return found


def words_read(playthrough: Playthrough) -> int:
    """The words of everything a playthrough has told, what you did among them; not those of the options left."""
    return sum(map(sum, words_by_turn(playthrough)))


def _words(told: Iterable[Told]) -> int:
    return sum(len(words_in(line)) for part in told for line in lines_of(part))
