"""A playthrough to read: everything it told and what was chosen, as Markdown, with a head that plays it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from game.playing.playfile import as_comment, playfile_text
from game.playing.playthrough import Playthrough
from game.playing.telling import (
    Care,
    Chapter,
    Document,
    Ending,
    Fate,
    Note,
    Paragraph,
    Told,
    Where,
    Words,
    Yours,
    plain_words,
    told_so_far,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


def transcript(playthrough: Playthrough, title: str, steps: Iterable[tuple[Told, ...]] | None = None) -> str:
    """The transcript of a playthrough as far as it has come; headings are chapters, quotations what was chosen.

    With `steps`, what its reader was told of each, where that was not everything.
    """
    story = playthrough.machine.program.story.metadata
    head = (
        f"# {_escaped(title)}\n\n*{_escaped(story.title)}*, choices: {playthrough.choices}, seed: {playthrough.seed}.\n"
    )
    parts = ("\n".join(_lines(part)) for step in steps or told_so_far(playthrough) for part in step)
    body = "\n\n".join([head.rstrip(), *(part for part in parts if part)])
    return f"{as_comment(playfile_text(playthrough.log, title))}\n{body}\n"


def _lines(part: Told) -> Iterator[str]:
    match part:
        case Chapter(title):
            yield f"## {_escaped(title)}"
        case Ending(_, title):
            yield f"## {_escaped(title)}"
        case Where(at, date):
            yield f"**{_escaped(', '.join(filter(None, (at, date))))}**"
        case Yours(words):
            yield f"> {_marked(words)}"
        case Care(words):
            yield f"*({_escaped(plain_words(words))})*"
        case Paragraph(words):
            yield _marked(words)
        case Document(_, title, lines):
            yield from _document(title, lines)
        case Fate(title, paragraphs):
            yield f"### {_escaped(title)}\n"
            yield "\n\n".join(map(_marked, paragraphs))
        case Note(words):
            yield f"> **Note:** {_escaped(words)}"


def _document(title: Words, lines: tuple[Words, ...]) -> Iterator[str]:
    """As it was typed: nothing in it is marked."""
    yield "```text"
    yield from (plain_words(line) for line in (title, *lines) if line or line is not title)
    yield "```"


def _marked(words: Words) -> str:
    """With emphasis; links are left out, so neighbours of one look are one."""
    looks = groupby(words, key=lambda span: span.emphasis)
    parts = ((emphasis, _escaped("".join(span.text for span in spans))) for emphasis, spans in looks)
    return "".join(f"*{text}*" if emphasis else text for emphasis, text in parts)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
