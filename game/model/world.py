"""What can vary: meters, flags, enums, chances, and the machines of people, papers and matters.

Every domain here is finite. Nothing else is state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.promises import PolicyRule, Promise
from game.model.shape import many, needed, optional, position, table
from game.model.text import Condition, Effect, Event, Id, Phrase, Place, Prose, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """`low..high`, both included."""

    low: int
    high: int

    @property
    def size(self) -> int:
        return self.high - self.low + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A small bounded number with a word for every value. It is clamped at both ends."""

    place: Place = position()
    title: Phrase | None = optional("what the player sees it called; by default the id, capitalised")
    range: Range = needed("the least and the greatest value: `0..5`")
    start: int = needed("the value at the beginning")
    bands: tuple[Phrase, ...] = needed("a word for each value, from the least up")
    when: Condition | None = optional("it is shown only while this holds")
    hidden: bool = optional("true: the player is never shown it, nor told that a choice depends on it", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something that is so or is not; it starts as no."""

    place: Place = position()
    yes: Phrase = needed("how it reads when it is so")
    no: Phrase = needed("how it reads when it is not")
    hidden: bool = optional("true: the player is never told that a choice depends on it", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum:
    """One of a few values, simply set: `past = vote`."""

    place: Place = position()
    initial: Ref = needed("the value at the beginning")
    values: dict[str, Phrase] = needed("each value's id and how it reads")
    hidden: bool = optional("true: the player is never told that a choice depends on it", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """`- named, expelled -> arrested: taken`, with `when`, `do` and `fire` beside it where needed."""

    place: Place = position()
    sources: tuple[Ref, ...]
    target: Ref
    event: Id
    when: Condition | None = optional("taken only if this holds")
    do: tuple[Effect, ...] = many("what taking it changes")
    fire: tuple[Event, ...] = many("events it raises in turn")


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineTemplate:
    """A statechart that many people, papers or matters can share."""

    place: Place = position()
    initial: Ref = needed("the state at the beginning")
    states: dict[str, Phrase] = needed("each state's id and what the player is told of it")
    groups: dict[str, tuple[Ref, ...]] = table("names for several states together: `lost: [arrested, shot]`")
    final: tuple[Ref, ...] = many("states nothing leads out of")
    transitions: tuple[Transition, ...] = many("`- from -> to: event`; the first whose guard holds is taken")
    hidden: bool = optional("true: the player is never told that a choice depends on it", False)


Gender = Literal["man", "woman"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """What a person is called when a condition holds."""

    place: Place = position()
    when: Condition = needed("when these forms are used")
    name: Phrase = needed("`Surname, Name Patronymic`")
    gender: Gender = needed("man or woman")
    role: Phrase | None = optional("the post, if it differs")
    reminder: Phrase | None = optional("the reminder, if it differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A text and the condition under which it is the one; without a condition it is the last resort."""

    place: Place = position()
    when: Condition | None = optional("when this text is used")
    text: Prose = needed("the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody. A machine carries what becomes of them."""

    place: Place = position()
    name: Phrase = needed("`Surname, Name Patronymic`, or a single name")
    gender: Gender = needed("man or woman; settles `{raikhlin.he}`, `.him`, `.his`, `.himself`")
    called: Phrase | None = optional("what the narrator calls them; by default the surname")
    role: Phrase = needed("the post or the place in the house")
    reminder: Phrase = needed("one line that brings them back to mind")
    machine: Ref | None = optional("the machine that carries their fate")
    forms: tuple[NameForm, ...] = many("other forms of the name; the first whose condition holds")
    known: tuple[Variant, ...] = many("what the player knows; every one that holds is shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A paper, or a matter such as a career or a pipeline: a title and a machine."""

    place: Place = position()
    title: Phrase = needed("what the player sees it called")
    machine: Ref = needed("its machine")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All declarations of a story, from whatever files they came."""

    meters: dict[str, Meter] = table("bounded numbers")
    flags: dict[str, Flag] = table("things that are so or are not")
    enums: dict[str, Enum] = table("one of a few values, simply set")
    chances: dict[str, dict[str, int]] = table(
        "what is dealt from the seed: each outcome and its weight; always hidden"
    )
    machines: dict[str, MachineTemplate] = table("statecharts to share")
    people: dict[str, Person] = table("everybody with a name; `you` is the player")
    papers: dict[str, Thing] = table("documents with a life of their own; shown once they leave their first state")
    matters: dict[str, Thing] = table("whatever else has states")
    forms: dict[str, Phrase] = table("the forms an accusation can take: `vote: a vote`")
    grounds: dict[str, Phrase] = table("the reasons the player can write under an accusation")
    sources: dict[str, Phrase] = table("works the codex cites")
    policies: dict[str, tuple[PolicyRule, ...]] = table("ways of playing: of their rules the first that fits is asked")
    quantities: dict[str, dict[str, int]] = table(
        "what is summed up over a playthrough: how much a choice adds, by stance, by tag, or as an `accusation`"
    )
    promises: dict[str, Promise] = table("what is so in every playthrough, in none, or in some")

    @property
    def instances(self) -> dict[str, Ref]:
        """The machine of everything that has one, by id."""
        people = {key: person.machine for key, person in self.people.items() if person.machine is not None}
        things = {key: thing.machine for key, thing in (*self.papers.items(), *self.matters.items())}
        return {**people, **things}
