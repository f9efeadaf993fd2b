"""What is wrong with the words: options, codex entries, reminders, locked choices without a reason."""

from __future__ import annotations

from collections.abc import Iterable

from game.checking.contradictions import word_place
from game.language.prose import Either, Line, Reading, Span
from game.language.scope import YOU
from game.language.tree import atoms
from game.language.words import reads_hidden
from game.machine.program import Option, Program
from game.model.problems import Problems
from game.model.story import Entry
from game.model.world import Person

MOST_OPTION_WORDS = 20
MOST_ENTRY_WORDS = 150


def check_wording(program: Program, problems: Problems) -> None:
    """Reports it, as far as it shows without knowing any path."""
    for scene in program.scenes.values():
        for option in scene.options:
            _check_option(option, problems)
    for name, entry in program.story.codex.items():
        _check_entry(entry, program.codex[name], problems)
    for name, person in program.story.world.people.items():
        if name != YOU:
            _check_reminder(name, person, problems)


def _check_option(option: Option, problems: Problems) -> None:
    choice = option.choice
    if (words := longest(option.text)) > MOST_OPTION_WORDS:
        message = f"The option has {words} words; at most {MOST_OPTION_WORDS} can be taken in at a glance."
        problems.add("V073", choice.text.place, message)
    if choice.needs is not None and choice.why is None and reads_hidden(option.open):
        hidden = next(atom for atom in atoms(option.open) if atom.variable.hidden or atom.variable.kind == "bit")
        message = (
            f"`needs` asks for `{hidden.variable.name}`, which the player is not told of, so the choice is hidden."
        )
        hint = "Say `why:` in your own words, or write `when:` if it shall not be seen."
        problems.add("V075", word_place(choice.needs, hidden), message, hint)


def _check_entry(entry: Entry, lines: Iterable[Line], problems: Problems) -> None:
    if (words := sum(map(longest, lines))) > MOST_ENTRY_WORDS:
        problems.add("V074", entry.entry.place, f"The entry has {words} words; at most {MOST_ENTRY_WORDS}.")
    if entry.status != "invented" and not entry.sources:
        hint = "Name a source, or say `status: invented`."
        problems.add("V072", entry.entry.place, f"`{entry.entry}` is {entry.status} and names no source.", hint)


def _check_reminder(name: str, person: Person, problems: Problems) -> None:
    """A reminder must say more than the role, which stands beside it."""
    role, reminder = (" ".join(words.casefold().strip(" .").split()) for words in (person.role, person.reminder))
    if reminder in role or reminder.removeprefix("the ") == role.removeprefix("the "):
        hint = "One line that brings them back to mind after ten scenes: what they did, or how they look."
        problems.add("V077", person.reminder.place, f"The reminder of `{name}` only repeats the role.", hint)


def longest(line: Line) -> int:
    """How many words a line has at most."""
    return len(_longest_text(line).split())


def _longest_text(line: Line) -> str:
    return "".join(map(_longest_piece, line))


def _longest_piece(piece: Span | Either | Reading) -> str:
    match piece:
        case Span(text):
            return text
        case Reading(variable):
            return max(variable.words, key=lambda words: len(words.split()))
        case Either(_, yes, no):
            return max(_longest_text(yes), _longest_text(no), key=lambda words: len(words.split()))
