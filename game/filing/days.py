"""Day by day: what you did, and the papers that came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeAlias

from game.playing.dossier import LedgerLine, is_act, ledger, own_accusations
from game.playing.playthrough import Playthrough
from game.playing.telling import Document, Where, Words, Yours, arrivals, places, told_apart


@dataclass(frozen=True, slots=True)
class Act:
    """Something you did, in the words of the option."""

    words: Words
    """Empty for an accusation that was made in your name without a choice of yours."""
    accusations: tuple[LedgerLine, ...]
    """What it put into other people's files."""


Entry: TypeAlias = Document | Act


@dataclass(frozen=True, slots=True)
class Day:
    """One day at one place."""

    at: str
    date: str
    """Without the hour; empty in a story without dates."""
    entries: tuple[Entry, ...]

    @property
    def year(self) -> str:
        """The last word of the date: `1936`."""
        return self.date.rpartition(" ")[2]


def days(playthrough: Playthrough) -> tuple[Day, ...]:
    """Every day on which you did something or a paper came, as they were told; what frames the story is left out."""
    filed = groupby(_filed(playthrough), key=lambda pair: pair[0])
    return tuple(Day(where.at, where.date, tuple(entry for _, entry in entries)) for where, entries in filed)


def _filed(playthrough: Playthrough) -> Iterator[tuple[Where, Entry]]:
    """Acts and papers as they came, each with its place and its day."""
    machine, where = playthrough.machine, Where("", "")
    yours = (line for line in ledger(playthrough) if line.yours)
    came = iter(places(playthrough))
    for step in playthrough.steps:
        chosen, *told = told_apart(machine, step, summaries=False)
        if is_act(machine, step):
            words = next((part.words for part in chosen if isinstance(part, Yours)), ())
            yield where, Act(words, tuple(islice(yours, len(own_accusations(step)))))
        frame = machine.site(step.before).scene.node.frame
        for arrival, parts in zip((None, *arrivals([step])), (chosen, *told), strict=True):
            if arrival is not None:
                place, frame = next(came), arrival.site.scene.node.frame
                where = Where(place.at, place.date.partition(",")[0])
            yield from ((where, part) for part in parts if isinstance(part, Document) and not frame)
