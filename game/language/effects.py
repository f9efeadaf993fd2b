"""Effects, events and accusations: what a choice or an act does, typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.language.dates import parse_date
from game.language.scope import ANYONE, CAUSES, YOU, Scope
from game.language.variables import Variable
from game.model.problems import did_you_mean
from game.model.text import Text


@dataclass(frozen=True, slots=True)
class Assign:
    """Set a variable to one of its values."""

    variable: Variable
    value: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Move a meter up or down, clamped at its ends."""

    variable: Variable
    amount: int


@dataclass(frozen=True, slots=True)
class Fire:
    """Fire an event of one machine."""

    variable: Variable
    event: str


@dataclass(frozen=True, slots=True)
class Accusation:
    """A recorded act: who accused whom, in what form, in which month, from what."""

    by: str
    of: str
    form: str
    month: str
    causes: tuple[str, ...]


_EFFECT = re.compile(r"\s*(\w+)\s*(\+=|-=|=)\s*(-?\w+)\s*\Z")
_EVENT = re.compile(r"\s*(\w+)\.(\w+)\s*\Z")
_ACCUSATION = re.compile(
    r"\s*(?:(?P<by>\w+)\s+accuses\s+)?(?P<of>\w+)\s*,\s*in\s+(?P<form>[^,\s][^,]*?)\s*,"
    r"(?:\s*in\s+(?P<month>\d{4}-\d\d)\s*,)?\s*from\s+(?P<causes>\w+(?:\s*(?:,|\band\b)\s*\w+)*)\s*\Z"
)


def effect(text: Text, scope: Scope) -> Assign | Shift | None:
    """`standing += 1`, `past = vote`, `kept_log = yes`; None once a problem is reported."""
    found = scope.effects.get(text)
    if found is None and (found := _effect(text, scope)) is not None:
        scope.effects[text] = found
    return found


def _effect(text: Text, scope: Scope) -> Assign | Shift | None:
    match = _EFFECT.match(text)
    if match is None:
        hint = "`standing += 1`, `past = vote`, `kept_log = yes`; several are a list."
        scope.problems.add("V030", text.place, f"`{text[:60]}` is not an effect.", hint)
        return None
    variable = scope.variable(text.part(*match.span(1)))
    if variable is None:
        return None
    value = text.part(*match.span(3))
    return _assign(variable, value, scope) if match[2] == "=" else _shift(variable, match[2], value, scope)


def _assign(variable: Variable, value: Text, scope: Scope) -> Assign | None:
    if variable.kind in ("machine", "chance"):
        hint = "Machines move by events (`fire:`); chances are dealt (`deal:`)."
        scope.problems.add("V031", value.place, f"`{variable.name}` cannot be set.", hint)
        return None
    if value not in variable.values:
        code = "V032" if variable.kind == "meter" else "V020"
        scope.unknown(code, value, f"`{variable.name}` cannot be `{value}`.", variable.values)
        return None
    return Assign(variable, variable.index(value))


def _shift(variable: Variable, sign: str, value: Text, scope: Scope) -> Shift | None:
    if variable.kind != "meter":
        scope.problems.add("V031", value.place, f"`{variable.name}` is no meter; only meters go up and down.")
        return None
    if not value.isdecimal() or not 0 < int(value) < len(variable.values):
        message = f"`{variable.name}` can move by 1 to {len(variable.values) - 1}, not by `{value}`."
        scope.problems.add("V032", value.place, message)
        return None
    return Shift(variable, int(value) if sign == "+=" else -int(value))


def event(text: Text, scope: Scope) -> Fire | None:
    """`raikhlin.accused`; None once a problem is reported."""
    found = scope.events.get(text)
    if found is None and (found := _event(text, scope)) is not None:
        scope.events[text] = found
    return found


def _event(text: Text, scope: Scope) -> Fire | None:
    match = _EVENT.match(text)
    if match is None:
        scope.problems.add("V030", text.place, f"`{text[:60]}` is not an event.", "`raikhlin.accused`")
        return None
    variable = scope.variable(text.part(*match.span(1)))
    if variable is None:
        return None
    if variable.kind != "machine":
        scope.problems.add("V031", text.place, f"`{variable.name}` has no machine, so it takes no events.")
        return None
    events = {transition.event for transition in scope.story.world.machines[variable.template].transitions}
    if match[2] not in events:
        name = text.part(*match.span(2))
        scope.unknown("V020", name, f"No transition of `{variable.name}` takes `{name}`.", events)
        return None
    return Fire(variable, match[2])


def accusation(text: Text, scope: Scope, month: str) -> Accusation | None:
    """`[X accuses] Y, in a FORM, [in YEAR-MONTH,] from CAUSE and CAUSE`; None once a problem is reported."""
    match = _ACCUSATION.match(text)
    if match is None:
        hint = "`raikhlin, in a vote, from purge`; for others, `kosmynina accuses akchurdin, in a signal, from belief`"
        scope.problems.add("V034", text.place, f"`{text[:80]}` is not an accusation.", hint)
        return None
    people = scope.story.world.people
    by = text.part(*match.span("by")) if match["by"] else Text(YOU, text.place)
    of = text.part(*match.span("of"))
    form = _form(text.part(*match.span("form")), scope)
    causes = tuple(text.part(*_shifted(cause.span(), match.start("causes"))) for cause in _words(match["causes"]))
    sound = form is not None
    for name in (by, of):
        if name not in people or name == ANYONE:
            scope.undeclared(name, people, "a person")
            sound = False
    for cause in causes:
        if cause not in CAUSES:
            scope.problems.add("V034", cause.place, f"`{cause}` is not a cause.", did_you_mean(cause, CAUSES))
            sound = False
    if match["month"]:
        month = _month(text.part(*match.span("month")), scope)
        sound = sound and bool(month)
    elif not month:
        hint = "Give the node a `date:`, or write `in 1936-11` before `from`."
        scope.problems.add("V034", text.place, "The accusation has no month.", hint)
    if not sound or not month or form is None:
        return None
    return Accusation(str(by), str(of), form, month, tuple(map(str, causes)))


def _month(words: Text, scope: Scope) -> str:
    date = parse_date(words)
    if date is None:
        scope.problems.add("V035", words.place, f"`{words}` is not a month.", "`1936-11`")
    return date.year_month if date else ""


def _form(words: Text, scope: Scope) -> str | None:
    forms = scope.story.world.forms
    found = next((str(key) for key, phrase in forms.items() if words in (phrase, key)), None)
    if found is None:
        scope.undeclared(words, list(forms.values()), "a declared form of accusation")
    return found


def _words(causes: str) -> list[re.Match[str]]:
    return [match for match in re.finditer(r"\w+", causes) if match[0] != "and"]


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
