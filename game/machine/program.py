"""The program: a story typed and expanded to sites, the form every back end starts from.

A site is a node as it stands in one context: a shared scene has one for each place that calls it, and a node that
deals chances has one for each deal. So a state never needs to remember where to return to.

What there is by the thousand is a named tuple: it is made in a third of the time of a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from game.language.dates import Date
from game.language.effects import Accusation, Assign, Shift
from game.language.prose import Line
from game.language.tree import Tree
from game.language.variables import Variable
from game.machine.promises import Policy, Quantity, Vow
from game.model.scene import Choice, DocumentKind, Node
from game.model.story import Story


@dataclass(frozen=True, slots=True)
class Transit:
    """An event fired at one machine."""

    variable: Variable
    event: str


@dataclass(frozen=True, slots=True)
class Accuse:
    """An accusation recorded; it sets the bits that ask about it."""

    accusation: Accusation


@dataclass(frozen=True, slots=True)
class Mark:
    """Sets the bit of this name, where something reads it."""

    bit: str


@dataclass(frozen=True, slots=True)
class When:
    """Operations done only if the condition holds."""

    condition: Tree
    operations: tuple[Operation, ...]


Operation: TypeAlias = Assign | Shift | Transit | Accuse | Mark | When


@dataclass(frozen=True, slots=True)
class Rule:
    """One transition of one machine: from a set of states, if the guard holds, to a state."""

    sources: int
    target: int
    guard: Tree
    operations: tuple[Operation, ...]


Variants: TypeAlias = tuple[tuple[Tree, tuple[Line, ...]], ...]
"""Paragraphs by condition; the first that holds is shown."""


class Passage(NamedTuple):
    """A typed block of a node's text."""

    condition: Tree
    page: bool
    document: DocumentKind | None
    title: Line
    variants: Variants


class Option(NamedTuple):
    """A choice, typed."""

    id: str
    """`node.choice`"""
    choice: Choice
    exists: Tree
    """Whether it is there at all."""
    open: Tree
    """Whether it can be taken, where it exists."""
    operations: tuple[Operation, ...]
    text: Line
    why: Line
    reply: tuple[Passage, ...]


class Exit(NamedTuple):
    """Where a node goes by itself, under a condition."""

    condition: Tree
    to: str
    """The node's id; empty to return to the caller."""


class Scene(NamedTuple):
    """A node, typed."""

    node: Node
    date: Date | None
    at: Line
    acts: tuple[Operation, ...]
    passages: tuple[Passage, ...]
    care: Line
    summary: tuple[Passage, ...]
    options: tuple[Option, ...]
    exits: tuple[Exit, ...]


class Move(NamedTuple):
    """A way out of a site: a choice taken, or a chance fallen."""

    id: str
    """`node.choice` of a choice, `chance.outcome` of a chance."""
    guard: Tree
    operations: tuple[Operation, ...]
    target: int
    """The number of the site it leads to; -1 where it leads nowhere."""
    option: Option | None = None
    weight: int = 1


SiteKind = Literal["choices", "deal", "passing", "ending"]


@dataclass(frozen=True, slots=True)
class Site:
    """A node in one context. Passing sites lead on by themselves; the machine rests at the other kinds."""

    index: int
    name: str
    scene: Scene
    kind: SiteKind
    entry: tuple[Operation, ...] = ()
    moves: tuple[Move, ...] = ()
    exits: tuple[tuple[Tree, int], ...] = ()
    leaving: tuple[Operation, ...] = ()
    """Of a passing site: what leaving it marks."""


@dataclass(frozen=True, slots=True)
class Program:
    """A story ready to run."""

    story: Story
    variables: tuple[Variable, ...]
    scenes: Mapping[str, Scene]
    sites: tuple[Site, ...]
    start: int
    rules: Mapping[tuple[str, str], tuple[Rule, ...]]
    """By machine variable and event."""
    epilogues: Mapping[str, Variants]
    known: Mapping[str, Variants]
    """What can be known of each person."""
    names: Mapping[str, Mapping[str, Line]] = field(default_factory=dict)
    """The forms of each person's name that faces show: full, called, role, reminder."""
    codex: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    """The paragraphs of each entry."""
    sources: Mapping[str, Line] = field(default_factory=dict)
    """The works the codex cites."""
    content: tuple[Line, ...] = ()
    """The paragraphs of the content note."""
    shown: Mapping[str, Tree] = field(default_factory=dict)
    """When each meter is shown."""
    policies: Mapping[str, Policy] = field(default_factory=dict)
    promises: Mapping[str, Vow] = field(default_factory=dict)
    quantities: Mapping[str, Quantity] = field(default_factory=dict)

    def variable(self, name: str) -> Variable | None:
        return next((variable for variable in self.variables if variable.name == name), None)
