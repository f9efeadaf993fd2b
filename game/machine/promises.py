"""Promises, policies and quantities, typed: what is asked of a program's playthroughs, and how one plays or counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from game.language.conditions import condition
from game.language.scope import Scope
from game.language.tree import ALWAYS, Not, Tree, both
from game.model.promises import ANYWHERE, BUILT_IN, ENDINGS, PolicyRule, Promise
from game.model.scene import Choice
from game.model.text import Text, place_of

Kind = Literal["always", "never", "exists", "possible", "before", "once"]
KINDS: tuple[Kind, ...] = ("always", "never", "exists", "possible", "before", "once")
STANCES = ("denounce", "conform", "resist", "neutral")
HEAVIEST = 1_000


class Weighing(NamedTuple):
    """One rule of a policy."""

    condition: Tree
    weights: Mapping[str, int]

    def weight(self, choice: Choice) -> int:
        """How much the choice is wanted: the sum of what its stance and its tags are given."""
        return self.weights.get(choice.stance, 0) + sum(self.weights.get(tag, 0) for tag in choice.tags)


Policy: TypeAlias = tuple[Weighing, ...]
"""The first rule that holds and gives an open choice any weight is asked; where none does, all weigh the same."""


Quantity: TypeAlias = Mapping[str, int]
"""What a choice adds for its stance, for each of its tags, and for being an accusation."""
ACCUSATION = "accusation"
Counted: TypeAlias = tuple[str, int]
"""A node, and the number of one of its blocks; -1 is the node itself."""


class Goal(NamedTuple):
    """States that a promise is about: those at one of some nodes in which a condition holds."""

    nodes: frozenset[str]
    condition: Tree


@dataclass(frozen=True, slots=True)
class Vow:
    """A promise, typed.

    `goals` are the states it says are come to (`exists`, `possible`) or are not (all others). Of a promise with
    `once`, they are so only after `first` has held; of one with `before`, only while fewer than `at_least` of the
    `counted` have been met: nodes, or blocks by the node and the block's number.
    """

    name: str
    kind: Kind
    promise: Promise
    goals: tuple[Goal, ...]
    first: Tree = ALWAYS
    at_least: int = 0
    counted: frozenset[Counted] = frozenset()
    policy: str = ""


def policies(scope: Scope) -> dict[str, Policy]:
    """The policies of a story by name, those every story has among them; a story's own come before those."""
    shared: dict[str, Policy] = {name: (Weighing(ALWAYS, {name: 1}),) for name in BUILT_IN}
    shared["random"] = ()
    tags, written = _tags(scope), scope.story.world.policies
    return shared | {str(name): tuple(_weighing(rule, tags, scope) for rule in written[name]) for name in written}


def _weighing(rule: PolicyRule, tags: set[str], scope: Scope) -> Weighing:
    _check_weights(rule.weights, tags, scope)
    return Weighing(condition(rule.when, scope), {str(word): weight for word, weight in rule.weights.items()})


def _tags(scope: Scope) -> set[str]:
    return {str(tag) for node in scope.story.nodes.values() for choice in node.choices for tag in choice.tags}


def _check_weights(weights: Mapping[str, int], known: set[str], scope: Scope) -> None:
    for word, weight in weights.items():
        if word not in STANCES and word not in known:
            scope.undeclared(Text(word, place_of(word)), [*STANCES, *known], "a stance or the tag of a choice")
        if not 0 <= weight <= HEAVIEST:
            message = f"`{word}` weighs {weight}; a weight is 0 to {HEAVIEST:,}."
            scope.problems.add("V032", place_of(word), message)


def quantities(scope: Scope) -> dict[str, Quantity]:
    """What is summed up over a playthrough, by name; every story has `accusations`, those the player makes."""
    written = scope.story.world.quantities
    tags = _tags(scope)
    found: dict[str, Quantity] = {"accusations": {ACCUSATION: 1}}
    for name, weights in written.items():
        _check_weights(weights, {*tags, ACCUSATION}, scope)
        found[str(name)] = {str(word): weight for word, weight in weights.items()}
    return found


