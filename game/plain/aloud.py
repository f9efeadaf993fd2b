"""What a playthrough tells and offers, in lines that read well aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.plain.voice import Voice
from game.playing.offering import Offer
from game.playing.recap import Recap
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
    Yours,
)

_COLUMNS = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What parts the columns of a paper for the eye."""
_KINDS = {"headline": "newspaper"}
"""What a kind of paper is called where that is not its name."""


def told_aloud(told: Told, voice: Voice) -> Iterator[str]:
    """The lines of one thing told; an empty line where the paper has one."""
    match told:
        case Yours(words):
            yield f"You chose: {voice(words)}"
        case Chapter(title):
            yield f"Chapter: {spoken(title)}"
        case Where(at, date):
            if at or date:
                yield sentences(spoken(at), date)
        case Care(words):
            yield f"Take care: {voice(words)}"
        case Paragraph(words):
            yield voice(words)
        case Document():
            yield from _paper(told, voice)
        case Ending(_, title):
            yield sentences("The end", title)
        case Fate(title, paragraphs):
            yield f"{title}:"
            yield from map(voice, paragraphs)
        case Note(words):
            yield f"Your note: {words}"


def _paper(paper: Document, voice: Voice) -> Iterator[str]:
    name, kind = voice(paper.title), _KINDS.get(paper.kind, paper.kind)
    said = name.casefold().startswith(kind)  # `FORM No. 7` is heard to be one
    yield name if said else f"{kind.capitalize()}: {name}".rstrip(" ")
    for words in paper.lines:
        yield f"  {_COLUMNS.sub(', ', voice(words))}"
    yield f"End of the {kind}."


def offer_aloud(offer: Offer, voice: Voice, *, risks: bool = False) -> str:
    """Either `1. Sit down to the form.`, with its risks if wanted, or one that is not open, and why.

    `– Not open: Stand up. Needs Nerve at least enough.`
    """
    words = voice(offer.words)
    if not offer.open:
        reason = offer.reason.replace("needs: ", "needs ", 1)
        return f"– {sentences(f'Not open: {words}', reason[:1].upper() + reason[1:])}"
    sure = f"Sure to follow: {'; '.join(offer.risks)}" if risks and offer.risks else ""
    return f"{offer.number}. {sentences(words, sure) if sure else words}"


def recap_aloud(recap: Recap | None, voice: Voice) -> Iterator[str]:
    """Where a game stood that has just been opened, in a few lines; none where there is nothing to say."""
    if recap is not None:
        yield f"When you left: {spoken(recap.chapter)}".rstrip(" ")
        for act in recap.acts:
            yield f"{act.date}: " * bool(act.date) + voice(act.words)


def spoken(title: str) -> str:
    """A title without the dots that part it for the eye: `Oblplan · evening` is `Oblplan, evening`."""
    return title.replace(" · ", ", ")


def sentences(*parts: str) -> str:
    """The parts that are not empty, each closed by a full stop if by nothing else."""
    return " ".join(
        part if part.rstrip("\"”’'").endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part
    )
