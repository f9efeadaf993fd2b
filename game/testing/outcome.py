"""What became of scripts: each read, typed and played twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.machine.machine import Machine
from game.model.problems import Problem
from game.playing.errors import PlayError
from game.playing.playfile import PlayfileError, read_playfile
from game.testing.editing import edited
from game.testing.finding import Change, Finding
from game.testing.running import RUNS, Run, findings
from game.testing.script import Script, script


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the runs it was made in."""

    finding: Finding
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one script."""

    file: Path
    title: str = ""
    steps: int = 0
    expectations: int = 0
    problems: tuple[Problem, ...] = ()
    """Why it could not be played at all."""
    found: tuple[Found, ...] = ()
    changed: tuple[Finding, ...] = ()
    """What was found and is now expected, where the script was brought up to date."""

    @property
    def passed(self) -> bool:
        """Whether everything was as expected."""
        return not (self.problems or self.found)


def outcome(file: Path, machine: Machine, *, update: bool = False) -> Outcome:
    """Plays the script in a file twice: in one go, and saved and opened again after each step.

    With `update`, its expectations are first brought up to date where they can be. Raises PlayError where the file
    cannot be written.
    """
    try:
        changed = updated(file, script(read_playfile(file), machine), machine) if update else ()
        typed = script(read_playfile(file), machine)
    except PlayfileError as error:
        return Outcome(file, problems=tuple(error.problems))
    found = tuple(_by_finding({run: findings(typed, machine, run) for run in RUNS}))
    return Outcome(file, typed.title, len(typed.steps), typed.expectations, (), found, changed)


def updated(file: Path, typed: Script, machine: Machine) -> tuple[Finding, ...]:
    """Makes a script expect what is found now, where it can say so; returns what was found. Raises PlayError."""
    found = tuple(finding for finding in findings(typed, machine, "plain") if finding.change is not None)
    try:
        if found:
            _edit(file, [finding.change for finding in found if finding.change is not None])
    except OSError as error:
        raise PlayError(f"{file} cannot be written: {error.strerror}.") from error
    return found


def _edit(file: Path, changes: list[Change]) -> None:
    with file.open("r+", encoding="utf-8", newline="") as stream:
        text = edited(stream.read(), changes)
        stream.seek(0)
        stream.write(text)
        stream.truncate()


def _by_finding(runs: dict[Run, tuple[Finding, ...]]) -> Iterator[Found]:
    """Each finding once, in the order of the file."""
    every: Iterable[Finding] = dict.fromkeys(finding for found in runs.values() for finding in found)
    for finding in sorted(every, key=lambda finding: finding.place):
        yield Found(finding, tuple(run for run, found in runs.items() if finding in found))
