"""Day by day: what you did, and the papers that came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.language.scope import YOU
from game.machine.machine import Accused
from game.playing.dossier import LedgerLine, is_act, ledger
from game.playing.playthrough import Playthrough, Step
from game.playing.telling import Document, Where, Words, Yours, arrivals, places, told_so_far


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
    found: list[tuple[Where, list[Entry]]] = []
    where = Where("", "")
    for part in _filed(playthrough):
        if isinstance(part, Where):
            where = Where(part.at, part.date.partition(",")[0])
        elif found and found[-1][0] == where:
            found[-1][1].append(part)
        else:
            found.append((where, [part]))
    return tuple(Day(day.at, day.date, tuple(entries)) for day, entries in found)


def _filed(playthrough: Playthrough) -> Iterator[Where | Entry]:
    """Places, papers and acts as they came."""
    yours = (line for line in ledger(playthrough) if line.yours)
    came = zip(arrivals(playthrough.steps), places(playthrough), strict=True)
    outside = {where for arrival, where in came if arrival.site.scene.node.frame}
    where = Where("", "")
    for step, parts in zip(playthrough.steps, told_so_far(playthrough), strict=True):
        made = tuple(line for _, line in zip(_accusations(step), yours, strict=False))
        if made or is_act(playthrough.machine, step):
            yield Act(next((part.words for part in parts if isinstance(part, Yours)), ()), made)
        for part in parts:
            where = part if isinstance(part, Where) else where
            if isinstance(part, Document | Where) and where not in outside:
                yield part


def _accusations(step: Step) -> Iterable[Accused]:
    return [found for found in step.happenings if isinstance(found, Accused) and found.accusation.by == YOU]
