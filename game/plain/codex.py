"""The codex in lines: what the text so far links to, and an entry read out."""

from __future__ import annotations

from collections.abc import Iterator

from game.filing.facts import STATUS
from game.model.problems import did_you_mean
from game.plain.aloud import sentences
from game.plain.voice import Voice
from game.playing.playthrough import Playthrough
from game.playing.telling import cited, codex_entry, told_so_far, words_of


def contents(playthrough: Playthrough) -> Iterator[str]:
    """The entries the text has led to so far, each with the word that led there."""
    found = links(playthrough)
    if not found:
        yield "The text has led to no entry of the codex yet."
    codex = playthrough.machine.program.story.codex
    yield from dict.fromkeys(_called(word, str(codex[entry].title)) for word, entry in found.items())


def _called(word: str, title: str) -> str:
    return title if _bare(word) == _bare(title) else f"{word}: {title}"


def links(playthrough: Playthrough) -> dict[str, str]:
    """The words of the text so far that lead into the codex, and the entry each leads to."""
    every = (words for step in told_so_far(playthrough) for told in step for words in words_of(told))
    return {span.text: span.entry for words in every for span in words if span.entry}


def looked_up(playthrough: Playthrough, word: str, voice: Voice) -> Iterator[str]:
    """The entry a word stands for: its id, its title, or a word of the text; or a sentence where there is none."""
    story = playthrough.machine.program.story
    names = {_bare(linked): entry for linked, entry in links(playthrough).items()}
    names |= {_bare(str(entry.title)): str(name) for name, entry in story.codex.items()}
    wanted = _bare(word)
    if found := names.get(wanted) or (wanted if wanted in story.codex else None):
        yield from _entry(playthrough, found, voice)
    else:
        yield f"The codex has nothing under {word}. {did_you_mean(wanted, names)}".replace("`", "")


def _bare(name: str) -> str:
    """A name as it is compared: without its article, and in small letters."""
    return name.casefold().removeprefix("the ").removeprefix("a ")


def _entry(playthrough: Playthrough, name: str, voice: Voice) -> Iterator[str]:
    entry = playthrough.machine.program.story.codex[name]
    yield sentences(str(entry.title), STATUS[entry.status])
    yield from map(voice, codex_entry(playthrough, name))
    for source in cited(playthrough, name):
        yield f"Source: {voice(source)}"
