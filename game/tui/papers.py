"""Papers: a document looks like what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from textual.content import Content

from game.model.scene import DocumentKind
from game.playing.telling import Document, Words, plain_words
from game.tui import words as set_in_type
from game.tui.passage import NOTHING, Passage
from game.tui.words import FADED, HEADING, PENCIL, PRINTED, RED

CAPITALS = ("headline", "telegram")
"""The kinds set in capitals throughout."""
LONGEST_IN_FRAME = 50
"""A longer heading stands inside the frame of a form: the narrowest window has no room for it on the frame."""
SHEET = Passage(space=0, indent=4, short=4)
NOTE = replace(SHEET, indent=10, short=10)
FORM = Passage(space=0, sides=("│  ", "  │"))
TELEGRAM = Passage(space=0, indent=5, short=8)
HEADLINE = Passage(space=0, align="center")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?:(?= |\Z)")


def paper(document: Document) -> list[Passage]:
    """The passages of a paper: its heading, then its lines as they stand on it."""
    heading = content_of(document, document.title)
    lines = [content_of(document, line) for line in document.lines]
    first, *others = _SET[document.kind](heading, lines)
    return [replace(first, space=1), *others]


def content_of(document: Document, words: Words) -> Content:
    """A line of a document, set as its kind is: in capitals, or with the label of a minute picked out."""
    if document.kind in CAPITALS:
        return set_in_type.content(tuple(replace(span, text=span.text.upper()) for span in words))
    set_words = set_in_type.content(words)
    if document.kind in ("protocol", "memo") and (label := _LABEL.match(plain_words(words))):
        return set_words.stylize(HEADING, 0, label.end())
    return set_words


def _form(heading: Content, lines: list[Content]) -> Iterator[Passage]:
    """In a frame, its heading on it or in it."""
    on_frame = heading and len(heading) <= LONGEST_IN_FRAME
    title = Content(" ") + heading.stylize(HEADING) + " " if on_frame else NOTHING
    yield Passage(title, space=0, sides=("┌─", "─┐"), rule="─")
    if heading and not on_frame:
        yield replace(FORM, words=heading.stylize(HEADING))
    yield from (replace(FORM, words=line) for line in lines)
    yield Passage(space=0, sides=("└", "┘"), rule="─")


def _telegram(heading: Content, lines: list[Content]) -> Iterator[Passage]:
    """A strip between two rules."""
    rule = replace(TELEGRAM, indent=4, short=7, rule="─")
    yield replace(rule, words=Content.styled("TELEGRAM ", FADED))
    if heading:
        yield replace(TELEGRAM, words=heading.stylize(FADED), align="right")
    yield from (replace(TELEGRAM, words=line) for line in lines)
    yield rule


def _headline(heading: Content, lines: list[Content]) -> Iterator[Passage]:
    """Across the column, between two red rules."""
    rule = Passage(space=0, rule="─", ruled=RED)
    yield rule
    if heading:
        yield replace(HEADLINE, words=heading.stylize(FADED))
    yield from (replace(HEADLINE, words=line.stylize(PRINTED)) for line in lines)
    yield rule


def _memo(heading: Content, lines: list[Content]) -> Iterator[Passage]:
    """Its heading underlined across the sheet."""
    if heading:
        yield replace(SHEET, words=heading.stylize(HEADING))
        yield replace(SHEET, rule="─")
    yield from (replace(SHEET, words=line) for line in lines)


def _listed(heading: Content, lines: list[Content]) -> Iterator[Passage]:
    """A protocol or a list: the lines some way under the heading."""
    if heading:
        yield replace(SHEET, words=heading.stylize(HEADING))
        yield SHEET
    yield from (replace(SHEET, words=line) for line in lines)


def _written(heading: Content, lines: list[Content], sheet: Passage = SHEET) -> Iterator[Passage]:
    """By hand."""
    if heading:
        yield replace(sheet, words=heading.stylize(HEADING))
    yield from (replace(sheet, words=line.stylize_before(PENCIL)) for line in lines)


_SET: dict[DocumentKind, Callable[[Content, list[Content]], Iterator[Passage]]] = {
    "form": _form,
    "headline": _headline,
    "letter": _written,
    "list": _listed,
    "memo": _memo,
    "note": partial(_written, sheet=NOTE),
    "protocol": _listed,
    "telegram": _telegram,
}
