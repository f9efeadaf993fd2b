r"""A program as a Promela model, for SPIN to explore.

Every site at which the machine rests is a place in one process, every move one step of it, so that the states SPIN
stores are the machine's states, and one more: the moment before the story begins.

    s4: /* office */
        if
        :: d_step { (v2 >= 3) -> v1 = MIN(v1 + 1, 5); fire_3; enter_7 } goto s7 /* office.ask_log */
        :: atomic { d_step { v1 = 0; next = 9; pass_9 } if :: next == 7 -> goto s7 :: next == 12 -> goto s12 fi }
        fi;

A jump takes no step where it leads to a rest, also out of `atomic`; where a node leads on by itself the way is found
before, in `next`, which is hidden from the state. Events and arrivals are macros, since SPIN's own `inline` may be
nested sixteen deep only. SPIN allows some two thousand branches in a `d_step`; a longer one is written out in `atomic`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.exporting.export import Export, safe
from game.exporting.logic import Names, assigned, described
from game.language.effects import Assign, Shift
from game.language.tree import All, In
from game.language.variables import Variable
from game.machine.graph import postorder
from game.machine.program import Accuse, Mark, Operation, Program, Site, Transit, When

LONGEST_STEP = 1_500
"""Elements up to which a step is a `d_step`; SPIN takes 2,048."""
BRANCH = 6
"""The elements of an `if` with two ways, besides what is done there."""

_HEAD = """\
/* {title}, a model for SPIN 6.5.

   spin -a -o1 -o2 story.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E

   Without -o1 and -o2 SPIN leaves out of its states what nothing reads. With -E it goes on where nothing is open;
   without, it stops at the first place that is a dead end and no ending.
{notes}*/
#define MIN(a, b) ((a) < (b) -> (a) : (b))
#define MAX(a, b) ((a) > (b) -> (a) : (b))
"""


def promela(program: Program) -> Export:
    """The program as a model, whose size grows with that of the program only."""
    notes = [f"The words are left out; {len(program.sites)} places and {len(program.variables)} variables are here."]
    if any(site.kind == "deal" for site in program.sites):
        notes.append("Chances fall any way they can; their weights are left out.")
    return Export("\n".join(_Model(program, notes).lines()) + "\n", tuple(notes))


class _Model:
    def __init__(self, program: Program, notes: Sequence[str]) -> None:
        self.program = program
        self.notes = notes
        self.names = Names(program)
        self.weights: dict[tuple[str, str], int] = {}
        """What firing an event may come to, in branches and statements."""

    def lines(self) -> Iterator[str]:
        title = safe(str(self.program.story.metadata.title))
        yield _HEAD.format(title=title, notes="".join(f"   {note}\n" for note in self.notes))
        yield from map(self.declaration, self.program.variables)
        yield "hidden int next;\t/* the site on the way to which a step is */"
        yield ""
        variables = {variable.name: variable for variable in self.program.variables}
        for name, event in self.program.rules:
            yield self.event(variables[name], event)
        for site in self.program.sites:
            yield from self.macros(site)
        yield "\nactive proctype story()\n{"
        yield f"\tif :: {self.step('true', (), self.program.start)} fi;"
        for site in self.program.sites:
            yield from self.site(site)
        yield "}"

    def declaration(self, variable: Variable) -> str:
        bits = max((len(variable.values) - 1).bit_length(), 1)
        return f"unsigned {self.names.of(variable)} : {bits} = {variable.initial};\t/* {described(variable)} */"

    def site(self, site: Site) -> Iterator[str]:
        """A place to rest: its moves, or nothing more."""
        if site.kind == "passing":
            return
        yield f"{self.label(site.index)}:\t/* {safe(site.name)} */"
        if not site.moves:
            yield "\tfalse;"
            return
        yield "\tif"
        for move in site.moves:
            yield f"\t:: {self.step(self.names.test(move.guard), move.operations, move.target)}\t/* {safe(move.id)} */"
        yield "\tfi;"

    def label(self, index: int) -> str:
        """SPIN holds a process that stops elsewhere than at an `end` for a mistake."""
        return f"end{index}" if self.program.sites[index].kind == "ending" else f"s{index}"

    def step(self, test: str, operations: Iterable[Operation], target: int) -> str:
        """A guard, what is done where it holds, and the jump to where the machine rests next."""
        rests, weight = self.rests(target), self.weight(operations) + self.arrival_weight(target)
        body = "; ".join([*self.statements(operations), *self.arrival(target)]) or "skip"
        done = f"{test} -> {body}" if weight > LONGEST_STEP else f"d_step {{ {test} -> {body} }}"
        if len(rests) == 1 and weight <= LONGEST_STEP:
            return f"{done} goto {self.label(rests[0])}"
        ways = " ".join(f":: next == {rest} -> goto {self.label(rest)}" for rest in rests)
        return f"atomic {{ {done}; {f'if {ways} fi' if len(rests) > 1 else f'goto {self.label(rests[0])}'} }}"

    def way(self, target: int) -> list[Site]:
        """The sites from a target to where the machine may rest, each before those it leads to."""
        ways: dict[int, list[int]] = {}
        waiting = [target]
        while waiting:
            if (index := waiting.pop()) not in ways:
                ways[index] = [following for _, following in self.program.sites[index].exits]
                waiting += ways[index]
        return [self.program.sites[index] for index in reversed(postorder({target: ways[target], **ways}))]

    def rests(self, target: int) -> list[int]:
        return [site.index for site in self.way(target) if site.kind != "passing"]

    def arrival(self, target: int) -> list[str]:
        """The statements that lead from a move to where the machine rests, through sites that lead on by themselves."""
        first = self.program.sites[target]
        if first.kind != "passing":
            return [f"enter_{target}"] if any(self.statements(first.entry)) else []
        return [f"arrive_{target}"]

    def macros(self, site: Site) -> Iterator[str]:
        entry = list(self.statements(site.entry))
        if site.kind != "passing":
            if entry:
                yield f"#define enter_{site.index} {'; '.join(entry)}"
            return
        leading = "skip"
        for condition, target in reversed(site.exits):
            leading = _either(self.names.test(condition), f"next = {target}", leading)
        leaving = self.statements(site.leaving)
        yield f"#define enter_{site.index} {'; '.join([*entry, leading, *leaving])}"
        others = (
            other for other in self.way(site.index)[1:] if other.kind == "passing" or any(self.statements(other.entry))
        )
        ways = [_either(f"next == {other.index}", f"enter_{other.index}") for other in others]
        yield f"#define arrive_{site.index} {'; '.join([f'enter_{site.index}', *ways])}"

    def event(self, variable: Variable, event: str) -> str:
        """The macro of an event fired at a machine: the first transition whose guard holds is taken."""
        taken = "skip"
        for rule in reversed(self.program.rules[variable.name, event]):
            done = [f"{self.names.of(variable)} = {rule.target}", *self.statements(rule.operations)]
            taken = _either(self.names.test(All((In(variable, rule.sources), rule.guard))), "; ".join(done), taken)
        return f"#define {self.names.events[variable.name, event]} {taken}\t/* {safe(variable.name)}.{safe(event)} */"

    def statements(self, operations: Iterable[Operation]) -> Iterator[str]:
        for operation in operations:
            match operation:
                case Assign(variable) | Shift(variable):
                    yield assigned(operation, self.names.of(variable))
                case Transit(variable, event):
                    yield self.names.events[variable.name, event]
                case Accuse() | Mark():
                    yield from (f"{bit} = 1" for bit in self.names.marked(operation))
                case When(condition, inner):
                    if done := "; ".join(self.statements(inner)):
                        yield _either(self.names.test(condition), done)

    def weight(self, operations: Iterable[Operation]) -> int:
        """How many elements operations come to, once the macros are written out."""
        found = 0
        for operation in operations:
            match operation:
                case Transit(variable, event):
                    found += self.event_weight((variable.name, event))
                case When(_, inner):
                    found += BRANCH + self.weight(inner)
                case _:
                    found += len(self.names.marked(operation)) if isinstance(operation, Accuse | Mark) else 1
        return found

    def event_weight(self, key: tuple[str, str]) -> int:
        if key not in self.weights:
            self.weights[key] = sum(BRANCH + 1 + self.weight(rule.operations) for rule in self.program.rules[key])
        return self.weights[key]

    def arrival_weight(self, target: int) -> int:
        way = self.way(target)
        return sum(BRANCH * (1 + len(site.exits)) + self.weight((*site.entry, *site.leaving)) for site in way)


def _either(test: str, done: str, otherwise: str = "skip") -> str:
    if test == "true":
        return done
    return f"if :: {test} -> {done} :: else -> {otherwise} fi"
