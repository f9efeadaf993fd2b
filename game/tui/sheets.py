"""Where the page turns: what a turn tells, cut into sheets that are read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from game.playing.playthrough import Playthrough
from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Words, Yours, told

Sheet: TypeAlias = tuple[Told, ...]


def latest_turn(playthrough: Playthrough, *, summaries: bool = False) -> Sheet:
    """What the last choice led to, or the beginning; an ending's own pages left out."""
    steps = (told(playthrough, index, summaries=summaries) for index in playthrough.turn)
    return tuple(part for step in steps for part in step if not isinstance(part, Ending | Fate))


def sheets(parts: Iterable[Told]) -> tuple[Sheet, ...]:
    """The parts in sheets. A page turn or a chapter begins one; a word of care ends one. There is always a sheet."""
    found: list[list[Told]] = [[]]
    for part in parts:
        if found[-1] and (_turns(part) or isinstance(found[-1][-1], Care)):
            found.append([])
        found[-1].append(part)
    return tuple(tuple(sheet) for sheet in found)


def _turns(part: Told) -> bool:
    match part:
        case Chapter():
            return True
        case Paragraph(_, page) | Document(_, _, _, page):
            return page
        case _:
            return False


def linked(parts: Iterable[Told]) -> Iterator[str]:
    """The codex entries these parts link to, each once, in order."""
    words = (line for part in parts for line in _lines(part))
    return iter(dict.fromkeys(span.entry for line in words for span in line if span.entry))


def _lines(part: Told) -> tuple[Words, ...]:
    match part:
        case Yours(words) | Care(words) | Paragraph(words):
            return (words,)
        case Document(_, title, lines):
            return (title, *lines)
        case _:
            return ()
