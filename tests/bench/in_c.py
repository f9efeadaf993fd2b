"""A synthetic story as C, one function a node: what the same work costs where nothing is in the way.

Only what synthetic stories use: meters, flags, machines whose events have no guards.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.language.effects import Assign, Shift
from game.language.tree import All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.machine.program import Mark, Operation, Program, Site, Transit

_HEAD = """\
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int v[{many}];
static const int start[{many}] = {{{start}}};
static uint32_t *tape;
static size_t tape_length, at;

static inline unsigned pick(unsigned many) {{
    unsigned picked = (uint64_t)tape[at] * many >> 32;
    at = at + 1 == tape_length ? 0 : at + 1;
    return picked;
}}
static inline int clamped(int value, int top) {{ return value < 0 ? 0 : value > top ? top : value; }}
"""
_MAIN = """\
int main(int argc, char **argv) {{
    FILE *file = fopen(argv[1], "rb");
    fseek(file, 0, SEEK_END);
    tape_length = ftell(file) / sizeof *tape;
    rewind(file);
    tape = malloc(tape_length * sizeof *tape);
    if (fread(tape, sizeof *tape, tape_length, file) != tape_length) return 1;
    long plays = atol(argv[2]);
    uint64_t sum = 0;
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (long play = 0; play < plays; play++) {{
        memcpy(v, start, sizeof v);
        for (int site = {first}; site >= 0;) site = sites[site]();
        for (int i = 0; i < {many}; i++) sum += (uint64_t)(i + 1) * v[i];
    }}
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.9f %llu\\n", (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) * 1e-9, (unsigned long long)sum);
    return 0;
}}
"""


def compiled(program: Program, folder: Path) -> Path | None:
    """The program built by gcc -O3; None where there is no gcc."""
    if shutil.which("gcc") is None:
        return None
    source, built = folder / "story.c", folder / "story"
    source.write_text("\n".join(_Writer(program).lines()), encoding="utf-8")
    subprocess.run(["gcc", "-O3", "-w", "-o", built, source], check=True)
    return built


def run(built: Path, tape: Path, plays: int) -> tuple[float, int]:
    """Seconds for so many playthroughs, and a sum over their last states; picks are taken from the tape."""
    done = subprocess.run([built, tape, str(plays)], check=True, capture_output=True, text=True)
    taken, total = done.stdout.split()
    return float(taken), int(total)


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.numbers = {variable.name: number for number, variable in enumerate(program.variables)}

    def lines(self) -> Iterator[str]:
        sites, many = self.program.sites, len(self.numbers)
        yield _HEAD.format(many=many, start=", ".join(str(variable.initial) for variable in self.program.variables))
        for site in sites:
            yield from self.site(site)
        yield f"static int (*const sites[])(void) = {{{', '.join(f'site_{site.index}' for site in sites)}}};"
        yield _MAIN.format(first=self.program.start, many=many)

    def site(self, site: Site) -> Iterator[str]:
        yield f"static int site_{site.index}(void) {{"
        yield f"    int open[{len(site.moves) or 1}], many = 0;"
        for number, move in enumerate(site.moves):
            yield f"    if ({self.test(move.guard)}) open[many++] = {number};"
        yield "    if (!many) return -1;"
        yield "    switch (open[pick(many)]) {"
        for number, move in enumerate(site.moves):
            yield f"    case {number}: {' '.join(self.operations(move.operations))} return {move.target};"
        yield "    }\n    return -1;\n}"

    def operations(self, operations: Iterable[Operation]) -> Iterator[str]:
        for operation in operations:
            match operation:
                case Assign(variable, value):
                    yield f"{self.value(variable)} = {value};"
                case Shift(variable, amount):
                    value, top = self.value(variable), len(variable.values) - 1
                    yield f"{value} = clamped({value} + ({amount}), {top});"
                case Transit(variable, event):
                    rules, value = self.program.rules[variable.name, event], self.value(variable)
                    yield " else ".join(
                        f"if (UINT64_C({r.sources}) >> {value} & 1) {value} = {r.target};" for r in rules
                    )
                case Mark(bit) if bit not in self.numbers:
                    pass
                case _:
                    raise NotImplementedError(operation)

    def value(self, variable: Variable) -> str:
        return f"v[{self.numbers[variable.name]}]"

    def test(self, tree: Tree) -> str:
        match tree:
            case In(variable, values):
                return f"(UINT64_C({values}) >> {self.value(variable)} & 1)"
            case All(parts):
                return f"({' && '.join(map(self.test, parts))})" if parts else "1"
            case Some(parts):
                return f"({' || '.join(map(self.test, parts))})"
            case Not(part):
                return f"(!{self.test(part)})"
            case Counted(members, counts, _):
                return f"(UINT64_C({counts}) >> ({' + '.join(map(self.test, members))}) & 1)"
