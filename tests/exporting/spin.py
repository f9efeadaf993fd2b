"""SPIN as a second opinion: a program's states, counted by it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.exporting.promela import promela
from game.machine.program import Program

THERE = bool(shutil.which("spin") and shutil.which("gcc"))
needs_spin = pytest.mark.skipif(not THERE, reason="needs spin and gcc: `python3 -m tests.exporting.install` as root")
DEPTH = 2_000_000
"""Steps of the longest way without a state twice; SPIN says when there is a longer one."""


@dataclass(frozen=True, slots=True)
class Explored:
    """What SPIN found."""

    states: int
    """Of the machine: without the moment before the story begins."""
    opened: dict[tuple[int, int], int]
    """For each site and move, by number, in how many states it was open; moves that never were are left out."""
    dead_end: bool
    """Whether it stopped where nothing is open and no ending is; only where it was asked to."""


def explored(program: Program, folder: Path, *, stop: bool = False) -> Explored:
    """Lets SPIN search all states, in a folder to work in; with `stop`, up to the first dead end."""
    _build(program, folder, "-O0", "-DPEG")
    said = _searched(folder, "-w18", *([] if stop else ["-E"]))
    return Explored(_states(said), dict(_opened(program, said)), "invalid end state (at" in said)


def timed(program: Program, folder: Path) -> tuple[int, float]:
    """The number of states, and the seconds SPIN says its search took, built for speed, in a folder to work in."""
    _build(program, folder, "-O3")
    said = _searched(folder, "-w26", "-E")
    seconds = re.search(r"elapsed time ([\d.e+-]+) seconds", said)
    assert seconds is not None, said
    return _states(said), float(seconds[1])


def _build(program: Program, folder: Path, *flags: str) -> None:
    (folder / "story.pml").write_text(promela(program).text, encoding="utf-8")
    said = _run(folder, "spin", "-a", "-o1", "-o2", "-o3", "story.pml")
    assert said == "", said
    _run(folder, "gcc", *flags, "-w", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=6000", "-o", "pan", "pan.c")


def _searched(folder: Path, *options: str) -> str:
    """What the search says. Raises AssertionError where it could not search all."""
    said = _run(folder, "./pan", "-n", f"-m{DEPTH}", *options)
    assert "max search depth too small" not in said, said
    assert "out of memory" not in said, said
    return said


def _states(said: str) -> int:
    states = re.search(r"(\d+) states, stored", said)
    assert states is not None, said
    return int(states[1]) - 1


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=600)
    return done.stdout + done.stderr


def _opened(program: Program, said: str) -> Iterator[tuple[tuple[int, int], int]]:
    """What `-DPEG` counts for every line of the model, by the move that stands in it.

    Of several counts for a line the first is the move's, the others are of the ways it can end.
    """
    moves = [(site.index, number) for site in program.sites for number in range(len(site.moves))]
    lines = [number for number, line in enumerate(promela(program).text.splitlines(), 1) if line.startswith("\t:: ")]
    counts: dict[int, int] = {}
    for count, line in re.findall(r"^\s*(\d+)\ttrans +\d+ story\.pml:(\d+)", said, re.MULTILINE):
        counts.setdefault(int(line), int(count))
    for move, line in zip(moves, lines, strict=True):
        if line in counts:
            yield move, counts[line]
