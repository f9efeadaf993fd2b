"""Python source for the sites of a program, and for the events and entries they need.

`v` is the list of all variables' values, in the program's order. What an operation does to a variable is a constant or
a table of its new values; a condition compares a number. Source is made of numbers and names of our own, never of the
author's words.

    def site_12(v, pick, note):
        move = (pick(3) if v[3] >= 2 else (0, 2)[pick(2)])
        if move < 0: return -13
        note(move)
        if move == 0:
            v[3] = (1, 2, 3, 4, 5, 5)[v[3]]
            return 14
        …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from game.language.effects import Assign, Shift
from game.language.tree import ALWAYS, All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.language.words import negated
from game.machine.machine import accusation_bits
from game.machine.program import Accuse, Mark, Operation, Program, Rule, Site, Transit, When

MOST_CASES = 3
"""Guards of a site up to which every set of open moves is written out; there are two for each guard, multiplied."""


class Source:
    """Writes functions, each once; what a function calls is written with it unless it has been before."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.numbers = {variable.name: number for number, variable in enumerate(program.variables)}
        self._names: dict[object, str] = {}
        self._waiting: list[Iterator[str]] = []

    def site(self, index: int) -> tuple[str, str]:
        """The name of a site's function, and source that defines it."""
        lines = list(self._site(self.program.sites[index]))
        while self._waiting:
            lines += self._waiting.pop()
        return f"site_{index}", "\n".join(lines)

    def _site(self, site: Site) -> Iterator[str]:
        yield f"def site_{site.index}(v, pick, note):"
        if site.kind == "passing":
            yield from self._passing(site)
            return
        if site.moves:
            guards = [self._test(move.guard) for move in site.moves]
            yield f"    move = {_picked(guards)}"
            if "True" not in guards:
                yield f"    if move < 0: return {~site.index}"
            yield "    note(move)"
        for number, move in enumerate(site.moves):
            yield f"    if move == {number}:"
            yield from self._operations(move.operations, 2)
            yield f"        return {self._entered(self.program.sites[move.target])}"
        yield f"    return {~site.index}"

    def _passing(self, site: Site) -> Iterator[str]:
        yield from self._operations(site.entry, 1)
        for condition, target in site.exits:
            yield f"    if {self._test(condition)}:"
            yield from self._operations(site.leaving, 2)
            yield f"        return {self._entered(self.program.sites[target])}"

    def _entered(self, site: Site) -> str:
        """What a function returns on entering a site; what happens on entering is done first."""
        if site.kind == "passing":
            return str(site.index)
        number = site.index if site.moves else ~site.index
        return f"{self._called(site.index, self._entry(site, number))}(v)" if site.entry else str(number)

    def _entry(self, site: Site, number: int) -> Iterator[str]:
        yield from self._operations(site.entry, 1)
        yield f"    return {number}"

    def _called(self, key: object, body: Iterator[str]) -> str:
        """The name of a function of the values, which is written if it has not been."""
        if key not in self._names:
            self._names[key] = f"f{len(self._names)}"
            self._waiting.append(chain([f"def {self._names[key]}(v):"], body))
        return self._names[key]

    def _operations(self, operations: Iterable[Operation], depth: int) -> Iterator[str]:
        pad = "    " * depth
        for operation in operations:
            match operation:
                case Assign(variable, value):
                    yield f"{pad}{self._value(variable)} = {value}"
                case Shift(variable, amount):
                    yield pad + self._tabled(variable, _shifted(len(variable.values), amount))
                case Transit(variable, event):
                    yield pad + self._transit(variable, event)
                case Accuse(accusation):
                    yield from self._operations(map(Mark, accusation_bits(accusation)), depth)
                case Mark(bit):
                    if bit in self.numbers:
                        yield f"{pad}v[{self.numbers[bit]}] = 1"
                case When(condition, inner):
                    if body := list(self._operations(inner, depth + 1)):
                        yield f"{pad}if {self._test(condition)}:"
                        yield from body

    def _value(self, variable: Variable) -> str:
        return f"v[{self.numbers[variable.name]}]"

    def _tabled(self, variable: Variable, table: Iterable[int]) -> str:
        value = self._value(variable)
        return f"{value} = {tuple(table)}[{value}]"

    def _transit(self, variable: Variable, event: str) -> str:
        """A table where the event only moves the machine; else a call."""
        rules = self.program.rules[variable.name, event]
        if all(rule.guard == ALWAYS and not rule.operations for rule in rules):
            return self._tabled(variable, _moved(len(variable.values), rules))
        return f"{self._called((variable.name, event), self._rules(variable, rules))}(v)"

    def _rules(self, variable: Variable, rules: Iterable[Rule]) -> Iterator[str]:
        for rule in rules:
            yield f"    if {self._test(All((In(variable, rule.sources), rule.guard)))}:"
            yield f"        {self._value(variable)} = {rule.target}"
            yield from self._operations(rule.operations, 2)
            yield "        return"

    def _test(self, tree: Tree) -> str:
        """An expression that is true, or 1, where the condition holds."""
        match tree:
            case In(variable, values):
                return _compared(self._value(variable), values, len(variable.values))
            case All(parts):
                tests = [test for part in parts if (test := self._test(part)) != "True"]
                return _joined(" and ", tests) if tests else "True"
            case Some(parts):
                return _joined(" or ", [self._test(part) for part in parts])
            case Not(part):
                return self._test(negated(part))
            case Counted(members, counts, _):
                number = f"sum(({', '.join(self._test(member) for member in members)},))"
                return _compared(number, counts, len(members) + 1)


