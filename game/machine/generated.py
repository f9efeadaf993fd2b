"""The machine as generated Python: one function a move, for whoever runs a story thousands of times.

A field of a packed state is compared and changed in place, without unpacking. Code is made from the typed program
only: numbers and names of our own, never the author's words. Sites are generated when first reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from game.language.effects import Assign, Shift
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.machine.machine import Machine, accusation_bits
from game.machine.program import Accuse, Mark, Operation, Rule, Site, Transit, When

Step = Callable[[int], int]
Open = Callable[[int], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class SiteCode:
    """What can be done at a site: which moves are open in a state, and each move as a function of the state."""

    open: Open
    steps: tuple[Step, ...]


class GeneratedMachine:
    """Steps without a record. `codes[state & site_mask]` is the code of the site a state rests at."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.site_mask = machine.layout.site.mask
        self.codes = _Codes(self)
        self._names: dict[str, Any] = {"min": min}
        self._lines: list[str] = []

    def play(self, state: int, pick: Callable[[int], int]) -> tuple[int, list[int]]:
        """Plays on until nothing is open: the last state, and which of the open moves was picked each time.

        `pick` is given the number of open moves and returns one of them, from 0.
        """
        codes, mask, picked = self.codes, self.site_mask, []
        while moves := (code := codes[state & mask]).open(state):
            number = moves[pick(len(moves))]
            picked.append(number)
            state = code.steps[number](state)
        return state, picked

    def generate(self, index: int) -> SiteCode:
        """The code of one site and of all that entering its targets needs."""
        site = self.machine.program.sites[index]
        self._lines = []
        self._open(site)
        for number, move in enumerate(site.moves):
            body = [*self._operations(move.operations, 1), f"    {self._enter(move.target)}"]
            self._lines += [f"def step_{number}(s):", *body]
        scope = self._run()
        steps = tuple(scope[f"step_{number}"] for number in range(len(site.moves)))
        return SiteCode(scope["open_moves"], steps)

    def _run(self) -> dict[str, Any]:
        code = compile("\n".join(self._lines), "<generated>", "exec")
        scope = dict(self._names)
        exec(code, scope)  # noqa: S102  # made of our own numbers and names only
        return scope

    def _open(self, site: Site) -> None:
        guards = [self._test(move.guard) for move in site.moves]
        if all(guard == "True" for guard in guards):
            everything = tuple(range(len(guards)))
            self._lines += ["def open_moves(s):", f"    return {everything}"]
            return
        parts = " + ".join(_open_part(number, guard) for number, guard in enumerate(guards))
        self._lines += ["def open_moves(s):", f"    return {parts}"]

    def _enter(self, target: int) -> str:
        """The statement that ends a step: at rest at a site, or through a site that acts or passes."""
        site = self.machine.program.sites[target]
        if not site.entry and site.kind != "passing":
            return f"return s & {~self.site_mask} | {target}"
        name = f"enter_{target}"
        if name not in self._names:
            self._define(name, lambda: self._entry(site))
        return f"return {name}(s)"

    def _entry(self, site: Site) -> Iterator[str]:
        yield from self._operations(site.entry, 1)
        if site.kind != "passing":
            yield f"    return s & {~self.site_mask} | {site.index}"
        for condition, target in site.exits:
            yield f"    if {self._test(condition)}:"
            yield from self._operations(site.leaving, 2)
            yield f"        {self._enter(target)}"

    def _define(self, name: str, body: Callable[[], Iterable[str]]) -> None:
        """Generates a function the code can call. Nothing here reaches itself: a sound story has no such circles."""
        outer, self._lines = self._lines, []
        self._lines = [f"def {name}(s):", *body()]
        self._names[name] = self._run()[name]
        self._lines = outer

    def _operations(self, operations: Iterable[Operation], depth: int) -> Iterator[str]:
        pad = "    " * depth
        for operation in operations:
            match operation:
                case Assign(variable, value):
                    yield pad + self._assign(variable.name, value)
                case Shift(variable, amount):
                    yield pad + self._shift(variable, amount)
                case Transit(variable, event):
                    yield pad + f"s = {self._transit(variable, event)}(s)"
                case Accuse(accusation):
                    marks = [Mark(bit) for bit in accusation_bits(accusation)]
                    yield from self._operations(marks, depth)
                case Mark(bit):
                    if bit in self.machine.layout.fields:
                        yield pad + f"s |= {self.machine.layout.fields[bit].mask}"
                case When(condition, inner):
                    if body := list(self._operations(inner, depth + 1)):
                        yield f"{pad}if {self._test(condition)}:"
                        yield from body

    def _assign(self, name: str, value: int) -> str:
        field = self.machine.layout.fields[name]
        return f"s = s & {~field.mask} | {value << field.shift}"

    def _shift(self, variable: Variable, amount: int) -> str:
        field = self.machine.layout.fields[variable.name]
        step, top = abs(amount) << field.shift, (len(variable.values) - 1) << field.shift
        if amount > 0:
            return f"s += min({step}, {top} - (s & {field.mask}))"
        return f"s -= min({step}, s & {field.mask})"

    def _transit(self, variable: Variable, event: str) -> str:
        name = f"fire_{variable.name}_{event}"
        if name not in self._names:
            self._define(name, lambda: self._rules(variable, self.machine.program.rules[variable.name, event]))
        return name

    def _rules(self, variable: Variable, rules: tuple[Rule, ...]) -> Iterator[str]:
        for rule in rules:
            yield f"    if {self._test(All((In(variable, rule.sources), rule.guard)))}:"
            yield f"        {self._assign(variable.name, rule.target)}"
            yield from self._operations(rule.operations, 2)
            yield "        return s"
        yield "    return s"

    def _test(self, tree: Tree) -> str:
        match tree:
            case In(variable, values):
                return self._in(variable, values)
            case All(parts):
                tests = [test for part in parts if (test := self._test(part)) != "True"]
                return f"({' and '.join(tests)})" if tests else "True"
            case Some(parts):
                return f"({' or '.join(self._test(part) for part in parts)})" if parts else "False"
            case Not(part):
                return f"(not {self._test(part)})"
            case Counted(members, counts, _):
                return f"({counts} >> sum(({', '.join(f'{self._test(member)} != 0' for member in members)},)) & 1)"

    def _in(self, variable: Variable, values: int) -> str:
        """Compares the field in place where the set is one value or runs to an end; else looks it up."""
        field = self.machine.layout.fields[variable.name]
        low, high = (values & -values).bit_length() - 1, values.bit_length() - 1
        if len(variable.values) == 2 and values == 0b10:
            return f"(s & {field.mask})"
        if values in (0, variable.everything):
            return str(values != 0)
        if low == high:
            return f"(s & {field.mask} == {low << field.shift})"
        run = values == (1 << high + 1) - (1 << low)
        if run and high == len(variable.values) - 1:
            return f"(s & {field.mask} >= {low << field.shift})"
        if run and low == 0:
            return f"(s & {field.mask} <= {high << field.shift})"
        return f"({values} >> (s >> {field.shift} & {(1 << field.width) - 1}) & 1)"


def _open_part(number: int, guard: str) -> str:
    return f"({number},)" if guard == "True" else f"(({number},) if {guard} else ())"


class _Codes(dict[int, SiteCode]):
    """The code of each site, generated when it is first asked for."""

    def __init__(self, machine: GeneratedMachine) -> None:
        super().__init__()
        self._machine = machine

    def __missing__(self, index: int) -> SiteCode:
        code = self[index] = self._machine.generate(index)
        return code
