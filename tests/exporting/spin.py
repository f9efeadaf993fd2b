"""SPIN as a second opinion: a program's states, counted by it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest

from game.exporting.promela import promela
from game.machine.program import Program

needs_spin = pytest.mark.skipif(
    not (shutil.which("spin") and shutil.which("gcc")),
    reason="needs spin and gcc: `python3 -m tests.exporting.install` as root",
)
FOR_COUNTS = ("-O0", "-DPEG")
FOR_SPEED = ("-O3",)
DEPTH = 2_000_000
"""Steps of the longest way without a state twice; SPIN says when there is a longer one."""


@dataclass(frozen=True, slots=True)
class Explored:
    """What SPIN found."""

    states: int
    """Of the machine: without the moment before the story begins."""
    seconds: float
    """What the search took, without the building of it."""
    opened: dict[tuple[int, int], int]
    """For each site and move, by number, in how many states it was open; moves that never were are left out."""
    dead_end: bool
    """Whether it stopped where nothing is open and no ending is; only where it was asked to."""


def explored(program: Program, folder: Path, *, flags: tuple[str, ...] = FOR_COUNTS, stop: bool = False) -> Explored:
    """Lets SPIN search all states, in a folder to work in; with `stop`, up to the first dead end.

    Raises RuntimeError where it could not search all.
    """
    pan = built(program, folder, flags)
    begun = perf_counter()
    said = _run(folder, str(pan), *([] if stop else ["-E"]), "-n", f"-m{DEPTH}", "-w24")
    taken = perf_counter() - begun
    if "max search depth too small" in said or "out of memory" in said:
        raise RuntimeError(said)
    states = re.search(r"(\d+) states, stored", said)
    assert states is not None, said
    return Explored(int(states[1]) - 1, taken, dict(_opened(program, said)), "invalid end state (at" in said)


def built(program: Program, folder: Path, flags: tuple[str, ...]) -> Path:
    """The search for one program, compiled. Raises AssertionError where SPIN has something to remark."""
    (folder / "story.pml").write_text(promela(program).text, encoding="utf-8")
    said = _run(folder, "spin", "-a", "-o1", "-o2", "-o3", "story.pml")
    assert said == "", said
    _run(folder, "gcc", *flags, "-w", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=6000", "-o", "pan", "pan.c")
    return folder / "pan"


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=600)
    return done.stdout + done.stderr


def _opened(program: Program, said: str) -> Iterator[tuple[tuple[int, int], int]]:
    """What `-DPEG` counts for every line of the model, by the move that stands in it."""
    moves = [(site.index, number) for site in program.sites for number in range(len(site.moves))]
    lines = [number for number, line in enumerate(promela(program).text.splitlines(), 1) if line.startswith("\t:: ")]
    counts = {
        int(line): int(count)
        for count, line in re.findall(r"^\s*(\d+)\ttrans +\d+ story\.pml:(\d+)", said, re.MULTILINE)
    }
    for move, line in zip(moves, lines, strict=True):
        if line in counts:
            yield move, counts[line]
