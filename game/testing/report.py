"""Outcomes as people and tools read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.model.problems import Problem
from game.model.text import Place, printable
from game.testing.finding import Finding
from game.testing.outcome import Found, Outcome
from game.testing.running import RUNS

ONLY = {
    "plain": "This is so only where the game is not saved and opened again after each step.",
    "reloaded": "This is so only where the game is saved and opened again after each step.",
}
Broken = Mapping[Path, Sequence[Problem]]
"""The stories that could not be played, each with its problems."""


def as_text(outcomes: Sequence[Outcome], broken: Broken) -> str:
    """A line for each script, below it what was found, and a last line that counts."""
    lines = [line for folder, problems in broken.items() for line in _story(folder, problems)]
    lines += [line for outcome in outcomes for line in script_lines(outcome)]
    return "\n".join([*lines, *_count(outcomes)]) + "\n"


def _story(folder: Path, problems: Sequence[Problem]) -> Iterator[str]:
    yield printable(f"{folder}: the story cannot be played, so none of its playthroughs was.")
    yield from (problem_line(problem, folder) for problem in problems)


def problem_line(problem: Problem, folder: Path | None = None) -> str:
    """A problem and its hint, after the place, on one line; that of a story has its file within the story's folder."""
    file = problem.place.file if folder is None else str(folder / problem.place.file)
    return printable(f"{_at(problem.place, file)} {problem.code}: {problem.message} {problem.hint}").rstrip()


def script_lines(outcome: Outcome) -> Iterator[str]:
    """What became of a script, and everything that was found."""
    if outcome.problems:
        yield printable(f"{outcome.file}: cannot be played")
        yield from map(problem_line, outcome.problems)
        return
    amount = f"{_many(outcome.steps, 'step')}, {_many(outcome.expectations, 'expectation')}"
    yield printable(f"{outcome.file}: {'passes' if outcome.passed else 'fails'}, {amount}")
    yield from (f"{finding_line(finding)} Changed." for finding in outcome.changed)
    yield from map(_found_line, outcome.found)


def finding_line(finding: Finding) -> str:
    """A finding and its hint, after the place it is about, on one line."""
    return printable(f"{_at(finding.place)} {finding.message} {finding.hint}").rstrip()


def _found_line(found: Found) -> str:
    only = f" {ONLY[found.runs[0]]}" if len(found.runs) < len(RUNS) else ""
    return f"{finding_line(found.finding)}{only}"


def _at(place: Place, file: str = "") -> str:
    return f"{file or place.file}:{place.line}:{place.column}:"


def _count(outcomes: Sequence[Outcome]) -> Iterator[str]:
    if outcomes:
        failed = sum(not outcome.passed for outcome in outcomes)
        verdict = "all pass" if failed == 0 else f"{failed} {'fails' if failed == 1 else 'fail'}"
        yield f"{_many(len(outcomes), 'playthrough')}, each played twice: {verdict}."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def as_json(outcomes: Sequence[Outcome], broken: Broken) -> str:
    """The same for tools; `docs/testing.md` says what each field holds."""
    stories = [
        {
            "story": str(folder),
            "problems": [_problem(problem, str(folder / problem.place.file)) for problem in problems],
        }
        for folder, problems in broken.items()
    ]
    passed = not broken and all(outcome.passed for outcome in outcomes)
    report = {"passed": passed, "scripts": list(map(_script, outcomes)), "broken_stories": stories}
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _script(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": str(outcome.file),
        "title": outcome.title,
        "passed": outcome.passed,
        "steps": outcome.steps,
        "expectations": outcome.expectations,
        "problems": [_problem(problem, problem.place.file) for problem in outcome.problems],
        "findings": [{**_finding(found.finding), "runs": list(found.runs)} for found in outcome.found],
        "changed": list(map(_finding, outcome.changed)),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {**_place(finding.place), "expected": finding.expected, "found": finding.found, "hint": finding.hint}


def _problem(problem: Problem, file: str) -> dict[str, Any]:
    return {"code": problem.code, **_place(problem.place, file), "message": problem.message, "hint": problem.hint}


def _place(place: Place, file: str = "") -> dict[str, Any]:
    return {"file": file or place.file, "line": place.line, "column": place.column}
