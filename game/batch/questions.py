"""Everything that can be asked of a program's playthroughs: what they come to, and which side of each condition.

A question is the label under which it is heard of when a graph is run. A shared scene has many sites, a template many
machines: what is written once is one question, asked in many places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.batch.steps import Ask, Asked, Label, Steps, labels
from game.language.effects import Shift
from game.language.prose import Either, Line
from game.language.tree import ALWAYS, All, Not, Tree
from game.machine.program import Operation, Option, Passage, Program, Site, Variants, When
from game.model.text import Place, Text, place_of
from game.model.world import Variant

Kind = Literal["node", "choice", "condition", "text", "transition", "effect"]


class Question(NamedTuple):
    """Something that happens in some playthrough, or in none."""

    kind: Kind
    what: str
    """A node's or choice's id, a condition, a transition or a meter's move as written; of a text, its condition."""
    place: Place
    holds: bool = True
    """Of a condition: whether the question is if it ever holds, or if it ever does not."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a program."""

    of_site: Mapping[int, Question]
    """Answered by coming to the site."""
    of_edge: Mapping[tuple[int, int], Question]
    """Answered by taking the edge."""
    asked: Asked
    """Answered by being heard of; what `graph_of` takes."""
    at_any_time: tuple[Ask, ...]
    """Asked wherever the story rests: what is known of people, and what they are called."""

    @property
    def every(self) -> list[Question]:
        """Each question once, in the order of the story's sites."""
        asks = (*self.asked.on_entering.values(), *self.asked.on_moving.values(), self.at_any_time)
        heard = (label for steps in asks for label in labels(steps))
        found = dict.fromkeys((*self.of_site.values(), *self.of_edge.values(), *heard, *self.asked.names.values()))
        return [question for question in found if isinstance(question, Question)]


def questions_of(program: Program) -> Questions:
    """Everything that can be asked of a program."""
    asking = _Asking(program)
    for site in program.sites:
        asking.site(site)
    asking.transitions()
    asked = Asked(asking.on_entering, asking.on_moving, asking.names)
    return Questions(asking.of_site, asking.of_edge, asked, tuple(asking.at_any_time()))


