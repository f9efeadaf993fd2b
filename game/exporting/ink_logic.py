"""What ink source does: the variables, what is done to them, and the functions of events, chances and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.exporting.export import safe
from game.exporting.ink_words import INDENT, Branch, Wording, escaped, led, word_function
from game.exporting.logic import assigned, described
from game.language.effects import Assign, Shift
from game.language.tree import All, In
from game.language.variables import Variable
from game.machine.program import Accuse, Mark, Operation, Program, Transit, When


class Logic:
    """Writes what happens in one program."""

    def __init__(self, program: Program, wording: Wording) -> None:
        self.program = program
        self.wording = wording
        self.names = wording.names
        self.by_name = {variable.name: variable for variable in program.variables}
        self.chances = [variable for variable in program.variables if variable.kind == "chance"]

    def variables(self) -> Iterator[str]:
        """The declarations; beside each chance, the variable by which a host decides it."""
        for variable in self.program.variables:
            yield f"VAR {self.names.of(variable)} = {variable.initial} // {described(variable)}"
        yield from (f"VAR {self._fall(chance)} = 0" for chance in self.chances)

    def functions(self) -> Iterator[str]:
        """The functions; those of words for the variables that the prose has read so far."""
        for key, function in self.names.events.items():
            yield from ["", f"=== function {function}()", f"// {safe('.'.join(key))}", *self._event(*key)]
        for chance in self.chances:
            yield from ["", f"=== function deal_{self.names.of(chance)}()", *self._deal(chance)]
        for variable in self.wording.read:
            yield from ["", f"=== function {word_function(self.names, variable)}()", *self._words(variable)]

    def operations(self, operations: Iterable[Operation]) -> Iterator[str]:
        """The lines that do them."""
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
                        yield from self.wording.under(condition, done)

    def _event(self, name: str, event: str) -> Iterator[str]:
        """The first transition whose guard holds is taken."""
        variable = self.by_name[name]
        branches: list[Branch] = []
        for rule in self.program.rules[name, event]:
            done = [f"~ {self.names.of(variable)} = {rule.target}", *self.operations(rule.operations)]
            branches.append((All((In(variable, rule.sources), rule.guard)), done))
        return self.wording.block(branches)

    def _fall(self, chance: Variable) -> str:
        return f"fall_{self.names.of(chance)}"

    def _deal(self, chance: Variable) -> Iterator[str]:
        """The outcome a host has set, or one by ink's dice and the author's weights."""
        weights = self.program.story.world.chances[chance.name]
        yield f"// {safe(chance.name)}: {safe(', '.join(f'{outcome} {weight}' for outcome, weight in weights.items()))}"
        yield from (f"{{ {self._fall(chance)} > 0:", f"{INDENT}~ return {self._fall(chance)}", "}")
        yield f"~ temp point = RANDOM(1, {sum(weights.values())})"
        yield "{"
        reached = 0
        for outcome, weight in weights.items():
            reached += weight
            yield from (f"- point <= {reached}:", f"{INDENT}~ return {chance.index(outcome)}")
        yield "}"

    def _words(self, variable: Variable) -> Iterator[str]:
        yield f"{{ {self.names.of(variable)}:"
        yield from (f"- {value}: {led(escaped(word))}" for value, word in enumerate(variable.words))
        yield "}"
