"""The personal file cut into pages: what lies on each, for a window of a given size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from textual.content import Content
from textual.widget import Widget

from game.filing import saying
from game.filing.days import Act, Day
from game.filing.facts import Fact
from game.filing.file import PersonalFile
from game.filing.network import Network
from game.filing.sealed import Sealed
from game.playing.dossier import LedgerLine
from game.playing.telling import Document, Yours
from game.tui import words as set_in_type
from game.tui.options import Item
from game.tui.passage import Passage, set_lines
from game.tui.script import script
from game.tui.widgets.columns import GAP, columns
from game.tui.widgets.fabric import fabric
from game.tui.widgets.menu import Menu
from game.tui.widgets.plain import Plain
from game.tui.words import FADED, HEADING, PRINTED, RED

COVER, LAST = "cover", "last"
DRAWN = "network"
"""The part that is a drawing."""
INDENT = 2
"""Cells before a stamp, and before what is listed."""
FACTS = 4
"""Entries of the codex on a page."""
NARROW = 70
"""Cells below which the table of the ledger has four columns in place of five."""
MONTH, LONGEST_NAME = 8, 16
"""Cells of a month, `Aug 1936`, and of a name in that table; a longer name is wrapped."""
CLOSING = {
    "new": "New game",
    "write": "Write this file as a page for a browser, or for paper",
    "archive": "The archive",
    "leave": "Leave",
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much a page holds, in cells and lines."""

    width: int
    height: int
    desk: int = 0
    """How wide a drawing may be, which is no text; at least as wide as that."""


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of the file."""

    part: str
    """The part it belongs to, or that it is the cover or the last."""
    left: str
    right: str
    """What stands at its head."""
    lay: Callable[[Room], Sequence[Widget]]
    """Makes what lies on it."""


def file_pages(file: PersonalFile) -> list[FilePage]:
    """Every page, from the cover to the one that asks what to do now."""
    laid = {
        "days": _days,
        "ledger": _ledger,
        "network": _network,
        "fates": _fates,
        "sealed": _sealed,
        "facts": _facts,
    }
    pages = [FilePage(COVER, file.story, file.subtitle, partial(_cover, file))]
    for part in file.parts:
        pages.extend(FilePage(part.id, left or part.title, right, lay) for left, right, lay in laid[part.id](file))
    return [*pages, FilePage(LAST, file.story, "", _last)]


Laid = Iterator[tuple[str, str, Callable[[Room], Sequence[Widget]]]]
"""The two sides of a head, the left one empty where it is the part's title; and what makes the page."""


def _cover(file: PersonalFile, _room: Room) -> Sequence[Widget]:
    """The stamp, whose file it is, and what is in it."""
    parts = [Item(number, part.id, Content(part.title)) for number, part in enumerate(file.parts, 1)]
    return [
        Plain(file.ending.upper(), classes="stamp"),
        Plain(file.title, classes="entry title of"),
        Plain(file.span, classes="entry quiet span"),
        Menu(parts),
    ]


def _last(_room: Room) -> Sequence[Widget]:
    return [Menu([Item(number, name, Content(words)) for number, (name, words) in enumerate(CLOSING.items(), 1)])]


def _days(file: PersonalFile) -> Laid:
    """A page a year."""
    for year, days in groupby(file.days, key=lambda day: day.year):
        yield "", year, partial(_year, list(days))


def _year(days: Sequence[Day], room: Room) -> Sequence[Widget]:
    return _set((passage for day in days for passage in _day(day, room)), room)


def _day(day: Day, room: Room) -> Iterator[Passage]:
    yield Passage(Content.styled(" · ".join(filter(None, (day.date, day.at))), FADED), space=2)
    for entry in day.entries:
        yield from _entry(entry, room)


def _entry(entry: Document | Act, room: Room) -> Iterator[Passage]:
    if isinstance(entry, Document):
        yield from script([entry])
        return
    if entry.words:
        yield from script([Yours(entry.words)])
    for line in entry.accusations:
        yield from _stamped(saying.stamp(line), room)
        yield Passage(Content.styled(saying.accused(line), FADED))


def _stamped(words: str, room: Room) -> Iterator[Passage]:
    """A stamp, no wider than its words."""
    short = max(room.width - INDENT - 4 - Content(words).cell_length, 0)
    edge = partial(Passage, indent=INDENT, short=short, ruled=RED)
    yield edge(sides=("┌", "┐"), rule="─")
    yield edge(Content.styled(words, PRINTED), space=0, sides=("│ ", " │"))
    yield edge(space=0, sides=("└", "┘"), rule="─")


