"""Words of the story as Textual's content. Text is data: no markup in it is ever read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

if TYPE_CHECKING:  # the title sets no words of the story
    from game.language.prose import Span
    from game.playing.telling import Words

INK = "$ink not dim"
FADED = "$faded $faded-style"
PENCIL = "$pencil $hand-style"
HEADING = "$heading-style"
EMPHASIS = "$emphasis-style"
ASIDE = "$faded italic $faded-style"
PRINTED = "$red $headline-style"
RED = "$red"
RULE = "$rule"
TOUCHED = "$touched-ink on $touched $touched-style"


def click(action: str) -> Style:
    """What does an action of its screen when it is clicked; unlike a link, it shows nothing of that."""
    return Style.from_meta({"action": action})


def content(words: Words) -> Content:
    """The words, with emphasis set and links into the codex open to a click."""
    return Content("").join(_span(span) for span in words)


def lines(paragraphs: tuple[Words, ...]) -> Content:
    """Several lines of words, one under the other."""
    return Content("\n").join(content(words) for words in paragraphs)


def _span(span: Span) -> Content:
    text = Content(span.text)
    if span.emphasis:
        text = text.stylize(EMPHASIS)
    if span.entry:
        text = text.stylize("underline").stylize(Style.from_meta({"@click": ("screen.entry", (span.entry,))}))
    return text
