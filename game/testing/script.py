"""A script: a playthrough with what is expected at its steps, typed against the story it is played on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.language.conditions import condition
from game.language.scope import Scope
from game.machine.machine import Machine
from game.model.problems import Problem, Problems
from game.model.text import Place, Text, place_of
from game.playing.log import Log, LogEntry, Started
from game.playing.playfile import Playfile, PlayfileError
from game.playing.playfile_shape import Expectation
from game.testing.ledgers import Filed, entry
from game.testing.places import OTHERS, AtEnding, AtNode, Locked, Open
from game.testing.states import Holds
from game.testing.texts import Contains, Matches, pattern

MOST_STEPS = 1_000
Expected: TypeAlias = AtNode | AtEnding | Open | Locked | Holds | Contains | Matches | Filed


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a script."""

    place: Place
    """Of what was decided, or of what is only expected."""
    decided: LogEntry | None
    """What the player or chance decided, or a note; None for a step that only expects something."""
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A playthrough file, ready to be looked at on its story."""

    title: str
    log: Log
    place: Place
    """Where it says how it begins."""
    steps: tuple[Step, ...]

    @property
    def expectations(self) -> int:
        """How many there are, over all steps."""
        return sum(len(step.expected) for step in self.steps)


def script(playfile: Playfile, machine: Machine) -> Script:
    """The script in a playthrough file. Raises PlayfileError with every mistake in what it expects."""
    problems = Problems()
    written = playfile.written
    story = str(machine.program.story.metadata.story)
    if written.story != story:
        hint = "Keep it beside its own story, or name that with `--story`."
        message = f"This is a playthrough of the story `{written.story}`, and here is `{story}`."
        raise PlayfileError([Problem("V020", written.story.place, message, hint)])
    if len(written.steps) > MOST_STEPS:
        message = f"More than {MOST_STEPS:,} steps."
        problems.add(
            "V018", written.steps[MOST_STEPS].place, message, "Each is saved and opened again; test less at once."
        )
        raise PlayfileError(problems.errors)
    place = written.start.place if written.start is not None else written.seed.place
    found = Script(playfile.title, playfile.log, place, tuple(_steps(playfile, machine, problems)))
    if problems.found:
        raise PlayfileError(problems.sorted())
    return found


def _steps(playfile: Playfile, machine: Machine, problems: Problems) -> Iterator[Step]:
    scope = Scope.of(machine.program.story, problems)
    decided = (entry for entry in playfile.log.entries if not isinstance(entry, Started))
    for step in playfile.written.steps:
        word = next((word for word in (step.choose, step.dealt, step.note) if word is not None), None)
        expected = tuple(_expected(step.expect, scope)) if step.expect is not None else ()
        place = word.place if word is not None else step.place
        yield Step(place, next(decided) if word is not None else None, expected)


def _expected(written: Expectation, scope: Scope) -> Iterator[Expected]:
    """What is expected, in the order in which it is most useful to know; mistakes are reported and left out."""
    if written == Expectation(place=written.place):
        hint = "Say what is: `node:`, `open:`, `state:` …"
        scope.problems.add("V011", written.place, "Nothing is expected here.", hint)
    if written.node is not None:
        yield AtNode(_said(written.node, scope))
    if written.ending is not None:
        yield AtEnding(_said(written.ending, scope))
    if written.open is not None:
        names = tuple(_said(name, scope) for name in written.open if name != OTHERS)
        yield Open(written.place, names, len(names) < len(written.open))
    for name, words in written.locked.items():
        yield Locked(Text(name, place_of(name)), words)
    yield from _typed(written, scope)


def _typed(written: Expectation, scope: Scope) -> Iterator[Expected]:
    """Conditions, words, patterns and accusations."""
    for text in written.state:
        yield Holds(text, condition(text, scope))
    for words in written.contains:
        yield Contains(_said(words, scope))
    for regular in written.matches:
        if (compiled := pattern(_said(regular, scope), scope.problems)) is not None:
            yield Matches(regular, compiled)
    for line in written.ledger:
        if (described := entry(line, scope)) is not None:
            yield Filed(line, described)


def _said(words: Text, scope: Scope) -> Text:
    """The words; reports where there are none."""
    if not words.strip():
        scope.problems.add("V011", words.place, "Nothing is said here.", "Say what is expected, or take the field out.")
    return words
