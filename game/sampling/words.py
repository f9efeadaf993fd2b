"""How much there is to read in a playthrough."""

from __future__ import annotations

from collections.abc import Iterator

from game.playing.playthrough import Playthrough
from game.playing.telling import (
    Care,
    Chapter,
    Document,
    Ending,
    Fate,
    Paragraph,
    Told,
    Where,
    Yours,
    plain_words,
    told_so_far,
)


def words_read(playthrough: Playthrough) -> int:
    """The words of everything a playthrough has told, what you did among them; not those of the options left."""
    return sum(len(line.split()) for step in told_so_far(playthrough) for told in step for line in _lines(told))


def _lines(told: Told) -> Iterator[str]:
    match told:
        case Yours(words) | Care(words) | Paragraph(words):
            yield plain_words(words)
        case Document(_, title, lines):
            yield from map(plain_words, (title, *lines))
        case Fate(title, paragraphs):
            yield from (title, *map(plain_words, paragraphs))
        case Chapter(title) | Ending(_, title):
            yield title
        case Where(at, date):
            yield from (at, date)
