"""A story to a program: type everything, then expand nodes to sites, shared scenes once for each caller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from game.language.conditions import condition
from game.language.prose import Line, line, paragraphs
from game.language.scope import Scope
from game.machine.declarations import sound_part
from game.machine.expansion import expanded
from game.machine.graph import circles, postorder
from game.machine.program import Program, Rule, Transit
from game.machine.promises import policies, quantities, vows
from game.machine.soundness import check_program
from game.machine.typing import rules, scene, variants
from game.model.problems import Problems, StoryError
from game.model.story import Story
from game.model.text import Text, place_of

MOST_RAISED = 100
Firing: TypeAlias = tuple[str, str]
"""A machine's variable and an event."""


def compile_story(story: Story) -> Program:
    """The program of a sound story. Raises StoryError with every problem of one that is not."""
    problems = Problems()
    program = try_compile(story, problems)
    if problems.errors:
        raise StoryError(problems.errors)
    return program


def try_compile(story: Story, problems: Problems) -> Program:
    """The program, with what is wrong reported and left out; it can run only if there are no errors."""
    story = sound_part(story, problems)
    scope = Scope.of(story, problems)
    scenes = {str(name): scene(node, scope) for name, node in story.nodes.items()}
    _check_metadata(story, scope)
    transitions = rules(scope)
    _check_raising(transitions, scope)
    epilogues = {str(name): variants(written.variants, scope) for name, written in story.epilogues.items()}
    known = {str(name): variants(person.known, scope) for name, person in story.world.people.items()}
    names = {str(name): _names(name, scope) for name in story.world.people}
    codex = {str(name): paragraphs(entry.text, scope) for name, entry in story.codex.items()}
    sources = {str(name): line(source, scope) for name, source in story.world.sources.items()}
    content = paragraphs(story.metadata.content, scope)
    shown = {str(name): condition(meter.when, scope) for name, meter in story.world.meters.items()}
    asked = (policies(scope), vows(scope), quantities(scope))
    sites = expanded(scenes, scope)
    every = (*scope.variables.values(), *scope.bits.values())
    texts = (epilogues, known, names, codex, sources, content, shown)
    program = Program(story, every, scenes, sites, 0, transitions, *texts, *asked)
    check_program(program, problems)
    return program


def _names(name: str, scope: Scope) -> dict[str, Line]:
    forms = ("full", "called", "initials", "role", "reminder")
    return {form: line(Text(f"{{{name}.{form}}}", place_of(name)), scope) for form in forms}


def _check_metadata(story: Story, scope: Scope) -> None:
    scope.node(story.metadata.start)
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


def _check_raising(transitions: Mapping[Firing, tuple[Rule, ...]], scope: Scope) -> None:
    """Events raised by transitions must form no circle and no avalanche, or a single choice could run for ever."""
    raised = {key: {pair for rule in found for pair in _raised(rule)} for key, found in transitions.items()}
    for name, event in chain.from_iterable(circles(raised)):
        message = f"`{name}.{event}` is raised again by what it sets off."
        hint = "Break the circle: one of the transitions must not fire."
        scope.problems.add("V041", scope.variables[name].place, message, hint)
    sizes: dict[Firing, int] = {}
    for key in postorder(raised):
        sizes[key] = 1 + max(
            (sum(sizes.get(pair, 0) for pair in _raised(rule)) for rule in transitions[key]), default=0
        )
        if sizes[key] > MOST_RAISED:
            message = f"`{'.'.join(key)}` may set off more than {MOST_RAISED} events."
            scope.problems.add("V041", scope.variables[key[0]].place, message, "Let fewer transitions fire.")
            sizes[key] = 0  # what raises it in turn is no problem of its own


def _raised(rule: Rule) -> Iterator[Firing]:
    for operation in rule.operations:
        if isinstance(operation, Transit):
            yield operation.variable.name, operation.event
