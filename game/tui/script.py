"""The script: what is told, set as passages of type for the page and for the history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from textual.content import Content

from game.playing.recap import Recap
from game.playing.telling import Care, Chapter, Document, Ending, Fate, Note, Paragraph, Told, Where, Yours
from game.tui import words as set_in_type
from game.tui.papers import paper
from game.tui.passage import Passage
from game.tui.words import ASIDE, FADED, HEADING, PENCIL

SET_IN = "  "
"""What the first line of a paragraph begins with where no empty line stands before it."""
DATES = 18
"""Cells of the column that dates stand in."""


def script(parts: Iterable[Told], heading: Container[Told] = (), *, close: bool = False) -> Iterator[Passage]:
    """The passages of what was told; the parts in `heading` stand only in the head of the page.

    Where they are set close, a paragraph that follows another is set in, with no empty line before it.
    """
    before: Told | None = None
    for part in parts:
        if close and isinstance(part, Paragraph) and isinstance(before, Paragraph):
            yield Passage(Content(SET_IN) + set_in_type.content(part.words), space=0)
        else:
            yield from _passages(part, heads=part in heading)
        before = part


def notice(sentence: str) -> Passage:
    """A sentence from the program itself, on the page where it cannot be missed."""
    return Passage(Content.styled(sentence, ASIDE))


def come_back(found: Recap | None) -> Iterator[Passage]:
    """Where a game stood that has just been opened, in a few lines."""
    if found is not None:
        yield Passage(Content.styled(" · ".join(filter(None, ("When you left", found.chapter))), ASIDE))
        for act in found.acts:
            yield dated(act.date, set_in_type.content(act.words).stylize_before(ASIDE), space=0)


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
            heading = Content.styled(" · ".join(filter(None, (at, date))), FADED)
            yield Passage(heading, place=(at, date), heads=heads)
        case Paragraph(words):
            yield Passage(set_in_type.content(words))
        case Care(words):
            yield Passage((Content("Take care. ") + set_in_type.content(words)).stylize_before(ASIDE))
        case Document():
            yield from paper(part)
        case Fate(title, paragraphs):
            yield Passage(Content.styled(title, HEADING))
            yield from (Passage(set_in_type.content(words)) for words in paragraphs)
        case Note(words):
            yield Passage(Content.styled(f"Your note: {words}", ASIDE))
