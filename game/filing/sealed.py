"""What was still sealed: what the story could have shown this player and did not. No counts, and no ending by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.filing.facts import linked
from game.language.scope import YOU
from game.playing.dossier import ledger, met
from game.playing.offering import offers
from game.playing.playthrough import Playthrough
from game.playing.telling import plain_words, said


@dataclass(frozen=True, slots=True)
class Sealed:
    """Things of one kind that stayed sealed."""

    words: str
    """What they have in common, in a sentence."""
    things: tuple[str, ...]
    """Empty where the sentence says it all."""
    brief: bool = False
    """Whether they are only named, so that they can stand in one line."""


def sealed(playthrough: Playthrough) -> tuple[Sealed, ...]:
    """What stayed sealed, by kind; kinds of which nothing did are left out."""
    kinds = (
        Sealed("These papers never left the state they began in.", tuple(_papers(playthrough))),
        Sealed("You stood before these and could not take them.", tuple(_shut(playthrough))),
        Sealed("These people were never named to you.", tuple(_unnamed(playthrough)), brief=True),
        Sealed("Nothing you read led to these entries of the codex.", tuple(_unread(playthrough)), brief=True),
    )
    found = tuple(kind for kind in kinds if kind.things)
    others = (Sealed("A file like yours can be closed in other ways. Those are not told here.", ()),)
    return found + others * _ends_otherwise(playthrough)


def _papers(playthrough: Playthrough) -> Iterator[str]:
    machine = playthrough.machine
    for name in machine.program.story.world.papers:
        paper = machine.program.variable(name)
        if paper is None or paper.hidden:
            continue
        if machine.value(playthrough.state, paper) == paper.initial:
            yield f"{paper.title}: {paper.words[paper.initial]}"


def _shut(playthrough: Playthrough) -> Iterable[str]:
    """Options that were seen locked, each with its reason, and never seen open after that."""
    found: dict[str, str] = {}
    for moment in _moments(playthrough):
        for offer in offers(moment):
            if offer.open:
                found.pop(offer.id, None)
            else:
                found.setdefault(offer.id, f"{plain_words(offer.words)} ({offer.reason})")
    return found.values()


def _moments(playthrough: Playthrough) -> list[Playthrough]:
    """The playthrough as it stood before each choice, from the first."""
    found: list[Playthrough] = []
    while playthrough.choices:
        playthrough = playthrough.undo()
        found.append(playthrough)
    return found[::-1]


def _unnamed(playthrough: Playthrough) -> Iterator[str]:
    """Who stands in the story and was met neither in its text nor in its ledger."""
    machine = playthrough.machine
    known = met(playthrough) | {YOU}
    for line in ledger(playthrough):
        known |= {line.accusation.by, line.accusation.of}
    for name in machine.program.story.world.people:
        if name not in known:
            yield plain_words(said(machine, playthrough.state, machine.program.names[name]["full"]))


def _unread(playthrough: Playthrough) -> Iterator[str]:
    led_to = set(linked(playthrough))
    codex = playthrough.machine.program.story.codex
    return (str(entry.title) for name, entry in codex.items() if name not in led_to)


def _ends_otherwise(playthrough: Playthrough) -> bool:
    nodes = playthrough.machine.program.story.nodes.values()
    return sum(node.kind == "ending" for node in nodes) > 1
