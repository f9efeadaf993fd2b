"""Finding words again in everything that was told, from the latest back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.plain.aloud import sentences, spoken, told_aloud
from game.plain.voice import Voice, unquoted
from game.playing.telling import Told, Where

MOST = 10
"""Places read out; whoever looks for one further back adds a word."""


def search(parts: Iterable[Told], wanted: str, voice: Voice) -> Iterator[tuple[str, ...]]:
    """How often the words were told, then the latest lines that have them, in passages; each with where and when."""
    found = list(_found(parts, wanted, voice))
    times = f"{len(found)} time{'s' * (len(found) != 1)}"
    latest = f", the latest {MOST}" if len(found) > MOST else ", the latest" if len(found) > 1 else ""
    yield (
        f"Told {times}{latest} first." if latest else f"Told {times}." if found else f"{wanted} was not told so far.",
    )
    yield from found[: -MOST - 1 : -1]


def _found(parts: Iterable[Told], wanted: str, voice: Voice) -> Iterator[tuple[str, ...]]:
    sought = re.compile(r"\s+".join(map(re.escape, unquoted(wanted).split())), re.IGNORECASE)
    where = ""
    for part in parts:
        if isinstance(part, Where):
            where = sentences(spoken(part.at), part.date)
        for line in told_aloud(part, voice):
            if sought.search(unquoted(line)):
                yield (where, line.strip()) if where and not isinstance(part, Where) else (line.strip(),)
