"""Papers: a document looks like what it is."""

from __future__ import annotations

import re
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.playing.telling import Document, Words, plain_words
from game.tui import words as set_in_type
from game.tui.widgets.plain import Plain
from game.tui.words import HEADING

CAPITALS = ("headline", "telegram")
"""The kinds set in capitals throughout."""
LONGEST_IN_FRAME = 50
"""A longer heading stands inside the frame of a form: the narrowest window has no room for it on the frame."""
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?:(?= |\Z)")


class Paper(Vertical):
    """One paper: its heading, then its lines as they stand on it."""

    DEFAULT_CSS = """
    Paper { height: auto; padding: 0 4; }
    Paper .heading { text-style: $heading-style; }
    Paper.form { border: solid $rule; border-title-color: $ink; border-title-style: $heading-style; padding: 0 2; }
    Paper.telegram {
        width: 64; margin: 1 0 0 4; padding: 0 1;
        border-top: solid $rule; border-bottom: solid $rule; border-title-color: $faded;
    }
    Paper.telegram .heading { text-style: none; color: $faded; text-align: right; }
    Paper.headline { padding: 0; border-top: solid $red; border-bottom: solid $red; }
    Paper.headline.older { border-top: solid $rule; border-bottom: solid $rule; }
    Paper.headline Plain { text-align: center; }
    Paper.headline .lines { color: $red; text-style: $headline-style; }
    Paper.headline .heading { text-style: none; color: $faded; }
    Paper.protocol .heading, Paper.list .heading { margin: 0 0 1 0; }
    Paper.memo .heading { border-bottom: solid $rule; }
    Paper.letter .lines, Paper.note .lines { color: $pencil; text-style: $hand-style; }
    Paper.note { padding: 0 10; }
    """

    def __init__(self, document: Document) -> None:
        super().__init__(classes=f"passage {document.kind}")
        self.document = document
        self.heading = content_of(document, document.title)
        if document.kind == "form" and 0 < len(self.heading) <= LONGEST_IN_FRAME:
            self.border_title, self.heading = self.heading, Content()
        if document.kind == "telegram":
            self.border_title = Content("TELEGRAM")

    def compose(self) -> ComposeResult:
        if self.heading:
            yield Plain(self.heading, classes="heading")
        yield Plain(
            Content("\n").join(content_of(self.document, line) for line in self.document.lines), classes="lines"
        )


def content_of(document: Document, words: Words) -> Content:
    """A line of a document, set as its kind is: in capitals, or with the label of a minute picked out."""
    if document.kind in CAPITALS:
        return set_in_type.content(tuple(replace(span, text=span.text.upper()) for span in words))
    set_words = set_in_type.content(words)
    if document.kind in ("protocol", "memo") and (label := _LABEL.match(plain_words(words))):
        return set_words.stylize(HEADING, 0, label.end())
    return set_words
