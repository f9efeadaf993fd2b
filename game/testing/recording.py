"""A script written from a playthrough, expecting at every step what is so.

What it expects by itself holds through edits of prose: the node, the choices that are open, the ending. Words are
expected only where somebody asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from game.playing.log import Dealt, Noted
from game.playing.playfile import ENDING, head_text, quoted, step_text
from game.playing.playthrough import Playthrough
from game.playing.reopening import Renames
from game.playing.telling import Paragraph, plain_words
from game.testing.moment import Moment, own_id
from game.testing.texts import same_words

_PHRASE = re.compile(r"[\w'’-]+(?: [\w'’-]+){3,7}")
"""Four to eight words with nothing between them, so that a comma may be moved without harm."""


def recorded(playthrough: Playthrough, title: str, *, text: bool = False) -> str:
    """The script of a playthrough; with `text`, a phrase of what each step tells is expected too.

    It does not say which files it was played on: it is to be played on all that follow.
    """
    lines = [head_text(replace(playthrough.log, content_hash=""), title), "steps:"]
    told = ""
    for moment in _moments(playthrough):
        phrase = _phrase(moment, told) if text else ""
        lines += _turn(moment, phrase)
        told += f"{same_words(moment.text)}\n" * text
    return "\n".join(lines) + "\n"


def _turn(moment: Moment, phrase: str) -> Iterator[str]:
    """What was decided in the latest turn, and below the last of it what is expected then."""
    entries = (moment.playthrough.steps[index].entry for index in moment.playthrough.turn)
    steps = [f"  - {step}" for entry in entries if entry is not None and (step := step_text(entry))]
    yield from steps
    yield "    expect:" if steps else "  - expect:"
    yield from (f"      {expectation}" for expectation in _expectations(moment, phrase))


def _moments(playthrough: Playthrough) -> Iterator[Moment]:
    """The playthrough as it stood at the beginning and after each choice, with what was dealt then."""
    renames = Renames.of(playthrough.machine.program.story)
    steps = playthrough.steps
    for end in range(1, len(steps) + 1):
        if end == len(steps) or not isinstance(steps[end].entry, Dealt | Noted):
            yield Moment(replace(playthrough, steps=steps[:end]), renames)


def _expectations(moment: Moment, phrase: str) -> Iterator[str]:
    if moment.ending:
        yield f"ending: {moment.ending}"
    else:
        yield f"node: {moment.node}"
        yield f"open: [{', '.join(map(own_id, moment.open))}]"
    if phrase:
        yield f"contains: {quoted(phrase)}"


def _phrase(moment: Moment, before: str) -> str:
    """The first phrase told that is not among what was told before; empty where there is none."""
    paragraphs = (plain_words(part.words) for part in moment.told if isinstance(part, Paragraph))
    phrases = (phrase for paragraph in paragraphs for phrase in _PHRASE.findall(paragraph))
    return next((phrase for phrase in phrases if same_words(phrase) not in before), "")


def file_name(title: str) -> str:
    """What a file with this title is called: `The man who signed` is `the-man-who-signed.play.yaml`."""
    name = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return f"{name[:60].rstrip('-') or 'playthrough'}{ENDING}"
