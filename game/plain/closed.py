"""The file of a finished game in lines: what is in it, and each part of it read out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.filing import saying
from game.filing.file import Part, PersonalFile
from game.filing.folios import Act, Folio
from game.plain.aloud import sentences, spoken, told_aloud
from game.playing.telling import Document, plain_words

Lines = Iterator[str]


def cover(file: PersonalFile) -> Lines:
    """Whose file it is, and how it was closed."""
    yield sentences(file.title, file.span)
    if file.ending:
        yield f"Stamped: {sentences(file.ending)}"


def whole(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    """The cover and every part, in passages."""
    yield tuple(cover(file))
    for part in file.parts:
        yield (f"{part.title}.",)
        yield from part_aloud(file, part)


def part_aloud(file: PersonalFile, part: Part) -> Iterator[tuple[str, ...]]:
    """A part of the file, in passages that are followed by an empty line each."""
    return _READ[part.id](file)


def sheet(folio: Folio) -> tuple[str, ...]:
    """A sheet: its number, its day and place, then what is on it."""
    where = sentences(f"Sheet {folio.number}", ", ".join(filter(None, (folio.date, spoken(folio.at)))))
    return (where, *(line for entry in folio.entries for line in _entry(entry)))


def _entry(entry: Document | Act) -> Lines:
    if isinstance(entry, Document):
        yield from told_aloud(entry)
        return
    if entry.words:
        yield f"You: {plain_words(entry.words)}"
    for line in entry.accusations:
        yield f"Stamped: {sentences(saying.stamp(line))}"
        yield saying.accused(line)


def _sheets(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    return map(sheet, file.folios)


def _ledger(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    for line in file.ledger:
        yield (f"{line.month}: {saying.accused(line)}",)
    yield (saying.LEDGER,)


def _network(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    return ((saying.named(file.network, node),) for node in file.network.nodes)


def _fates(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    return (tuple(told_aloud(fate)) for fate in file.fates)


def _sealed(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    for kind in file.sealed:
        yield (kind.words, *(["; ".join(kind.things)] if kind.brief else kind.things))


def _facts(file: PersonalFile) -> Iterator[tuple[str, ...]]:
    """The titles, by how well they are known; whoever wants one read asks the codex for it."""
    for status in dict.fromkeys(fact.status for fact in file.facts):
        yield (status, "; ".join(fact.title for fact in file.facts if fact.status == status))
    if file.sources:
        yield ("They rest on these works.", *map(plain_words, file.sources))


_READ: dict[str, Callable[[PersonalFile], Iterator[tuple[str, ...]]]] = {
    "sheets": _sheets,
    "ledger": _ledger,
    "network": _network,
    "fates": _fates,
    "sealed": _sealed,
    "facts": _facts,
}