def _ledger(file: PersonalFile) -> Laid:
    yield "", "", partial(_table, file)


def _table(file: PersonalFile, room: Room) -> Sequence[Widget]:
    """In five columns, or in four where there is no room; the reason written stands under its line."""
    widths = _widths(file, room)
    head = Plain(columns([_cells(saying.COLUMNS, widths, FADED)], widths), classes="entry")
    rows = (_row(file, line, widths) for line in file.ledger)
    return [head, Plain(Content("\n").join(rows), classes="entry"), Plain(saying.LEDGER, classes="entry quiet")]


def _row(file: PersonalFile, line: LedgerLine, widths: Sequence[int]) -> Content:
    months, years = saying.cells(line)[0].split(" ")[:1], [line.accusation.month[:4]]
    names = (file.network.called(line.accusation.by), file.network.called(line.accusation.of))
    cells = (" ".join([*(month[:3] for month in months), *years]), *names, *saying.cells(line)[3:])
    row = columns([_cells(cells, widths, HEADING if line.yours else "")], widths)
    written = (Content(" " * (widths[0] + GAP)), Content.styled(f'The reason written: "{line.ground}"', FADED))
    return Content("\n").join([row, Content("").join(written)]) if line.ground else row


def _cells(cells: Sequence[str], widths: Sequence[int], style: str) -> list[Content]:
    month, by, of, form, pressed = cells[:5]
    shown = (month, by, of, form, pressed) if len(widths) == 5 else (month, by, of, f"{form}; {pressed}")
    return [Content.styled(cell, style) if style else Content(cell) for cell in shown]


def _widths(file: PersonalFile, room: Room) -> list[int]:
    """The widths of the columns: months and names as they need, what is left over for form and cause."""
    name = min(max(len(node.short) for node in file.network.nodes), LONGEST_NAME)
    left = room.width - MONTH - 2 * name - 3 * GAP
    return (
        [MONTH, name, name, left] if room.width < NARROW else [MONTH, name, name, (left - GAP) // 2, (left - GAP) // 2]
    )


def _network(file: PersonalFile) -> Laid:
    yield "", "", partial(_fabric, file.network)


def _fabric(network: Network, room: Room) -> Sequence[Widget]:
    key = Plain(f"{saying.KEY} {saying.key(network)}.", classes="entry quiet")
    return [*(Plain(piece, classes="entry") for piece in fabric(network, max(room.width, room.desk), room.height)), key]


def _fates(file: PersonalFile) -> Laid:
    yield "", "", lambda room: _set(script(file.fates), room)


def _set(passages: Iterable[Passage], room: Room) -> Sequence[Widget]:
    """Set in type as one widget: to lay a page of them takes as long as there are widgets on it."""
    lines, _ = set_lines(passages, room.width)
    return [Plain(Content("\n").join(lines))]


def _sealed(file: PersonalFile) -> Laid:
    yield "", "", partial(_seals, file)


def _seals(file: PersonalFile, room: Room) -> Sequence[Widget]:
    return _set((passage for kind in file.sealed for passage in _kind(kind)), room)


def _kind(kind: Sealed) -> Iterator[Passage]:
    yield Passage(Content.styled(kind.words, HEADING))
    for thing in ["; ".join(kind.things)] if kind.brief else kind.things:
        yield Passage(Content(thing), space=0, indent=INDENT)


def _facts(file: PersonalFile) -> Laid:
    for start in range(0, len(file.facts), FACTS):
        yield "", "", partial(_entries, file.facts[start : start + FACTS])
    if file.sources:
        yield "Sources", "", partial(_sources, file)


def _entries(facts: Sequence[Fact], room: Room) -> Sequence[Widget]:
    return _set((passage for fact in facts for passage in _fact(fact)), room)


def _fact(fact: Fact) -> Iterator[Passage]:
    yield Passage(Content.styled(fact.title, HEADING))
    yield from (Passage(set_in_type.content(words)) for words in fact.paragraphs)
    numbers = f" Sources: {', '.join(map(str, fact.sources))}." if fact.sources else ""
    yield Passage(Content.styled(fact.status + numbers, FADED))


def _sources(file: PersonalFile, room: Room) -> Sequence[Widget]:
    numbered = enumerate(file.sources, 1)
    lines = (Content(f"{number}. ") + set_in_type.content(words) for number, words in numbered)
    return _set((Passage(line, space=0) for line in lines), room)
