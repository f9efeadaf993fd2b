"""Nodes to sites: shared scenes once for each caller, nodes that deal chances once for each deal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.language.effects import Assign
from game.language.scope import Scope
from game.language.tree import ALWAYS, both
from game.machine.program import Mark, Move, Option, Scene, Site, SiteKind
from game.model.scene import Choice, Node

MOST_SITES = 200_000
MOST_MOVES = 1_000_000
MOST_COPIES = 2_000
"""Sites of shared scenes that are called by shared scenes: these multiply."""
Context = tuple[str, ...]
"""The choices whose calls are open, `node.choice` each, outermost first."""


def expanded(scenes: Mapping[str, Scene], scope: Scope) -> tuple[Site, ...]:
    """The sites of all scenes, that of the start first, in the order in which they are reached from it."""
    return _Expansion(scenes, scope).sites()


@dataclass(slots=True)
class _Expansion:
    """Numbers sites as they are reached from the start, breadth first; what is never reached comes last."""

    scenes: Mapping[str, Scene]
    scope: Scope
    numbers: dict[tuple[str, Context, int], int] = field(default_factory=dict)
    waiting: list[tuple[str, Context, int]] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    copies: int = 0

    def sites(self) -> tuple[Site, ...]:
        built: list[Site] = []
        moves = 0
        for name in self.roots():
            if name not in self.reached:
                self.number(name, ())
            while len(built) < len(self.waiting):
                site = self.site(len(built), *self.waiting[len(built)])
                built.append(site)
                moves += len(site.moves)
                if self.copies > MOST_COPIES or len(self.waiting) > MOST_SITES or moves > MOST_MOVES:
                    self.too_many()
                    return ()
        return tuple(built)

    def roots(self) -> Iterator[str]:
        """The start, and for what it does not lead to all others.

        First those that nothing leads to, so that what is called is reached by its call if by any.
        """
        start = str(self.scope.story.metadata.start)
        if start in self.scenes:
            yield start
        if len(self.reached) < len(self.scenes):
            led_to = {str(name) for scene in self.scenes.values() for name in _targets(scene.node)}
            shared = {name for name, scene in self.scenes.items() if scene.node.kind == "shared"}
            yield from sorted(self.scenes, key=lambda name: (name in led_to, name in shared))

    def too_many(self) -> None:
        """A story of honest size never comes here."""
        node = self.scenes[self.waiting[-1][0]].node
        message = f"There are too many ways to call `{node.node}`: each has a copy of the scene to itself."
        hint = "Let shared scenes call each other less, or lead on with `to:` instead."
        self.scope.problems.add("V047", node.node.place, message, hint)

    def number(self, node: str, context: Context, dealt: int = 0) -> int:
        key = (node, context, dealt)
        found = self.numbers.get(key)
        if found is None:
            if node not in self.scenes:
                return -1
            self.numbers[key] = found = len(self.waiting)
            self.waiting.append((str(node), context, dealt))
            self.reached.add(node)
            self.copies += len(context) > 1
        return found

    def site(self, index: int, node: str, context: Context, dealt: int) -> Site:
        found = self.scenes[node]
        name = f"{node}@{'/'.join(context)}" if context else node
        if found.node.deal:
            deals = [chance for chance in found.node.deal if chance in self.scope.story.world.chances]
            if dealt < len(deals):
                moves = tuple(self.deal(node, context, dealt, deals[dealt]))
                return Site(index, f"{name} deals {deals[dealt]}", found, "deal", moves=moves)
        kind = _kind(found.node)
        if kind == "passing":
            exits = tuple([(leading.condition, self.follow(leading.to, context)) for leading in found.exits])
            return Site(index, name, found, kind, found.acts, exits=exits, leaving=(Mark(f"visited({node})"),))
        return Site(
            index, name, found, kind, found.acts, tuple([self.move(option, context) for option in found.options])
        )

    def deal(self, node: str, context: Context, dealt: int, chance: str) -> Iterator[Move]:
        variable = self.scope.variables[chance]
        target = self.number(node, context, dealt + 1)
        for outcome, weight in self.scope.story.world.chances[chance].items():
            fall = Assign(variable, variable.index(outcome))
            yield Move(f"{chance}.{outcome}", ALWAYS, (fall,), target, weight=weight)

    def move(self, option: Option, context: Context) -> Move:
        target = self.target(option.choice, option.id, context)
        return Move(option.id, both(option.exists, option.open), option.operations, target, option)

    def target(self, choice: Choice, name: str, context: Context) -> int:
        if choice.call is not None:
            return self.called(choice, name, context)
        if choice.returns:
            return self.follow("", context)
        if choice.to is None:
            return -1
        found = self.number(choice.to, context)
        if found < 0:
            self.scope.node(choice.to)  # says so
        return found

    def called(self, choice: Choice, name: str, context: Context) -> int:
        if choice.call is None or not self.scope.node(choice.call):
            return -1
        if name in context:
            message = f"The call of `{choice.call}` leads back to itself."
            self.scope.problems.add(
                "V042", choice.call.place, message, "A called scene must return before it calls again."
            )
            return -1
        return self.number(str(choice.call), (*context, name))

    def follow(self, to: str, context: Context) -> int:
        """The site of a node, or of where the innermost call returns to."""
        if to:
            return self.number(to, context)
        if not context:
            return -1
        node, _, choice = context[-1].rpartition(".")
        caller = next(option.choice for option in self.scenes[node].options if option.choice.id == choice)
        if caller.to is None and not caller.returns:
            return -1
        return self.follow(str(caller.to or ""), context[:-1])


def _targets(node: Node) -> Iterator[str | None]:
    for choice in node.choices:
        yield from (choice.call, choice.to)
    yield from (leading.to for leading in node.next)


def _kind(node: Node) -> SiteKind:
    if node.kind == "ending":
        return "ending"
    return "passing" if node.next and not node.choices else "choices"
