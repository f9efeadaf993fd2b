r"""A program as a Promela model, for SPIN to explore.

Every site at which the machine rests is a place in one process, and every move one step of it, so that the states SPIN
stores are the machine's states, and one more: the moment before the story begins.

    s4: /* office */
        if
        :: d_step { (v2 >= 3) -> v1 = MIN(v1 + 1, 5); fire_3; enter_7 } goto s7 /* office.ask_log */
        :: atomic { d_step { true -> v1 = 0; arrive_9 }; if :: next == 7 -> goto s7 :: next == 12 -> goto s12 fi }
        fi;

A jump is no step of its own where it leads to a rest. Where a node leads on by itself the step finds the way and leaves
it in `next`, which is hidden from the state. What is too long for a `d_step` is written out in `atomic`, which is
slower; nothing in it is stored either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.exporting.export import Export, safe
from game.exporting.logic import described
from game.exporting.promela_steps import Steps
from game.language.variables import Variable
from game.machine.program import Operation, Program, Site

WORDS = "The words of the story are left out."
CHANCE = "Chances fall any way they can; their weights are left out."

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
    notes = (WORDS, CHANCE) if any(site.kind == "deal" for site in program.sites) else (WORDS,)
    return Export("\n".join(_Model(program).lines(notes)) + "\n", notes)


class _Model:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.steps = Steps(program)
        self.names = self.steps.names

    def lines(self, notes: Iterable[str]) -> Iterator[str]:
        title = safe(str(self.program.story.metadata.title))
        yield _HEAD.format(title=title, notes="".join(f"   {note}\n" for note in notes))
        yield from map(self.declaration, self.program.variables)
        yield "hidden int next;\t/* the site to which a step has come on its way */\n"
        yield from self.steps.macros()
        yield "\nactive proctype story()\n{"
        yield f"\tif :: {self.step('true', (), self.program.start)} fi;"
        for site in self.program.sites:
            if site.kind != "passing":
                yield from self.rest(site)
        yield "}"

    def declaration(self, variable: Variable) -> str:
        bits = max((len(variable.values) - 1).bit_length(), 1)
        return f"unsigned {self.names.of(variable)} : {bits} = {variable.initial};\t/* {described(variable)} */"

    def rest(self, site: Site) -> Iterator[str]:
        """A place to rest: its moves, or nothing more."""
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
        rests, long = self.steps.rests(target), self.steps.is_long(operations, target)
        done = f"{test} -> {self.steps.body(operations, target)}"
        if not long:
            done = f"d_step {{ {done} }}"
        if len(rests) == 1:
            jump = f"goto {self.label(rests[0])}"
            return f"atomic {{ {done}; {jump} }}" if long else f"{done} {jump}"
        ways = " ".join(f":: next == {rest} -> goto {self.label(rest)}" for rest in rests)
        return f"atomic {{ {done}; if {ways} fi }}"