def _joined(word: str, tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"({word.join(tests)})"


def _picked(guards: Sequence[str]) -> str:
    """An expression for the number of the move that is picked among those whose guards hold; -1 where there is none."""
    guarded = [number for number, guard in enumerate(guards) if guard != "True"]
    if len(guarded) <= MOST_CASES:
        return _cases(tuple(range(len(guards))), guarded, guards)
    moves = "".join(f"*(({number},) if {guard} else ()), " for number, guard in enumerate(guards))
    return f"moves[pick(len(moves))] if (moves := ({moves})) else -1"


def _cases(moves: tuple[int, ...], guarded: Sequence[int], guards: Sequence[str]) -> str:
    """Asks the guards one after the other, down to the moves that are then known to be open."""
    if guarded:
        first, *rest = guarded
        without = tuple(move for move in moves if move != first)
        return f"({_cases(moves, rest, guards)} if {guards[first]} else {_cases(without, rest, guards)})"
    if moves == tuple(range(len(moves))):
        return f"pick({len(moves)})" if moves else "-1"
    return f"{moves}[pick({len(moves)})]"


def _compared(number: str, wanted: int, size: int) -> str:
    """Whether a number below `size` is in a set; one comparison where that is one number, all but one, or a half."""
    low, high = (wanted & -wanted).bit_length() - 1, wanted.bit_length() - 1
    everything = (1 << size) - 1
    if wanted in (0, everything):
        return str(wanted != 0)
    if low == high:
        return f"({number} == {low})"
    run = wanted == (2 << high) - (1 << low)
    if run and high == size - 1:
        return f"({number} >= {low})"
    if run and low == 0:
        return f"({number} <= {high})"
    if (others := everything & ~wanted) & others - 1 == 0:
        return f"({number} != {others.bit_length() - 1})"
    return f"({wanted} >> {number} & 1)"


def _shifted(size: int, amount: int) -> Iterator[int]:
    """The new value for each old one, clamped."""
    return (min(max(value + amount, 0), size - 1) for value in range(size))


def _moved(size: int, rules: Sequence[Rule]) -> Iterator[int]:
    """The new state for each old one: that of the first rule that leads from it."""
    for state in range(size):
        yield next((rule.target for rule in rules if rule.sources >> state & 1), state)
