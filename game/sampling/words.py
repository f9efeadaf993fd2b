"""How much there is to read in a playthrough."""

from __future__ import annotations

from game.playing.playthrough import Playthrough
from game.playing.telling import lines_of, told_so_far


def words_read(playthrough: Playthrough) -> int:
    """The words of everything a playthrough has told, what you did among them; not those of the options left."""
    return sum(len(line.split()) for step in told_so_far(playthrough) for told in step for line in lines_of(told))
