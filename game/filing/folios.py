"""The sheets of the file: the papers of each day, and what you did that day, in the order in which they came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.language.scope import YOU
from game.machine.machine import Accused
from game.playing.dossier import LedgerLine, ledger
from game.playing.playthrough import Playthrough, Step
from game.playing.telling import Document, Told, Where, Words, Yours, told_so_far


@dataclass(frozen=True, slots=True)
class Act:
    """Something you did that was an act, in the words of the option."""

    words: Words
    """Empty for an accusation that was made in your name without a choice of yours."""
    accusations: tuple[LedgerLine, ...]
    """What it put into other people's files."""


Entry: TypeAlias = Document | Act
_DAY = re.compile(r"^\d{1,2} ")


@dataclass(frozen=True, slots=True)
class Folio:
    """A sheet of the file: one day at one place."""

    number: int
    """From 1."""
    at: str
    date: str
    """Without the hour; empty in a story without dates."""
    entries: tuple[Entry, ...]

    @property
    def month(self) -> str:
        """The date without its day: `August 1936`."""
        return _DAY.sub("", self.date)


def folios(playthrough: Playthrough) -> tuple[Folio, ...]:
    """Every day that left something on paper, in the order of the playthrough."""
    found: list[tuple[Where, list[Entry]]] = []
    where = Where("", "")
    for part in _filed(playthrough):
        if isinstance(part, Where):
            where = Where(part.at, part.date.partition(",")[0])
        elif found and found[-1][0] == where:
            found[-1][1].append(part)
        else:
            found.append((where, [part]))
    return tuple(Folio(number, day.at, day.date, tuple(entries)) for number, (day, entries) in enumerate(found, 1))


def _filed(playthrough: Playthrough) -> Iterator[Where | Entry]:
    """Places, papers and acts as they came."""
    yours = (line for line in ledger(playthrough) if line.yours)
    for step, parts in zip(playthrough.steps, told_so_far(playthrough), strict=True):
        made = tuple(line for _, line in zip(_accusations(step), yours, strict=False))
        yield from _acts(step, parts, made)
        yield from (part for part in parts if isinstance(part, Document | Where))


def _accusations(step: Step) -> Iterable[Accused]:
    return [found for found in step.happenings if isinstance(found, Accused) and found.accusation.by == YOU]


def _acts(step: Step, parts: Iterable[Told], made: tuple[LedgerLine, ...]) -> Iterator[Act]:
    """The act of a step, if it was one; a neutral choice that accuses nobody is none."""
    if made or (step.option is not None and step.option.choice.stance != "neutral"):
        words = next((part.words for part in parts if isinstance(part, Yours)), ())
        yield Act(words, made)
