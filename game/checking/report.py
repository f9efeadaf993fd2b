"""Problems as people, tools and continuous integration read them. The same data, three ways to print it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from game.checking.checker import Checked
from game.model.problems import MOST_PROBLEMS, Problem
from game.model.text import printable
from game.reading.folder import Sources

Named = Callable[[str], str]
"""How a file of the story is called in the report."""
WIDEST = 100


def as_text(checked: Checked, named: Named = str) -> str:
    """Each problem with its line and a caret, and a last line that counts them."""
    parts = [_paragraph(problem, checked.sources, named) for problem in checked.problems]
    return "\n\n".join([*parts, _count(checked)]) + "\n"


def _paragraph(problem: Problem, sources: Sources, named: Named) -> str:
    place = problem.place
    where = f"{named(place.file)}:{place.line}:{place.column}"
    lines = [f"{where}: {problem.severity} {problem.code}: {printable(problem.message)}"]
    lines += _excerpt(sources.line(place), place.line, place.column)
    if problem.hint:
        lines.append(f"  {printable(problem.hint)}")
    return "\n".join(lines)


def _excerpt(line: str, number: int, column: int) -> Iterator[str]:
    """The line and a caret under the word; nothing where there is no such line."""
    if not line.strip():
        return
    start = max(0, column - WIDEST * 2 // 3) if len(line) > WIDEST else 0
    before, rest = line[start : column - 1], line[column - 1 : start + WIDEST]
    word = re.match(r"[\w.]+", rest)
    shown = _one_to_one(before + rest)
    margin = f"{number:>5} | "
    yield margin + shown.rstrip()
    yield " " * (len(margin) - 2) + "| " + " " * len(before) + "^" + "~" * (len(word[0]) - 1 if word else 0)


def _one_to_one(words: str) -> str:
    """Every character in one column, so that the caret stands where it should."""
    return "".join(character if character.isprintable() else " " for character in words)


def _count(checked: Checked) -> str:
    errors, warnings = checked.number("error"), checked.number("warning")
    if not checked.problems:
        return f"No problems in {_many(checked.nodes, 'node')}, {_many(checked.choices, 'choice')}."
    found = [_many(errors, "error")] * bool(errors) + [_many(warnings, "warning")] * bool(warnings)
    enough = " or more" if len(checked.problems) >= MOST_PROBLEMS else ""
    unfollowed = "" if checked.followed else "Paths were not followed: that needs a story without errors.\n"
    return f"{unfollowed}{', '.join(found)}{enough} in {_many(checked.nodes, 'node')}."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def as_json(checked: Checked, named: Named = str) -> str:
    """A list of problems; each has code, severity, file, line, column, message, hint and the text of the line."""
    return json.dumps([_record(problem, checked.sources, named) for problem in checked.problems], indent=2) + "\n"


def _record(problem: Problem, sources: Sources, named: Named) -> dict[str, str | int]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": named(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "hint": problem.hint,
        "text": sources.line(problem.place),
    }


def as_annotations(checked: Checked, named: Named = str) -> str:
    """One workflow command a problem, which the code host shows beside the line."""
    return "".join(f"{_annotation(problem, named)}\n" for problem in checked.problems)


def _annotation(problem: Problem, named: Named) -> str:
    place = problem.place
    file = _escaped(named(place.file), ":,")
    message = _escaped(" ".join(filter(None, [problem.message, problem.hint])))
    return f"::{problem.severity} file={file},line={place.line},col={place.column},title={problem.code}::{message}"


def _escaped(words: str, also: str = "") -> str:
    for character in f"%\r\n{also}":
        words = words.replace(character, f"%{ord(character):02X}")
    return words
