"""Who reads and who writes what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from game.language.effects import Accusation, Assign, Shift
from game.language.prose import Either, Line, Reading, Span
from game.language.tree import Tree, variables
from game.machine.machine import accusation_bits
from game.machine.program import Accuse, Mark, Operation, Option, Passage, Program, Scene, Transit, Variants, When

EVERYWHERE = ""


class Uses:
    """The uses of a program's variables and codex entries, by the node that makes them.

    What stands outside nodes (epilogues, what is known of people, the guards of transitions) is EVERYWHERE.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.read: dict[str, set[str]] = defaultdict(set)
        """Of each variable: where a condition or a text asks for it."""
        self.moved: dict[str, set[str]] = defaultdict(set)
        """Of each machine: where events are fired at it; what comes of one depends on the state."""
        self.written: set[str] = set()
        self.linked: set[str] = set()
        """The codex entries that something else links to."""
        self.accusations: list[Accusation] = []
        self._writes: dict[tuple[str, str], set[str]] = {}
        for name, scene in program.scenes.items():
            self._scene(name, scene)
        self._outside_nodes()

    def writes(self, operations: Iterable[Operation]) -> set[str]:
        """Every variable these operations may change, by themselves or by the events they fire."""
        found: set[str] = set()
        for operation in operations:
            match operation:
                case Assign(variable) | Shift(variable):
                    found.add(variable.name)
                case Transit(variable, event):
                    found |= self._written_by_event(variable.name, event)
                case Accuse(accusation):
                    found.update(accusation_bits(accusation))
                case Mark(bit):
                    found.add(bit)
                case When(_, inner):
                    found |= self.writes(inner)
        return found

    def _written_by_event(self, name: str, event: str) -> set[str]:
        """Also by the events that its transitions raise in turn, which form no circle."""
        if (name, event) not in self._writes:
            rules = self.program.rules[name, event]
            self._writes[name, event] = {name}.union(*(self.writes(rule.operations) for rule in rules))
        return self._writes[name, event]

    def _outside_nodes(self) -> None:
        program = self.program
        for rules in program.rules.values():
            for rule in rules:
                self._tree(EVERYWHERE, rule.guard)
                self._operations(EVERYWHERE, rule.operations)
        for tree in program.shown.values():
            self._tree(EVERYWHERE, tree)
        for variants in (*program.epilogues.values(), *program.known.values()):
            self._variants(EVERYWHERE, variants)
        for line in (*program.content, *(line for forms in program.names.values() for line in forms.values())):
            self._line(EVERYWHERE, line)
        for entry, lines in program.codex.items():
            for line in lines:
                self._line(EVERYWHERE, line, within=entry)

    def _scene(self, name: str, scene: Scene) -> None:
        self._operations(name, scene.acts)
        self._line(name, scene.at)
        self._line(name, scene.care)
        for passage in (*scene.passages, *scene.summary):
            self._passage(name, passage)
        for option in scene.options:
            self._option(name, option)
        for leading in scene.exits:
            self._tree(name, leading.condition)
        self.written.update(scene.node.deal)

    def _option(self, name: str, option: Option) -> None:
        self._tree(name, option.exists)
        self._tree(name, option.open)
        self._line(name, option.text)
        self._line(name, option.why)
        for passage in option.reply:
            self._passage(name, passage)
        self._operations(name, option.operations)

    def _passage(self, name: str, passage: Passage) -> None:
        self._tree(name, passage.condition)
        self._line(name, passage.title)
        self._variants(name, passage.variants)

    def _variants(self, name: str, variants: Variants) -> None:
        for condition, lines in variants:
            self._tree(name, condition)
            for line in lines:
                self._line(name, line)

    def _line(self, name: str, line: Line, within: str = "") -> None:
        for piece in line:
            match piece:
                case Either(condition, yes, no):
                    self._tree(name, condition)
                    self._line(name, yes, within)
                    self._line(name, no, within)
                case Reading(variable):
                    self.read[variable.name].add(name)
                case Span(_, _, entry) if entry and entry != within:
                    self.linked.add(entry)

    def _tree(self, name: str, tree: Tree) -> None:
        for variable in variables(tree):
            self.read[variable.name].add(name)

    def _operations(self, name: str, operations: Iterable[Operation]) -> None:
        self.written |= self.writes(operations)
        for operation in operations:
            match operation:
                case Transit(variable):
                    self.moved[variable.name].add(name)
                case Accuse(accusation):
                    self.accusations.append(accusation)
                case When(condition, inner):
                    self._tree(name, condition)
                    self._operations(name, inner)