@dataclass(slots=True)
class _Asking:
    program: Program
    of_site: dict[int, Question] = field(default_factory=dict)
    of_edge: dict[tuple[int, int], Question] = field(default_factory=dict)
    on_entering: dict[int, Steps] = field(default_factory=dict)
    on_moving: dict[tuple[int, int], Steps] = field(default_factory=dict)
    names: dict[Label, Question] = field(default_factory=dict)

    def site(self, site: Site) -> None:
        node = site.scene.node
        self.of_site[site.index] = Question("node", str(node.node), place_of(node.node))
        if site.kind == "deal":
            return
        for number, (act, operation) in enumerate(zip(node.acts, site.entry, strict=True)):
            if act.when is not None and isinstance(operation, When):
                for holds in (True, False):
                    self.names["act", site.index, number, holds] = _condition(act.when, holds)
            if isinstance(operation, When):
                self.effects(("act effect", site.index, number), act.do, operation.operations)
        self.on_entering[site.index] = tuple(self.at_rest(site))
        for number, option in enumerate(site.scene.options if site.moves else ()):
            choice = option.choice
            self.of_edge[site.index, number] = Question("choice", option.id, place_of(choice.id))
            self.effects(("move effect", site.index, number), choice.do, option.operations)
            if replies := tuple(passage_asks(option.reply)):
                self.on_moving[site.index, number] = replies

    def effects(self, place: tuple[str, int, int], written: Iterable[Text], operations: Iterable[Operation]) -> None:
        """The moves of meters, which come first among the operations, as they are written."""
        for number, (text, operation) in enumerate(zip(written, operations, strict=False)):
            if isinstance(operation, Shift):
                self.names[*place, number] = Question("effect", str(text), place_of(text))

    def at_rest(self, site: Site) -> Iterator[Ask]:
        scene, node = site.scene, site.scene.node
        yield from line_asks(scene.at, ALWAYS)
        yield from line_asks(scene.care, ALWAYS)
        yield from passage_asks(scene.summary)
        for block, passage in zip(node.body, scene.passages, strict=True):
            yield from condition_asks(block.when, passage.condition, ALWAYS)
            shown = _both(passage.condition)
            yield from line_asks(passage.title, shown)
            yield from variant_asks(block.variants, passage.variants, shown)
        for option in scene.options:
            yield from self.option(option)
        context: Tree = ALWAYS
        for leading, typed in zip(node.next, scene.exits, strict=True):
            yield from condition_asks(leading.when, typed.condition, context)
            context = _both(context, Not(typed.condition))
        for name in node.epilogue:
            yield from variant_asks(self.program.story.epilogues[name].variants, self.program.epilogues[name], ALWAYS)

    def option(self, option: Option) -> Iterator[Ask]:
        choice = option.choice
        fresh: Tree = ALWAYS
        when = option.exists
        if choice.once and isinstance(option.exists, All):
            fresh, when = option.exists.parts
        yield from condition_asks(choice.when, when, fresh)
        yield from line_asks(option.text, option.exists)
        yield from condition_asks(choice.needs, option.open, option.exists)
        yield from line_asks(option.why, _both(option.exists, Not(option.open)))

    def transitions(self) -> None:
        """One question for each transition of a template that some machine has."""
        templates = self.program.story.world.machines
        for variable in self.program.variables:
            if variable.kind != "machine":
                continue
            count: dict[str, int] = defaultdict(int)
            for written in templates[variable.template].transitions:
                event = str(written.event)
                what = f"{variable.template}: {', '.join(written.sources)} -> {written.target}: {event}"
                self.names["rule", variable.name, event, count[event]] = Question("transition", what, written.place)
                count[event] += 1

    def at_any_time(self) -> Iterator[Ask]:
        for name, person in self.program.story.world.people.items():
            for variant, (tree, lines) in zip(person.known, self.program.known[name], strict=True):
                yield from condition_asks(variant.when, tree, ALWAYS)
                for line in lines:
                    yield from line_asks(line, tree)
            context: Tree = ALWAYS
            line = self.program.names[name]["full"]
            for form in person.forms:
                piece = line[0]
                assert isinstance(piece, Either)
                yield from condition_asks(form.when, piece.condition, context)
                context, line = _both(context, Not(piece.condition)), piece.no


def condition_asks(written: Text | None, tree: Tree, context: Tree) -> Iterator[Ask]:
    """Whether a condition ever holds where it is asked, and whether it ever does not."""
    if written is not None:
        yield Ask(_both(context, tree), _condition(written, True))
        yield Ask(_both(context, Not(tree)), _condition(written, False))


def passage_asks(passages: Iterable[Passage]) -> Iterator[Ask]:
    """What varies in text that is written without blocks."""
    for passage in passages:
        yield from variant_asks((), passage.variants, ALWAYS)


def variant_asks(written: Iterable[Variant], typed: Variants, context: Tree) -> Iterator[Ask]:
    """Whether each variant is ever shown, and what varies within it; of text without variants, `written` is empty."""
    found = list(written)
    for number, (tree, lines) in enumerate(typed):
        shown = _both(context, tree)
        if found:
            variant = found[number]
            what = str(variant.when) if variant.when is not None else "otherwise"
            yield Ask(shown, Question("text", what, place_of(variant.text)))
        for line in lines:
            yield from line_asks(line, shown)
        context = _both(context, Not(tree))


def line_asks(line: Line, context: Tree) -> Iterator[Ask]:
    """Whether each side of what varies in a line is ever shown."""
    for piece in line:
        if isinstance(piece, Either):
            yield from condition_asks(piece.written, piece.condition, context)
            yield from line_asks(piece.yes, _both(context, piece.condition))
            yield from line_asks(piece.no, _both(context, Not(piece.condition)))


def _condition(written: Text, holds: bool) -> Question:
    return Question("condition", str(written), place_of(written), holds)


def _both(*trees: Tree) -> Tree:
    """All of the conditions, flat."""
    parts = tuple(part for tree in trees for part in (tree.parts if isinstance(tree, All) else (tree,)))
    return parts[0] if len(parts) == 1 else All(parts)
