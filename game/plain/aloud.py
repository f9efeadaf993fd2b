"""What a playthrough tells and offers, in lines that read well aloud."""

from __future__ import annotations

from collections.abc import Iterator

from game.playing.telling import (
    Care,
    Chapter,
    Document,
    Ending,
    Fate,
    Note,
    Offer,
    Paragraph,
    Told,
    Where,
    Words,
    Yours,
    plain_words,
)


def told_aloud(told: Told) -> Iterator[str]:
    """The lines of one thing told; an empty line where the paper has one."""
    match told:
        case Yours(words):
            yield f"You chose: {plain_words(words)}"
        case Chapter(title):
            yield f"Chapter: {spoken(title)}"
        case Where(at, date):
            yield sentences(spoken(at), date)
        case Care(words):
            yield f"Take care: {plain_words(words)}"
        case Paragraph(words):
            yield plain_words(words)
        case Document(kind, title, lines):
            yield from _paper(kind, title, lines)
        case Ending(_, title):
            yield sentences("The end", title)
        case Fate(title, paragraphs):
            yield f"{title}:"
            yield from map(plain_words, paragraphs)
        case Note(words):
            yield f"Your note: {words}"


def _paper(kind: str, title: Words, lines: tuple[Words, ...]) -> Iterator[str]:
    name = plain_words(title)
    yield f"{kind.capitalize()}: {name}" if name else f"{kind.capitalize()}:"
    for words in lines:
        yield f"  {plain_words(words)}"
    yield f"End of the {kind}."


def offer_aloud(offer: Offer) -> str:
    """Either `1. Sit down to the form.` or `– Stand up. Not open: needs Nerve at least enough.`."""
    words = plain_words(offer.words)
    if offer.open:
        return f"{offer.number}. {words}"
    return f"– {sentences(words, 'Not open: ' + offer.reason.replace('needs: ', 'needs ', 1))}"


def spoken(title: str) -> str:
    """A title without the dots that part it for the eye: `Oblplan · evening` is `Oblplan, evening`."""
    return title.replace(" · ", ", ")


def sentences(*parts: str) -> str:
    """The parts that are not empty, each closed by a full stop if by nothing else."""
    return " ".join(part if part[-1] in ".?!…\"”’'" else f"{part}." for part in parts if part)
