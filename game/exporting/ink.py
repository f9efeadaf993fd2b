"""A story as ink source: a knot for every node, tunnels for called scenes, functions for events.

It is written from the scenes of a program, not from its sites: where a scene that is called comes back to, ink
remembers. `node` holds the number of the node at rest, each option carries its choice's id as a tag, and a chance falls
as the host sets it in `fall_…`, or by ink's own dice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from game.exporting.export import Export, safe
from game.exporting.ink_logic import Logic
from game.exporting.ink_words import INDENT, Wording, escaped, led
from game.exporting.logic import Names
from game.language.tree import ALWAYS, both
from game.machine.program import Mark, Option, Program, Scene

LOCKED = "An option that is locked is not shown, nor why."
CARE = "A scene to take care with says so; its summary is left out."
CHANCE = "A chance falls by ink's own dice, unless the host sets its `fall_` variable to the number of an outcome."
DOSSIER = "Who is who, the file, the ledger of accusations, stances, promises and saves are left out."


def ink(program: Program) -> Export:
    """The story as ink source, for ink 1.1 and later, which has tags on options."""
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
        self.logic = Logic(program, self.wording)
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
        yield from self.logic.variables()
        yield from (f"VAR {name} = 0" for name in ("chapter", "place", "date"))
        yield f"-> {self.knots[str(self.story.metadata.start)]}"

    def body(self) -> Iterator[str]:
        for name, scene in self.program.scenes.items():
            yield from ["", f"=== {self.knots[name]} ===", f"// {safe(name)}", *self.knot(scene)]
        for name in self.program.epilogues:
            yield from ["", f"=== {self.epilogues[name]} ===", f"// epilogue {safe(name)}", *self.epilogue(name)]
        yield from self.logic.functions()

    def knot(self, scene: Scene) -> Iterator[str]:
        node = scene.node
        yield f"~ node = {self.knots[str(node.node)][1:]}"
        for chance in node.deal:
            name = self.names.variables[str(chance)]
            yield f"~ {name} = deal_{name}()"
        yield from self.logic.operations(scene.acts)
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
            for line in chain(self.logic.operations(option.operations), self.wording.passages(option.reply)):
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
        leaving = list(self.logic.operations([Mark(f"visited({scene.node.node})")]))
        for leading in scene.exits:
            lines = [*leaving, f"-> {self.knots[leading.to]}" if leading.to else "->->"]
            yield from self.wording.under(leading.condition, lines)

    def ending(self, scene: Scene) -> Iterator[str]:
        if scene.node.title:
            yield f"{led(escaped(str(scene.node.title)))} # ending"
        yield from (f"-> {self.epilogues[str(name)]} ->" for name in scene.node.epilogue)
        yield "-> END"

    def epilogue(self, name: str) -> Iterator[str]:
        title: str | None = self.story.epilogues[name].title
        person = self.program.names.get(name)
        written = led(escaped(title)) if title else self.wording.line(person["full"]) if person else safe(name)
        yield from self.wording.variants(self.program.epilogues[name], [(ALWAYS, f"{written} # epilogue")])
        yield "->->"
