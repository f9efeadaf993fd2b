"""inkjs as a second opinion: exported stories, played by it on lists of numbers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from game.exporting.ink import ink
from game.exporting.logic import Names
from game.machine.program import Program
from tests.exporting.install import CACHE

PLAYER = Path(__file__).with_name("player.js")


def _environment() -> dict[str, str]:
    paths = [os.environ.get("NODE_PATH", ""), str(CACHE / "node_modules")]
    return {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, paths))}


def _there() -> bool:
    asked = ["node", "-e", "require.resolve('inkjs/full')"]
    return (
        shutil.which("node") is not None
        and not subprocess.run(asked, env=_environment(), capture_output=True, check=False).returncode
    )


THERE = _there()
needs_inkjs = pytest.mark.skipif(not THERE, reason="needs node and inkjs: `python3 -m tests.exporting.install`")


@dataclass(frozen=True, slots=True)
class Play:
    """How to play: which way chances fall, by name and outcome, and which of the open options to take each time."""

    falls: Mapping[str, str]
    picks: Sequence[int]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the reader meets, from one choice to the next."""

    node: str
    open: tuple[str, ...]
    """`node.choice` of each option."""
    values: tuple[int, ...]
    """Of every variable, in the program's order."""
    options: tuple[str, ...]
    """The words of the options."""
    lines: tuple[str, ...]
    """What was told, without the places and the dates."""
    places: tuple[str, ...] = field(default=(), compare=False)
    """The places and the dates: ink says only what is new of them."""


def played(request: Sequence[tuple[Program, Sequence[Play]]]) -> list[list[list[Turn]]]:
    """For every program and play, its turns. Raises AssertionError where the compiler or the runtime remarks anything."""
    answers = _answers([_request(program, plays) for program, plays in request])
    return [
        [[_turn(program, turn) for turn in play] for play in answer["plays"]]
        for (program, _), answer in zip(request, answers, strict=True)
    ]


def timed(program: Program, plays: Sequence[Play]) -> float:
    """The seconds inkjs takes for all plays, with all their text and without compiling."""
    (answer,) = _answers([{**_request(program, plays), "variables": []}])
    return float(answer["seconds"])


def _answers(request: list[dict[str, object]]) -> Any:
    done = subprocess.run(
        ["node", PLAYER],
        input=json.dumps(request),
        env=_environment(),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    answers = json.loads(done.stdout)
    for answer in answers:
        assert answer["issues"] == [], answer["issues"]
    return answers


def _request(program: Program, plays: Sequence[Play]) -> dict[str, object]:
    variables = Names(program).variables
    return {
        "source": ink(program).text,
        "variables": [*variables.values()],
        "plays": [{"set": dict(_fallen(program, play)), "picks": play.picks} for play in plays],
    }


def _fallen(program: Program, play: Play) -> list[tuple[str, int]]:
    names = Names(program).variables
    chances = [variable for variable in program.variables if variable.name in play.falls]
    return [(f"fall_{names[chance.name]}", chance.index(play.falls[chance.name])) for chance in chances]


def _turn(program: Program, turn: dict[str, Any]) -> Turn:
    ids, words = zip(*turn["open"], strict=True) if turn["open"] else ((), ())
    lines = tuple(line for line, *tags in turn["lines"] if "where" not in tags)
    places = tuple(line for line, *tags in turn["lines"] if "where" in tags)
    node = list(program.scenes)[turn["node"]]
    return Turn(node, tuple(ids), tuple(turn["values"]), tuple(words), lines, places)
