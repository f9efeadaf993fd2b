"""A story to a program: type everything, then expand nodes to sites, shared scenes once for each caller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from game.language.effects import Assign
from game.language.prose import Line, line, paragraphs
from game.language.scope import Scope
from game.language.tree import ALWAYS, All, Tree
from game.machine.declarations import check_declarations
from game.machine.program import Mark, Move, Option, Program, Rule, Scene, Site, SiteKind, Transit
from game.machine.soundness import check_program
from game.machine.typing import check_node, rules, scene, variants
from game.model.problems import Problems, StoryError
from game.model.scene import Choice, Node
from game.model.story import Story
from game.model.text import Text, place_of

MOST_SITES = 200_000
Context = tuple[str, ...]
"""The choices whose calls are open, `node.choice` each, outermost first."""


def compile_story(story: Story) -> Program:
    """The program of a sound story. Raises StoryError with every problem of one that is not."""
    problems = Problems()
    program = try_compile(story, problems)
    if program is None or problems.errors:
        raise StoryError(problems.errors)
    return program


def try_compile(story: Story, problems: Problems) -> Program | None:
    """The program, with what is wrong reported; None when the declarations do not hold together."""
    if not check_declarations(story, problems):
        return None
    scope = Scope.of(story, problems)
    scenes = {str(name): scene(node, scope) for name, node in story.nodes.items()}
    _check_metadata(story, scope)
    transitions = rules(scope)
    _check_raising(transitions, scope)
    epilogues = {str(name): variants(written.variants, scope) for name, written in story.epilogues.items()}
    known = {str(name): variants(person.known, scope) for name, person in story.world.people.items()}
    names = {str(name): _names(name, scope) for name in story.world.people}
    codex = {str(name): paragraphs(entry.text, scope) for name, entry in story.codex.items()}
    content = paragraphs(story.metadata.content, scope)
    expansion = _Expansion(scenes, scope)
    sites = expansion.sites()
    every = (*scope.variables.values(), *scope.bits.values())
    program = Program(story, every, scenes, sites, 0, transitions, epilogues, known, names, codex, content)
    check_program(program, problems)
    return program


def _names(name: str, scope: Scope) -> dict[str, Line]:
    forms = ("full", "called", "initials", "role", "reminder")
    return {form: line(Text(f"{{{name}.{form}}}", place_of(name)), scope) for form in forms}


def _check_metadata(story: Story, scope: Scope) -> None:
    check_node(story.metadata.start, scope)
    for node in story.nodes.values():
        for chance in node.deal:
            if chance not in story.world.chances:
                scope.undeclared(chance, story.world.chances, "a declared chance")
        if node.opens is not None and node.opens not in story.metadata.chapters:
            scope.undeclared(node.opens, story.metadata.chapters, "a chapter of `story.yaml`")
        for name in node.epilogue:
            if name not in story.epilogues:
                scope.undeclared(name, story.epilogues, "an epilogue")
    for entry in story.codex.values():
        for source in entry.sources:
            if source not in story.world.sources:
                scope.undeclared(source, story.world.sources, "a declared source")


def _check_raising(transitions: dict[tuple[str, str], tuple[Rule, ...]], scope: Scope) -> None:
    """Events raised by transitions must form no circle, or a single choice could run for ever."""
    raised = {key: {pair for rule in found for pair in _raised(rule)} for key, found in transitions.items()}
    for key in _circular(raised):
        variable = scope.variables[key[0]]
        message = f"`{key[0]}.{key[1]}` is raised again by what it sets off."
        scope.problems.add("V041", variable.place, message, "Break the circle: one of the transitions must not fire.")


def _raised(rule: Rule) -> Iterator[tuple[str, str]]:
    for operation in rule.operations:
        if isinstance(operation, Transit):
            yield operation.variable.name, operation.event


def _circular(graph: dict[tuple[str, str], set[tuple[str, str]]]) -> set[tuple[str, str]]:
    """The keys that can reach themselves."""
    found = set()
    for key, following in graph.items():
        reached, waiting = set(following), list(following)
        while waiting:
            for other in graph.get(waiting.pop(), set()) - reached:
                reached.add(other)
                waiting.append(other)
        if key in reached:
            found.add(key)
    return found


@dataclass(slots=True)
class _Expansion:
    """Numbers sites as they are reached from the start, breadth first; what is never reached comes last."""

    scenes: dict[str, Scene]
    scope: Scope
    numbers: dict[tuple[str, Context, int], int] = field(default_factory=dict)
    waiting: list[tuple[str, Context, int]] = field(default_factory=list)

    def sites(self) -> tuple[Site, ...]:
        built: list[Site] = []
        for name in (self.scope.story.metadata.start, *self.scenes):
            if name in self.scenes and not any(key[0] == name for key in self.numbers):
                self.number(str(name), ())
            while len(built) < len(self.waiting) < MOST_SITES:
                built.append(self.site(len(built), *self.waiting[len(built)]))
        return tuple(built)

    def number(self, node: str, context: Context, dealt: int = 0) -> int:
        key = (node, context, dealt)
        if node not in self.scenes:
            return -1
        if key not in self.numbers:
            self.numbers[key] = len(self.waiting)
            self.waiting.append(key)
        return self.numbers[key]

    def site(self, index: int, node: str, context: Context, dealt: int) -> Site:
        found = self.scenes[node]
        name = f"{node}@{'/'.join(context)}" if context else node
        deals = [chance for chance in found.node.deal if chance in self.scope.story.world.chances]
        if dealt < len(deals):
            moves = tuple(self.deal(node, context, dealt, deals[dealt]))
            return Site(index, f"{name} deals {deals[dealt]}", found, "deal", moves=moves)
        site = Site(index, name, found, _kind(found.node), entry=found.acts, leaving=(Mark(f"visited({node})"),))
        if site.kind == "passing":
            exits = ((leading.condition, self.follow(leading.to, context)) for leading in found.exits)
            return replace(site, exits=tuple(exits))
        return replace(site, moves=tuple(self.move(option, context) for option in found.options))

    def deal(self, node: str, context: Context, dealt: int, chance: str) -> Iterator[Move]:
        variable = self.scope.variables[chance]
        target = self.number(node, context, dealt + 1)
        for outcome, weight in self.scope.story.world.chances[chance].items():
            fall = Assign(variable, variable.index(outcome))
            yield Move(f"{chance}.{outcome}", ALWAYS, (fall,), target, weight=weight)

    def move(self, option: Option, context: Context) -> Move:
        guard: Tree = All((option.exists, option.open))
        target = self.target(option.choice, option.id, context)
        return Move(option.id, guard, option.operations, target, option)

    def target(self, choice: Choice, name: str, context: Context) -> int:
        if choice.call is not None:
            return self.called(choice, name, context)
        if choice.returns:
            return self.follow("", context)
        if choice.to is None or not check_node(choice.to, self.scope):
            return -1
        return self.number(str(choice.to), context)

    def called(self, choice: Choice, name: str, context: Context) -> int:
        if choice.call is None or not check_node(choice.call, self.scope):
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
        return self.number(str(caller.to), context[:-1]) if caller.to is not None else -1


def _kind(node: Node) -> SiteKind:
    if node.kind == "ending":
        return "ending"
    return "passing" if node.next and not node.choices else "choices"
