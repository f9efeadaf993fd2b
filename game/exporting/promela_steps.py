"""The steps of a Promela model: what a move does, what it sets off, and the way to where the machine rests next.

Events and arrivals are macros, since SPIN's own `inline` may be nested sixteen deep only. What a site does on being
entered is `enter_…`. Where a site leads on by itself, `enter_…` puts the number of the following one into `next`, and
`arrive_…` enters one after the other until the machine rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from game.exporting.export import safe
from game.exporting.logic import Names, assigned
from game.language.effects import Assign, Shift
from game.language.tree import All, In
from game.language.variables import Variable
from game.machine.graph import postorder
from game.machine.program import Accuse, Mark, Operation, Program, Site, Transit, When

LONGEST_STEP = 1_500
"""Elements up to which a step is a `d_step`; SPIN takes 2,048."""
BRANCH = 6
"""The elements of an `if` with two ways, besides what is done there."""


class Steps:
    """Writes the steps of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.names = Names(program)
        self.way = cache(self._way)
        self.event_weight = cache(self._event_weight)

    def macros(self) -> Iterator[str]:
        """The macros that steps are made of, a line each."""
        variables = {variable.name: variable for variable in self.program.variables}
        for name, event in self.program.rules:
            yield f"#define {self.names.events[name, event]} {self._event(variables[name], event)}"
        for site in self.program.sites:
            if entered := "; ".join(self._entering(site)):
                yield f"#define enter_{site.index} {entered}"
            if site.kind == "passing":
                yield f"#define arrive_{site.index} {'; '.join(self._passing(site))}"

    def rests(self, target: int) -> list[int]:
        """The sites at which the machine may rest once a move leads to a target."""
        return [site.index for site in self.way(target) if site.kind != "passing"]

    def body(self, operations: Iterable[Operation], target: int) -> str:
        """What a move does, and what happens on the way to where the machine rests."""
        site = self.program.sites[target]
        arriving = f"arrive_{target}" if site.kind == "passing" else f"enter_{target}" if self._acts(site) else ""
        return "; ".join(filter(None, [*self._statements(operations), arriving])) or "skip"

    def is_long(self, operations: Iterable[Operation], target: int) -> bool:
        """Whether a step is longer than SPIN takes in one `d_step`."""
        arriving = sum(
            BRANCH * (1 + len(site.exits)) + self._weight((*site.entry, *site.leaving)) for site in self.way(target)
        )
        return self._weight(operations) + arriving > LONGEST_STEP

    def _way(self, target: int) -> list[Site]:
        """The sites from a target to where the machine may rest, each before those it leads to."""
        ways: dict[int, list[int]] = {}
        waiting = [target]
        while waiting:
            if (index := waiting.pop()) not in ways:
                ways[index] = [following for _, following in self.program.sites[index].exits]
                waiting += ways[index]
        return [self.program.sites[index] for index in reversed(postorder(ways))]

    def _acts(self, site: Site) -> bool:
        return any(self._statements(site.entry))

    def _entering(self, site: Site) -> Iterator[str]:
        """What entering does; of a site that leads on by itself, also the finding of the way, and the leaving."""
        yield from self._statements(site.entry)
        if site.kind == "passing":
            leading = "skip"
            for condition, target in reversed(site.exits):
                leading = _either(self.names.test(condition), f"next = {target}", leading)
            yield leading
            yield from self._statements(site.leaving)

    def _passing(self, site: Site) -> Iterator[str]:
        yield f"enter_{site.index}"
        for other in self.way(site.index)[1:]:
            if other.kind == "passing" or self._acts(other):
                yield _either(f"next == {other.index}", f"enter_{other.index}")

    def _event(self, variable: Variable, event: str) -> str:
        """The first transition whose guard holds is taken."""
        taken = "skip"
        for rule in reversed(self.program.rules[variable.name, event]):
            done = [f"{self.names.of(variable)} = {rule.target}", *self._statements(rule.operations)]
            taken = _either(self.names.test(All((In(variable, rule.sources), rule.guard))), "; ".join(done), taken)
        return f"{taken}\t/* {safe(variable.name)}.{safe(event)} */"

    def _statements(self, operations: Iterable[Operation]) -> Iterator[str]:
        for operation in operations:
            match operation:
                case Assign(variable) | Shift(variable):
                    yield assigned(operation, self.names.of(variable))
                case Transit(variable, event):
                    yield self.names.events[variable.name, event]
                case Accuse() | Mark():
                    yield from (f"{bit} = 1" for bit in self.names.marked(operation))
                case When(condition, inner):
                    if done := "; ".join(self._statements(inner)):
                        yield _either(self.names.test(condition), done)

    def _weight(self, operations: Iterable[Operation]) -> int:
        """How many elements operations come to, at most, once the macros are written out."""
        found = 0
        for operation in operations:
            match operation:
                case Transit(variable, event):
                    found += self.event_weight(variable.name, event)
                case When(_, inner):
                    found += BRANCH + self._weight(inner)
                case Accuse():
                    found += len(self.names.marked(operation))
                case _:
                    found += 1
        return found

    def _event_weight(self, name: str, event: str) -> int:
        return sum(BRANCH + 1 + self._weight(rule.operations) for rule in self.program.rules[name, event])


def _either(test: str, done: str, otherwise: str = "skip") -> str:
    return done if test == "true" else f"if :: {test} -> {done} :: else -> {otherwise} fi"
