"""A story as ink source: a knot for every node, tunnels for called scenes, functions for events.

It is written from the scenes of a program, not from its sites: where a scene that is called comes back to, ink
remembers. `node` holds the number of the node at rest, each option carries its choice's id as a tag, and a chance falls
as the host sets it in `fall_…`, or by ink's own dice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from game.exporting.export import Export, safe
from game.exporting.ink_words import INDENT, Branch, Wording, escaped, led, word_function
from game.exporting.logic import Names, assigned, described
from game.language.effects import Assign, Shift
from game.language.tree import ALWAYS, All, In, both
from game.language.variables import Variable
from game.machine.program import Accuse, Mark, Operation, Option, Program, Scene, Transit, When

LOCKED = "An option that is locked is not shown, nor why."
CARE = "A scene to take care with says so; its summary is left out."
CHANCE = "A chance falls by ink's own dice, unless the host sets its `fall_` variable to the number of an outcome."
DOSSIER = "Who is who, the file, the ledger of accusations, stances, promises and saves are left out."


def ink(program: Program) -> Export:
    """The story as ink source, for ink 1.0 and later."""
    writer = _Writer(program)
    body = list(writer.body())
    notes = tuple(writer.notes())
    return Export("\n".join([*writer.head(notes), *body]) + "\n", notes)


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self.names = Names(program)
        self.wording = Wording(self.names)
        self.variables = {variable.name: variable for variable in program.variables}
        self.knots = {name: f"n{number}" for number, name in enumerate(program.scenes)}
        self.epilogues = {name: f"e{number}" for number, name in enumerate(program.epilogues)}
        self.chapters = {str(name): number for number, name in enumerate(self.story.metadata.chapters, 1)}
        self.places: dict[object, int] = {}
        """A number for every place and every date that a node says."""

    def notes(self) -> Iterator[str]:
        """What ink cannot say of this story."""
        options = list(chain.from_iterable(scene.options for scene in self.program.scenes.values()))
        yield from self.wording.left_out
        if any(option.open != ALWAYS for option in options):
            yield LOCKED
        if any(scene.care for scene in self.program.scenes.values()):
            yield CARE
        if self.story.world.chances:
            yield CHANCE
        yield DOSSIER

    def head(self, notes: Iterable[str]) -> Iterator[str]:
        yield f"// {safe(str(self.story.metadata.title))}"
        yield "//"
        yield from (f"// {note}" for note in notes)
        yield ""
        yield "VAR node = 0"
        for variable in self.program.variables:
            yield f"VAR {self.names.of(variable)} = {variable.initial} // {described(variable)}"
            if variable.kind == "chance":
                yield f"VAR {self.fall(variable)} = 0"
        yield from (f"VAR {name} = 0" for name in ("chapter", "place", "date"))
        yield f"-> {self.knots[str(self.story.metadata.start)]}"

    def body(self) -> Iterator[str]:
        for name, scene in self.program.scenes.items():
            yield from ["", f"=== {self.knots[name]} ===", f"// {safe(name)}", *self.knot(scene)]
        for name in self.program.epilogues:
            yield from [
                "",
                f"=== {self.epilogues[name]} ===",
                f"// epilogue {safe(name)}",
                *self.epilogue(name),
                "->->",
            ]
        for key, function in self.names.events.items():
            yield from ["", f"=== function {function}()", f"// {safe('.'.join(key))}", *self.event(*key)]
        for variable in self.variables.values():
            if variable.kind == "chance":
                yield from ["", f"=== function deal_{self.names.of(variable)}()", *self.deal(variable)]
        for variable in self.wording.read:
            yield from ["", f"=== function {word_function(self.names, variable)}()", *self.words(variable)]

    def knot(self, scene: Scene) -> Iterator[str]:
        node = scene.node
        yield f"~ node = {self.knots[str(node.node)][1:]}"
        for chance in node.deal:
            name = self.names.variables[str(chance)]
            yield f"~ {name} = deal_{name}()"
        yield from self.operations(scene.acts)
        yield from self.heading(scene)
        yield from self.wording.passages(scene.passages)
        if node.kind == "ending":
            yield from self.ending(scene)
        elif scene.options:
            yield from self.options(scene.options)
        else:
            yield from self.exits(scene)

    def heading(self, scene: Scene) -> Iterator[str]:
        """The chapter that begins, the place and the date, where they are new; and what to take care with."""
        if scene.node.opens is not None:
            title = self.story.metadata.chapters[scene.node.opens]
            yield from self.news({"chapter": self.chapters[str(scene.node.opens)]}, f"{led(escaped(title))} # chapter")
        said = {"place": scene.at, "date": scene.date}
        new = {name: self.places.setdefault(what, len(self.places) + 1) for name, what in said.items() if what}
        if new:
            words = [self.wording.line(scene.at), escaped(str(scene.date or ""))]
            yield from self.news(new, f"{' · '.join(filter(None, words))} # where")
        if scene.care:
            yield f"Take care: {self.wording.line(scene.care)} # care"

    def news(self, new: dict[str, int], line: str) -> Iterator[str]:
        """A line that is told only where it says something new."""
        yield f"{{ {' || '.join(f'{name} != {value}' for name, value in new.items())}:"
        yield from (f"{INDENT}~ {name} = {value}" for name, value in new.items())
        yield f"{INDENT}{line}"
        yield "}"

    def options(self, options: Iterable[Option]) -> Iterator[str]:
        tests = [self.names.test(both(option.exists, option.open)) for option in options]
        for option, test in zip(options, tests, strict=True):
            guard = "" if test == "true" else f"{{{test}}} "
            yield f"+ {guard}[{self.wording.line(option.text)} # {safe(option.id)}]"
            for line in chain(self.operations(option.operations), self.wording.passages(option.reply)):
                yield INDENT + line
            yield from (INDENT + line for line in self.way(option))
        if "true" not in tests:
            yield "+ -> END"

    def way(self, option: Option) -> Iterator[str]:
        """Where an option leads: to a node, back from a called scene, either after a scene it calls."""
        choice = option.choice
        call = f"-> {self.knots[choice.call]} ->" if choice.call else ""
        if choice.returns:
            yield from [call] if call else []
            yield "->->"
        else:
            yield f"{call or '->'} {self.knots[str(choice.to)]}"

    def exits(self, scene: Scene) -> Iterator[str]:
        """The first whose condition holds; the last has none."""
        leaving = list(self.operations([Mark(f"visited({scene.node.node})")]))
        for leading in scene.exits:
            lines = [*leaving, f"-> {self.knots[leading.to]}" if leading.to else "->->"]
            if leading.condition == ALWAYS:
                yield from lines
            else:
                yield from self.wording.block([(leading.condition, lines)])

    def ending(self, scene: Scene) -> Iterator[str]:
        if scene.node.title:
            yield f"{led(escaped(str(scene.node.title)))} # ending"
        yield from (f"-> {self.epilogues[str(name)]} ->" for name in scene.node.epilogue)
        yield "-> END"

    def epilogue(self, name: str) -> Iterator[str]:
        title: str | None = self.story.epilogues[name].title
        person = self.program.names.get(name)
        written = led(escaped(title)) if title else self.wording.line(person["full"]) if person else safe(name)
        return self.wording.variants(self.program.epilogues[name], f"{written} # epilogue")

    def operations(self, operations: Iterable[Operation]) -> Iterator[str]:
        for operation in operations:
            match operation:
                case Assign(variable) | Shift(variable):
                    yield f"~ {assigned(operation, self.names.of(variable))}"
                case Transit(variable, event):
                    yield f"~ {self.names.events[variable.name, event]}()"
                case Accuse() | Mark():
                    yield from (f"~ {bit} = 1" for bit in self.names.marked(operation))
                case When(condition, inner):
                    if done := list(self.operations(inner)):
                        yield from done if condition == ALWAYS else self.wording.block([(condition, done)])

    def event(self, name: str, event: str) -> Iterator[str]:
        """The first transition whose guard holds is taken."""
        variable = self.variables[name]
        branches: list[Branch] = []
        for rule in self.program.rules[name, event]:
            done = [f"~ {self.names.of(variable)} = {rule.target}", *self.operations(rule.operations)]
            branches.append((All((In(variable, rule.sources), rule.guard)), done))
        return self.wording.block(branches)

    def fall(self, chance: Variable) -> str:
        return f"fall_{self.names.of(chance)}"

    def deal(self, chance: Variable) -> Iterator[str]:
        """The outcome a host has set, or one by ink's dice and the author's weights."""
        weights = self.story.world.chances[chance.name]
        yield f"// {safe(chance.name)}: {safe(', '.join(f'{outcome} {weight}' for outcome, weight in weights.items()))}"
        yield from (f"{{ {self.fall(chance)} > 0:", f"{INDENT}~ return {self.fall(chance)}", "}")
        yield f"~ temp point = RANDOM(1, {sum(weights.values())})"
        yield "{"
        reached = 0
        for outcome, weight in weights.items():
            reached += weight
            yield from (f"- point <= {reached}:", f"{INDENT}~ return {chance.index(outcome)}")
        yield "}"

    def words(self, variable: Variable) -> Iterator[str]:
        yield f"{{ {self.names.of(variable)}:"
        yield from (f"- {value}: {led(escaped(word))}" for value, word in enumerate(variable.words))
        yield "}"
