"""What a story promises of its playthroughs, and the ways of playing it is tried with."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.shape import many, needed, optional, position
from game.model.text import Condition, Phrase, Place, Ref

ENDINGS, ANYWHERE = "endings", "anywhere"
"""The places that are no nodes."""
BUILT_IN = ("random", "denounce", "conform", "resist")
"""The policies every story has; but for `random` each takes a choice of that stance where one is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule:
    """How much somebody who plays so is drawn to each kind of choice, while a condition holds."""

    place: Place = position()
    when: Condition | None = optional("asked only while this holds")
    weights: dict[str, int] = needed("a weight for each stance or tag; a choice has the sum of its own, at least 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something that is so in every playthrough, in none, or in some; one of the first six fields says which.

    A place is a node, `endings` for every ending, or `anywhere`; of a list of places it is said of each.
    """

    place: Place = position()
    always: tuple[Ref, ...] = many("the places where `then` holds, whenever the story is there")
    never: tuple[Ref, ...] = many("the places no playthrough comes to, or not while `when` holds")
    exists: tuple[Ref, ...] = many("the places some playthrough comes to, or does while `when` holds")
    possible: tuple[Ref, ...] = many("the places that can still be come to, whatever has been done so far")
    before: tuple[Ref, ...] = many("the places that are come to only after `at_least` so many of `of`")
    once: Condition | None = optional("from the moment this holds, `then` holds wherever the story rests")
    when: Condition | None = optional("said only of states in which this holds")
    then: Condition | None = optional("what holds there")
    at_least: int = optional("how many of `of`", 1)
    of: tuple[Ref, ...] = many("nodes that were entered, or marks of nodes and blocks that were read; each counts once")
    under: Ref | None = optional("the policy; left out, it is said of every way of playing")
    says: Phrase | None = optional("the promise in words, for reports")
