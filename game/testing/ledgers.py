"""What should be in the ledger of accusations: `ledger`, in the words of a story's own accusations.

    you accuse raikhlin, in a vote, in 1936-08, from purge and conformity, ground duty

Whatever is left out may be anything; what is said must be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from game.language.dates import parse_date
from game.language.scope import CAUSES, YOU, Scope
from game.model.problems import did_you_mean
from game.model.text import Text
from game.playing.dossier import LedgerLine, ledger
from game.playing.playthrough import Playthrough
from game.testing.finding import Change, Finding
from game.testing.moment import Moment

_LINE = re.compile(
    r"\s*(?:(?P<by>\w+)\s+accuses?\s+)?(?P<of>\w+)"
    r"(?:\s*,\s*in\s+(?P<form>[^,\s\d][^,]*?))?"
    r"(?:\s*,\s*in\s+(?P<month>\d{4}-\d\d))?"
    r"(?:\s*,\s*from\s+(?P<causes>\w+(?:\s*(?:,|\band\b)\s*\w+)*))?"
    r"(?:\s*,\s*ground\s+(?P<ground>\w+))?\s*\Z"
)
_HINT = "`you accuse raikhlin, in a vote, in 1936-08, from purge and fear, ground duty`; only whom must be said."


@dataclass(frozen=True, slots=True)
class Entry:
    """An accusation, or as much of it as is said; the parts that are not are empty."""

    by: str
    of: str
    form: str = ""
    month: str = ""
    causes: tuple[str, ...] = ()
    ground: str = ""

    def agrees(self, part: str, other: Entry) -> bool:
        """Whether a part of it is not said, or the same; the order of causes makes no difference."""
        mine, others = getattr(self, part), getattr(other, part)
        return not mine or mine == others or (part == "causes" and sorted(mine) == sorted(others))

    def __str__(self) -> str:
        parts = [
            f"{self.by} {'accuse' if self.by == YOU else 'accuses'} {self.of}",
            *[f"in {self.form}"] * bool(self.form),
            *[f"in {self.month}"] * bool(self.month),
            *[f"from {' and '.join(self.causes)}"] * bool(self.causes),
            *[f"ground {self.ground}"] * bool(self.ground),
        ]
        return ", ".join(parts)


PARTS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True)
class Filed:
    """An accusation has been made by now, by the player or another."""

    written: Text
    entry: Entry

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        made = list(entries(moment.playthrough))
        if any(all(self.entry.agrees(part, other) for part in PARTS) for other in made):
            return None
        near = [other for other in made if other.of == self.entry.of]
        found = "; ".join(f"`{other}`" for other in near or made) or "it empty"
        change = Change(self.written.place, str(self._as(near[0]))) if len(near) == 1 else None
        return Finding(self.written.place, f"`{self.written.strip()}` in the ledger", found, change)

    def _as(self, other: Entry) -> Entry:
        """The other, as far as this one says anything."""
        return replace(self.entry, **{part: getattr(other, part) for part in PARTS if getattr(self.entry, part)})


def entries(playthrough: Playthrough) -> Iterator[Entry]:
    """The ledger so far."""
    world = playthrough.machine.program.story.world
    grounds = {str(words): str(name) for name, words in world.grounds.items()}
    for line in ledger(playthrough):
        yield _entry(line, str(world.forms[line.accusation.form]), grounds.get(line.ground, ""))


def _entry(line: LedgerLine, form: str, ground: str) -> Entry:
    made = line.accusation
    return Entry(made.by, made.of, form, made.month, made.causes, ground)


def entry(text: Text, scope: Scope) -> Entry | None:
    """The accusation a line describes; None once a problem is reported."""
    match = _LINE.match(text)
    if match is None:
        scope.problems.add("V034", text.place, f"`{text[:80]}` is not an accusation.", _HINT)
        return None
    before = len(scope.problems.found)
    said = {name: text.part(*match.span(name)) for name in match.groupdict() if match[name]}
    world = scope.story.world
    for name in ("by", "of"):
        if name in said and said[name] not in world.people:
            scope.undeclared(said[name], world.people, "a person")
    if "ground" in said and said["ground"] not in world.grounds:
        scope.undeclared(said["ground"], world.grounds, "a declared ground")
    causes = tuple(_causes(said["causes"], scope)) if "causes" in said else ()
    form = _form(said["form"], scope) if "form" in said else ""
    month = _month(said["month"], scope) if "month" in said else ""
    found = Entry(str(said.get("by", YOU)), str(said["of"]), form, month, causes, str(said.get("ground", "")))
    return found if len(scope.problems.found) == before else None


def _causes(written: Text, scope: Scope) -> Iterator[str]:
    for match in re.finditer(r"(?!and\b)\b\w+", written):
        if match[0] not in CAUSES:
            place = written.place_at(match.start())
            scope.problems.add("V034", place, f"`{match[0]}` is not a cause.", did_you_mean(match[0], CAUSES))
        yield match[0]


def _form(written: Text, scope: Scope) -> str:
    """The form in its own words, by which a story may write it as well as by its id."""
    forms = scope.story.world.forms
    if written not in forms and written not in forms.values():
        scope.undeclared(written, [*forms.values()], "a declared form of accusation")
    return str(forms.get(written, written))


def _month(written: Text, scope: Scope) -> str:
    if parse_date(written) is None:
        scope.problems.add("V035", written.place, f"`{written}` is not a month.", "`1936-11`")
    return str(written)
