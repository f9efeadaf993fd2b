"""What is known of the things a playthrough told of, how well, and from which works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from game.playing.playthrough import Playthrough
from game.playing.telling import Words, codex_entry, said, told_so_far, words_of


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry of the codex that the text led to."""

    id: str
    title: str
    status: str
    """How it stands to the record, in a sentence."""
    paragraphs: tuple[Words, ...]
    sources: tuple[int, ...]
    """The numbers of the works it rests on, from 1."""


STATUS = {
    "attested": "Attested.",
    "composite": "Composite: put together from what is attested.",
    "invented": "Invented.",
}


def facts(playthrough: Playthrough) -> tuple[Fact, ...]:
    """The entries that the text of this playthrough led to, in that order."""
    codex = playthrough.machine.program.story.codex
    numbers = {source: number for number, source in enumerate(_cited(playthrough), 1)}
    return tuple(
        Fact(
            name,
            str(codex[name].title),
            STATUS[codex[name].status],
            codex_entry(playthrough, name),
            tuple(numbers[source] for source in codex[name].sources),
        )
        for name in linked(playthrough)
    )


def sources(playthrough: Playthrough) -> tuple[Words, ...]:
    """The works these entries rest on, in the order of their numbers."""
    machine = playthrough.machine
    lines = (machine.program.sources[source] for source in _cited(playthrough))
    return tuple(said(machine, playthrough.state, line) for line in lines)


def _cited(playthrough: Playthrough) -> Iterator[str]:
    """The works that these entries cite, each once, in the order in which the story declares them."""
    story = playthrough.machine.program.story
    cited = {str(source) for name in linked(playthrough) for source in story.codex[name].sources}
    return (name for name in map(str, story.world.sources) if name in cited)


@lru_cache(maxsize=1)
def linked(playthrough: Playthrough) -> tuple[str, ...]:
    """The entries of the codex that the text so far led to, each once, in that order; several parts of a file ask."""
    told = (part for step in told_so_far(playthrough) for part in step)
    spans = (span for part in told for words in words_of(part) for span in words)
    return tuple(dict.fromkeys(span.entry for span in spans if span.entry))
