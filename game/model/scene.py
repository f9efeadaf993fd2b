"""What is told and chosen: nodes, their choices, and the epilogues.

Without slots, because the reader makes thousands of these past their `__init__` (`game.reading.shapes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.shape import many, needed, optional, position
from game.model.text import AccusationLine, Condition, Effect, Event, Id, Phrase, Place, Prose, Ref
from game.model.world import Variant

Stance = Literal["denounce", "conform", "resist", "neutral"]
Cause = Literal["purge", "conformity", "fear", "ambition", "coercion", "belief"]
DocumentKind = Literal["form", "headline", "letter", "list", "memo", "note", "protocol", "telegram"]
NodeKind = Literal["scene", "hub", "shared", "ending"]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing the player can do at a node."""

    place: Place = position()
    id: Id = needed("stable name within the node; saves and tests refer to `node.choice`")
    was: tuple[Ref, ...] = many("earlier ids, `choice` or `node.choice`, so that old saves still open")
    text: Phrase = needed("what the option says: act, addressee and form, in at most twenty words")
    stance: Stance = optional("what the act is, in its month", "neutral")
    tags: tuple[Id, ...] = many("further marks for policies and promises")
    when: Condition | None = optional("the option does not exist unless this holds")
    needs: Condition | None = optional("the option is shown, but locked with the reason in words, unless this holds")
    why: Phrase | None = optional("the reason in your words, where `needs` should not be spelt out")
    once: bool = optional("true: it can be chosen only once", False)
    do: tuple[Effect, ...] = many("what it changes")
    fire: tuple[Event, ...] = many("events it fires, after the effects")
    accuse: AccusationLine | None = optional("the accusation it makes: `raikhlin, in a vote, from conformity`")
    ground: Ref | None = optional("the reason written under the player's latest accusation")
    reply: Prose | None = optional("told at once, before the node it leads to")
    call: Ref | None = optional("a shared scene played first; then `to`")
    to: Ref | None = optional("the node it leads to")
    returns: bool = optional("in a shared scene: true goes back to where it was called", False)
    expressive: bool = optional("true: it is meant to change nothing that is read", False)


@dataclass(frozen=True, kw_only=True)
class Next:
    """Where a node goes by itself: the first whose condition holds."""

    place: Place = position()
    when: Condition | None = optional("goes there only if this holds")
    to: Ref | None = optional("the node")
    returns: bool = optional("in a shared scene: true goes back to where it was called", False)


@dataclass(frozen=True, kw_only=True)
class Act:
    """What happens on entering a node, before its text; others act here too."""

    place: Place = position()
    when: Condition | None = optional("happens only if this holds")
    do: tuple[Effect, ...] = many("what it changes")
    fire: tuple[Event, ...] = many("events it fires, after the effects")
    accuse: AccusationLine | None = optional("`kosmynina accuses akchurdin, in a signal, from belief`")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of text, a document, or the first of several variants that holds."""

    place: Place = position()
    when: Condition | None = optional("shown only if this holds")
    page: bool = optional("true: a page turn comes before it", False)
    marks: tuple[Id, ...] = many("marks for promises: `warning`")
    document: DocumentKind | None = optional("what kind of paper it is; left out, it is narrative")
    title: Phrase | None = optional("the document's heading")
    text: Prose | None = optional("the text")
    variants: tuple[Variant, ...] = many("in place of `text`: the first that holds")


@dataclass(frozen=True, kw_only=True)
class Node:
    """One beat of the story: a place and a time, a text, and what can be done there."""

    place: Place = position()
    node: Id = needed("stable name")
    was: tuple[Ref, ...] = many("earlier names, so that old saves still open")
    kind: NodeKind = optional("hub: may be come back to; shared: called and returned from; ending", "scene")
    opens: Ref | None = optional("the chapter that begins here")
    frame: bool = optional("true: told from outside the story; you stand nowhere, and do nothing that is filed", False)
    title: Phrase | None = optional("an ending's title")
    at: Phrase | None = optional("where this is; left out, as before")
    date: Phrase | None = optional("`1936-11-24`, or `1936-11-24, evening`; left out, as before")
    deal: tuple[Ref, ...] = many("chances dealt on entering")
    acts: tuple[Act, ...] = many("what happens on entering, in order")
    care: Phrase | None = optional("what a reader may wish to be warned of in this node")
    summary: Prose | None = optional("a plain summary for whoever skips a node marked with `care`")
    marks: tuple[Id, ...] = many("marks for promises: `warning`")
    text: Prose | None = optional("what the player reads")
    document: Block | None = optional("a paper that follows the text; for more than one, use `blocks`")
    blocks: tuple[Block, ...] = many("in place of `text`: stretches of text, documents and variants, in order")
    choices: tuple[Choice, ...] = many("what the player can do")
    next: tuple[Next, ...] = many("in place of choices: where it goes by itself")
    epilogue: tuple[Ref, ...] = many("of an ending: whose epilogues follow, in order")

    @property
    def body(self) -> tuple[Block, ...]:
        """Everything to read here, however it was written."""
        return ((Block(place=self.place, text=self.text),) if self.text else ()) + self.papers

    @property
    def papers(self) -> tuple[Block, ...]:
        """What is to read besides `text`."""
        return ((self.document,) if self.document else ()) + self.blocks


@dataclass(frozen=True, kw_only=True)
class Epilogue:
    """What became of somebody or something: the first variant that holds, true after any ending."""

    place: Place = position()
    epilogue: Id = needed("its id, usually a person's")
    title: Phrase | None = optional("its heading; by default the person's name")
    variants: tuple[Variant, ...] = needed("the first that holds; the last has no condition")
