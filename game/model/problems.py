"""Problems are data: a code, a place, a sentence, and a hint.

Every code has a page of its own in `docs/problems/`, whose broken example is also its test.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from game.model.text import Place

MOST_NAMES = 1_000
LONGEST_NAME = 80
MOST_PROBLEMS = 1_000
Severity = Literal["error", "warning"]

CODES: dict[str, tuple[Severity, str]] = {
    # files and YAML
    "V001": ("error", "a file cannot be read"),
    "V002": ("error", "the YAML is broken"),
    "V003": ("error", "a key stands twice"),
    "V004": ("error", "anchors, aliases and tags are not part of a story"),
    "V005": ("error", "nested too deep"),
    "V006": ("error", "a document that is nothing the story knows"),
    # shapes
    "V010": ("error", "unknown field"),
    "V011": ("error", "missing field"),
    "V012": ("error", "wrong type"),
    "V013": ("error", "not one of the allowed words"),
    "V014": ("error", "not a name"),
    "V015": ("error", "two fields that exclude each other"),
    "V016": ("error", "declared twice"),
    "V017": ("error", "prose that is not a block"),
    "V018": ("error", "a text too long"),
    # names
    "V020": ("error", "an undeclared name"),
    "V021": ("error", "an unknown node"),
    "V022": ("error", "an unknown codex entry"),
    "V023": ("error", "a reserved name"),
    "V024": ("error", "a former name that is still in use"),
    # the language
    "V030": ("error", "an expression that cannot be read"),
    "V031": ("error", "a type error in an expression"),
    "V032": ("error", "a value out of range"),
    "V033": ("error", "prose markup that cannot be read"),
    "V034": ("error", "an accusation that cannot be read"),
    "V035": ("error", "a date that cannot be read"),
    # the machine
    "V040": ("error", "a meter, enum, chance or machine that does not fit itself"),
    "V041": ("error", "events that raise each other in a circle, or too many others"),
    "V042": ("error", "shared scenes that call each other in a circle"),
    "V043": ("error", "nodes that lead on by themselves in a circle"),
    "V044": ("error", "a choice or node that leads nowhere"),
    "V045": ("error", "text after a jump"),
    "V046": ("error", "a chance that may be dealt twice"),
    "V047": ("error", "shared scenes called from too many places"),
    # every playthrough
    "V050": ("warning", "a node nothing leads to"),
    "V051": ("error", "a node without a way out"),
    "V052": ("warning", "a condition that can never hold"),
    "V053": ("warning", "a condition that contradicts every path to it"),
    "V054": ("warning", "a condition that always holds"),
    "V055": ("warning", "a machine's transition that can never be taken"),
    "V056": ("warning", "a machine's state that can never be reached"),
    "V057": ("warning", "an event that nothing fires or that nothing takes"),
    "V058": ("warning", "written, never read"),
    "V059": ("warning", "read, never written"),
    "V060": ("warning", "a choice that can never be taken"),
    "V061": ("error", "no ending can be reached from here"),
    "V062": ("warning", "declared, never used"),
    "V063": ("warning", "a node whose choices may all be closed"),
    "V064": ("warning", "first options that may go round for ever"),
    "V065": ("warning", "a choice that changes nothing that is read"),
    "V066": ("warning", "a field that does nothing where it stands"),
    # the words
    "V070": ("warning", "a character that does not print, or is wider than it looks"),
    "V071": ("warning", "a surname in the wrong form"),
    "V072": ("warning", "a codex entry without a source"),
    "V073": ("warning", "an option of more than twenty words"),
    "V074": ("warning", "a codex entry of more than 150 words"),
    "V075": ("warning", "a guard that hides without a word"),
    "V076": ("warning", "a codex entry nothing links to"),
    "V077": ("warning", "a reminder that is empty or only repeats the role"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a story."""

    code: str
    place: Place
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code][0]


@dataclass(slots=True)
class Problems:
    """Collects problems; the first of a kind at a place is kept, repetitions are not."""

    found: dict[tuple[str, Place], Problem] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Names that are declared, but with a problem of their own: to use them is no second problem."""

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Keeps a problem. Raises StoryError where there are so many that more would help nobody."""
        self.found.setdefault((code, place), Problem(code, place, message, hint))
        if len(self.found) >= MOST_PROBLEMS:
            raise StoryError(self.sorted())

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.sorted() if problem.severity == "error"]

    def sorted(self) -> list[Problem]:
        """By file, line, column and code."""
        return sorted(self.found.values(), key=lambda problem: (problem.place, problem.code))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known words, or listing them where they are few; else empty."""
    names = sorted(known)
    near = get_close_matches(word[:LONGEST_NAME], _likely(word, names), n=2, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(f'`{name}`' for name in near)}?"
    return f"There is {', '.join(f'`{name}`' for name in names)}." if 0 < len(names) <= 8 else ""


def _likely(word: str, names: list[str]) -> list[str]:
    """The names worth a closer look; of very many, only those that begin alike."""
    short = [name for name in names if len(name) <= LONGEST_NAME]
    return short if len(short) <= MOST_NAMES else [name for name in short if name[:1] == word[:1]][:MOST_NAMES]


class StoryError(Exception):
    """A story that cannot be played; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{first.place.file}:{first.place.line}:{first.place.column}: {first.message}{more}")
