"""Where the page turns: what a turn tells, cut into sheets that are read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import TypeAlias

from game.playing.playthrough import Playthrough
from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Where, Yours, told, words_of

Sheet: TypeAlias = tuple[Told, ...]


def latest_turn(playthrough: Playthrough, *, summaries: bool = False) -> Sheet:
    """What the last choice led to, or the beginning; an ending's own pages left out."""
    steps = (told(playthrough, index, summaries=summaries) for index in playthrough.turn)
    return tuple(part for step in steps for part in step if not isinstance(part, Ending | Fate))


def sheets(parts: Iterable[Told]) -> tuple[Sheet, ...]:
    """The parts in sheets, of which there is always one.

    A page turn or a chapter begins another sheet; a word of care has one to itself. What stands directly before a page
    turn and only leads up to it, such as a place, goes over with it.
    """
    found: list[list[Told]] = [[]]
    for part in parts:
        if found[-1] and (isinstance(part, Chapter) or isinstance(found[-1][-1], Care)):
            found.append([])
        elif _turns(part) and (rest := list(dropwhile(_leads, reversed(found[-1])))):
            found.append(found[-1][len(rest) :])
            del found[-2][len(rest) :]
        found[-1].append(part)
    return tuple(tuple(sheet) for sheet in found)


def _turns(part: Told) -> bool:
    match part:
        case Paragraph(_, page) | Document(_, _, _, page):
            return page
        case Care():
            return True
        case _:
            return False


def _leads(part: Told) -> bool:
    return isinstance(part, Yours | Chapter | Where)


def opening(parts: Sequence[Told]) -> Sheet:
    """The place and date a sheet opens with, if everything on it happens there; else nothing."""
    places = tuple(part for part in parts if isinstance(part, Where))
    return places if all(place in takewhile(_leads, parts) for place in places) else ()


def linked(parts: Iterable[Told]) -> Iterator[str]:
    """The codex entries these parts link to, each once, in order."""
    words = (line for part in parts for line in words_of(part))
    return iter(dict.fromkeys(span.entry for line in words for span in line if span.entry))