def amount(quantity: Quantity, choice: Choice) -> int:
    """How much a choice adds to a quantity."""
    accusation = quantity.get(ACCUSATION, 0) if choice.accuse is not None else 0
    return accusation + Weighing(ALWAYS, quantity).weight(choice)


def vows(scope: Scope) -> dict[str, Vow]:
    """The promises of a story by name; one that cannot be read is reported and left out."""
    written = scope.story.world.promises.items()
    return {str(name): vow for name, promise in written if (vow := _vow(name, promise, scope)) is not None}


def _vow(name: str, promise: Promise, scope: Scope) -> Vow | None:
    said: list[Kind] = [kind for kind in KINDS if getattr(promise, kind)]
    if len(said) != 1:
        problem = "says nothing" if not said else f"says `{said[0]}` and `{said[1]}`"
        hint = f"Give it one of {', '.join(f'`{kind}`' for kind in KINDS)}."
        scope.problems.add("V015", promise.place, f"The promise `{name}` {problem}.", hint)
        return None
    kind = said[0]
    _check_fields(name, kind, promise, scope)
    if promise.under is not None and promise.under not in policies_known(scope):
        scope.undeclared(promise.under, policies_known(scope), "a policy")
    places = (Text(ANYWHERE),) if kind == "once" else getattr(promise, kind)
    asked = both(condition(promise.when, scope), _failing(promise, scope))
    goals = tuple(Goal(_nodes(place, scope), asked) for place in places)
    first = condition(promise.once, scope)
    counted = frozenset[Counted]().union(*(_counted(word, scope) for word in promise.of))
    if kind == "before" and not 1 <= promise.at_least <= max(len(counted), 1):
        message = f"`{name}` wants {promise.at_least}, and there are {len(counted)} to count."
        scope.problems.add("V032", promise.place, message)
    return Vow(str(name), kind, promise, goals, first, promise.at_least, counted, str(promise.under or ""))


def policies_known(scope: Scope) -> tuple[str, ...]:
    """The names of all policies."""
    return (*BUILT_IN, *map(str, scope.story.world.policies))


_NEEDED = {"always": ("then",), "once": ("then",), "before": ("of",)}
_PART = {"then": ("always", "once"), "of": ("before",)}


def _check_fields(name: str, kind: Kind, promise: Promise, scope: Scope) -> None:
    for field in _NEEDED.get(kind, ()):
        if not getattr(promise, field):
            scope.problems.add("V011", promise.place, f"The promise `{name}` has `{kind}` without `{field}`.")
    for field, kinds in _PART.items():
        if getattr(promise, field) and kind not in kinds:
            message = f"`{field}` says nothing beside `{kind}`."
            scope.problems.add(
                "V015", promise.place, message, f"It belongs to {' and '.join(f'`{k}`' for k in kinds)}."
            )


def _failing(promise: Promise, scope: Scope) -> Tree:
    """What does not hold where the promise is broken, beside `when`."""
    return ALWAYS if promise.then is None else Not(condition(promise.then, scope))


def _nodes(place: Text, scope: Scope) -> frozenset[str]:
    nodes = scope.story.nodes
    if place == ANYWHERE:
        return frozenset(map(str, nodes))
    if place == ENDINGS:
        return frozenset(str(name) for name, node in nodes.items() if node.kind == "ending")
    return frozenset([str(place)]) if scope.node(place) else frozenset()


def _counted(word: Text, scope: Scope) -> frozenset[Counted]:
    """What a word of `of` stands for: a node, or everything with that mark."""
    if word in scope.story.nodes:
        return frozenset([(str(word), -1)])
    found = frozenset(_marked(word, scope))
    if not found:
        scope.unknown("V021", word, f"There is no node and no mark `{word}`.", scope.story.nodes)
    return found


def _marked(mark: str, scope: Scope) -> Iterator[Counted]:
    for name, node in scope.story.nodes.items():
        if mark in node.marks:
            yield str(name), -1
        yield from ((str(name), number) for number, block in enumerate(node.body) if mark in block.marks)
