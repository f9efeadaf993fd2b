"""The file of a finished game in lines: what is in it, and each part of it read out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.filing import saying
from game.filing.days import Act, Day
from game.filing.file import Part, PersonalFile
from game.plain.aloud import sentences, spoken, told_aloud
from game.plain.voice import Voice
from game.playing.telling import Document

Lines = Iterator[str]


def cover(file: PersonalFile) -> Lines:
    """Whose file it is, and how it was closed."""
    yield sentences(file.title, file.span)
    if file.ending:
        yield f"Stamped: {sentences(file.ending)}"


def whole(file: PersonalFile, voice: Voice) -> Iterator[tuple[str, ...]]:
    """The cover and every part, in passages."""
    yield tuple(cover(file))
    for part in file.parts:
        yield (f"{part.title}.",)
        yield from part_aloud(file, part, voice)


def part_aloud(file: PersonalFile, part: Part, voice: Voice) -> Iterator[tuple[str, ...]]:
    """A part of the file, in passages that are followed by an empty line each."""
    return _READ[part.id](file, voice)


def day_aloud(day: Day, voice: Voice) -> tuple[str, ...]:
    """A day: its date and place, then what you did and which papers came."""
    where = ", ".join(filter(None, (day.date, spoken(day.at))))
    return (*([sentences(where)] if where else []), *(line for entry in day.entries for line in _entry(entry, voice)))


def _entry(entry: Document | Act, voice: Voice) -> Lines:
    if isinstance(entry, Document):
        yield from told_aloud(entry, voice)
        return
    if entry.words:
        yield f"You: {voice(entry.words)}"
    for line in entry.accusations:
        yield f"Stamped: {sentences(saying.stamp(line))}"
        yield saying.accused(line)


def _days(file: PersonalFile, voice: Voice) -> Iterator[tuple[str, ...]]:
    return (day_aloud(day, voice) for day in file.days)


def _ledger(file: PersonalFile, _: Voice) -> Iterator[tuple[str, ...]]:
    for line in file.ledger:
        yield (f"{line.month}: {saying.accused(line)}",)
    yield (saying.LEDGER,)


def _network(file: PersonalFile, _: Voice) -> Iterator[tuple[str, ...]]:
    return ((saying.named(file.network, node),) for node in file.network.nodes)


def _fates(file: PersonalFile, voice: Voice) -> Iterator[tuple[str, ...]]:
    return (tuple(told_aloud(fate, voice)) for fate in file.fates)


def _sealed(file: PersonalFile, _: Voice) -> Iterator[tuple[str, ...]]:
    for kind in file.sealed:
        yield (kind.words, *(["; ".join(kind.things)] if kind.brief else kind.things))


def _facts(file: PersonalFile, voice: Voice) -> Iterator[tuple[str, ...]]:
    """The titles, by how well they are known; whoever wants one read asks the codex for it."""
    for status in dict.fromkeys(fact.status for fact in file.facts):
        yield (status, "; ".join(fact.title for fact in file.facts if fact.status == status))
    if file.sources:
        yield ("They rest on these works.", *map(voice, file.sources))


_READ: dict[str, Callable[[PersonalFile, Voice], Iterator[tuple[str, ...]]]] = {
    "days": _days,
    "ledger": _ledger,
    "network": _network,
    "fates": _fates,
    "sealed": _sealed,
    "facts": _facts,
}
