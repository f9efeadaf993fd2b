"""Passages: how each thing a playthrough tells looks on the page."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Where, Words, Yours
from game.tui import words as set_in_type
from game.tui.sheets import opening
from game.tui.widgets.papers import Paper
from game.tui.widgets.plain import Plain


def passage(told: Told) -> Widget:
    """The widget for one thing told."""
    match told:
        case Yours(words):
            return Act(words)
        case Chapter(title):
            return Plain(title, classes="passage chapter")
        case Where(at, date):
            return Plain(" · ".join(filter(None, (at, date))), classes="passage where")
        case Care(words):
            return Plain(Content("Take care. ") + set_in_type.content(words), classes="passage care")
        case Paragraph(words):
            return Plain(set_in_type.content(words), classes="passage")
        case Document():
            return Paper(told)
        case Ending(_, title):
            return Plain(title, classes="passage chapter")
        case Fate():
            return Outcome(told)


def passages(parts: Sequence[Told]) -> list[Widget]:
    """The widgets for a sheet. A place that opens it stands in the head while it is new, and here once it is old."""
    lead = opening(parts)
    return [passage(part).set_class(part in lead, "opening") for part in parts]


def notice(sentence: str) -> Widget:
    """A sentence from the program itself, on the page where it cannot be missed."""
    return Plain(sentence, classes="passage notice")


class Act(Horizontal):
    """What you did, in your own voice."""

    def __init__(self, words: Words) -> None:
        super().__init__(classes="passage act")
        self.words = words

    def compose(self) -> ComposeResult:
        yield Plain(">", classes="mark")
        yield Plain(set_in_type.content(self.words), classes="words")


class Outcome(Vertical):
    """What became of somebody."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(classes="passage outcome")
        self.fate = fate

    def compose(self) -> ComposeResult:
        yield Plain(self.fate.title, classes="heading")
        for words in self.fate.paragraphs:
            yield Plain(set_in_type.content(words), classes="paragraph")
