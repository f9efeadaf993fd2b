"""The script: what is told, set as passages of type for the page and for the history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from textual.content import Content

from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Where, Yours
from game.tui import words as set_in_type
from game.tui.papers import paper
from game.tui.passage import Passage
from game.tui.words import ASIDE, FADED, HEADING, PENCIL

DATES = 18
"""Cells of the column that dates stand in."""


def script(parts: Iterable[Told], heading: Container[Told] = ()) -> Iterator[Passage]:
    """The passages of what was told; the parts in `heading` stand in the head of the page while they are new."""
    for part in parts:
        yield from _passages(part, heads=part in heading)


def notice(sentence: str) -> Passage:
    """A sentence from the program itself, on the page where it cannot be missed."""
    return Passage(Content.styled(sentence, ASIDE))


def dated(date: str, words: Content, space: int = 1) -> Passage:
    """Words with a date, or a key, in a column of its own before them."""
    return Passage(words, space=space, mark=Content.styled(f"{date:<{DATES}}", FADED))


def _passages(part: Told, *, heads: bool) -> Iterator[Passage]:
    match part:
        case Yours(words):
            yield Passage(set_in_type.content(words).stylize_before(PENCIL), mark=Content.styled("> ", PENCIL))
        case Chapter(title) | Ending(_, title):
            yield Passage(Content.styled(title, HEADING), space=2)
        case Where(at, date):
            yield Passage(Content.styled(" · ".join(filter(None, (at, date))), FADED), heads=heads)
        case Paragraph(words):
            yield Passage(set_in_type.content(words))
        case Care(words):
            yield Passage((Content("Take care. ") + set_in_type.content(words)).stylize_before(ASIDE))
        case Document():
            yield from paper(part)
        case Fate(title, paragraphs):
            yield Passage(Content.styled(title, HEADING))
            yield from (Passage(set_in_type.content(words)) for words in paragraphs)
