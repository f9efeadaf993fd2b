"""What a story does here, in the form in which others say what it does there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from game.exporting.ink_words import NO_BREAK, RULE
from game.machine.machine import Machine
from game.model.text import printable
from game.playing.offering import offers
from game.playing.playthrough import Playthrough
from game.playing.telling import (
    Care,
    Chapter,
    Document,
    Ending,
    Fate,
    Paragraph,
    Told,
    plain_words,
    told_so_far,
)
from tests.exporting.inkjs import Play, Turn


def plays(machine: Machine, seed: int, many: int, longest: int = 20) -> list[Play]:
    """Ways to play at random, chances included."""
    random = Random(seed)
    chances = machine.program.story.world.chances
    return [
        Play(
            {name: random.choice([*outcomes]) for name, outcomes in chances.items()},
            random.choices(range(60), k=longest),
        )
        for _ in range(many)
    ]


def ours(machine: Machine, play: Play) -> list[Turn]:
    """The same turns, by our own machine and telling."""
    playthrough, firsts = Playthrough.begin(machine, 1, fallen=play.falls), [0]
    turns = [_rest(playthrough)]
    for pick in play.picks:
        if playthrough.ended:
            break
        firsts.append(len(playthrough.steps))
        playthrough = playthrough.choose(playthrough.open_moves[pick % len(playthrough.open_moves)].id)
        turns.append(_rest(playthrough))
    steps = list(told_so_far(playthrough))
    lines = [steps[first:last] for first, last in zip(firsts, [*firsts[1:], None], strict=True)]
    return [_told(turn, [part for step in found for part in step]) for turn, found in zip(turns, lines, strict=True)]


def _rest(playthrough: Playthrough) -> Turn:
    machine, state = playthrough.machine, playthrough.state
    open_now = [offer for offer in offers(playthrough) if offer.open]
    values = tuple(machine.value(state, variable) for variable in machine.program.variables)
    options = tuple(_spaced(plain_words(offer.words)) for offer in open_now)
    return Turn(str(playthrough.site.scene.node.node), tuple(offer.id for offer in open_now), values, options, ())


def _told(turn: Turn, parts: list[Told]) -> Turn:
    lines = tuple(_spaced(line) for part in parts for line in _lines(part) if line)
    return Turn(turn.node, turn.open, turn.values, turn.options, lines)


def _spaced(line: str) -> str:
    """The words as any screen shows them, with their runs of spaces as ink has them."""
    return re.sub(" {2,}", lambda run: NO_BREAK * len(run[0]), printable(line))


def _lines(told: Told) -> Iterator[str]:
    match told:
        case Chapter(title) | Ending(_, title):
            yield title
        case Care(words):
            yield f"Take care: {plain_words(words)}"
        case Paragraph(words):
            yield plain_words(words)
        case Document(_, title, lines):
            yield from (RULE[1], *map(plain_words, (title, *lines)), RULE[1])
        case Fate(title, paragraphs):
            yield from (title, *map(plain_words, paragraphs))
