"""What a playthrough file looks like: its steps, and what may be expected at each of them.

The classes are the shape of the file, as those of `model` are of a story's. Playing passes over what is expected;
`game.testing` looks whether it is so.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model.shape import many, needed, optional, position, table
from game.model.text import AccusationLine, Condition, Phrase, Place, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Where a playthrough begins that does not begin at the beginning."""

    place: Place = position()
    node: Ref | None = optional("the node; left out, the story's start")
    set: dict[str, Phrase] = table("variables and their values")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What is expected once a step is taken and the chances that follow it have fallen."""

    place: Place = position()
    node: Ref | None = optional("the node where the playthrough rests")
    open: tuple[Ref, ...] | None = optional("the choices that are open, these and no others; `...` stands for others")
    locked: dict[str, Phrase] = table("the choices that are locked, each with words of its reason")
    state: tuple[Condition, ...] = many("conditions that hold")
    contains: tuple[Phrase, ...] = many("words in what the step tells")
    matches: tuple[Phrase, ...] = many("regular expressions that match something of what the step tells")
    ending: Ref | None = optional("the ending it has come to")
    ledger: tuple[AccusationLine, ...] = many("accusations made so far, by whomever")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStep:
    """One thing decided, by the player or by chance, or noted, and what is expected then; or only that."""

    place: Place = position()
    choose: Ref | None = optional("the choice taken: `node.choice`")
    dealt: Phrase | None = optional("the chance that fell and how: `scheme trust`")
    note: Phrase | None = optional("what somebody who tested the story wrote down here")
    expect: Expectation | None = optional("what is expected now")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPlaythrough:
    """The whole file."""

    place: Place = position()
    playthrough: Phrase = needed("what to call it")
    story: Ref = needed("the story's id")
    seed: Phrase = needed("the seed, a whole number")
    content_hash: Phrase | None = optional("the story's files as they were when it was played")
    start: Beginning | None = optional("where it begins, if not at the beginning")
    steps: tuple[WrittenStep, ...] = many("what was decided, in order")
