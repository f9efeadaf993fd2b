"""What a playthrough leaves behind: where you stand, who is who, the file so far, and the ledger of accusations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from game.language.dates import month_in_words
from game.language.effects import Accusation
from game.language.names import address, surname
from game.language.scope import YOU
from game.language.variables import Variable
from game.machine.machine import Accused, Entered, Machine, State
from game.model.world import Person
from game.playing.offering import offered
from game.playing.playthrough import Playthrough, Step
from game.playing.telling import (
    STEPS,
    Document,
    Paragraph,
    Told,
    Where,
    Words,
    Yours,
    plain_words,
    said,
    told,
    told_alone,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of where you stand: a meter, a paper or a matter, in words."""

    id: str
    title: str
    words: str
    before: str
    """Its words before the last choice, if that changed them; else empty."""
    number: str = ""
    """Of a meter: `3 of 5`."""
    beside: tuple[str, str] = ("", "")
    """Of a meter: the words one step down and one step up; empty at an end."""

    @property
    def steps(self) -> tuple[str, ...]:
        """What lies beside: `A step down: noticed`, and so on."""
        ways = zip(("down", "up"), self.beside, strict=True)
        return tuple(f"A step {way}: {words}" for way, words in ways if words)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody the story has named so far."""

    id: str
    name: str
    called: str
    role: str
    reminder: str
    known: tuple[str, ...]
    """What you know of them."""
    fate: str
    """What has become of them, in a sentence; empty where nothing has, or nobody knows."""
    here: int
    """How often the present scene names them, in its text, in what you did there, or in its options."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A line of the file so far: something you did."""

    date: str
    words: Words
    accusation: str
    """The accusation it made, in words; empty where it made none."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One accusation, the player's or another's."""

    accusation: Accusation
    by: str
    of: str
    form: str
    month: str
    causes: tuple[str, ...]
    ground: str
    """What you wrote as the reason; empty for others, whose reasons nobody knows."""

    @property
    def yours(self) -> bool:
        """Whether you made it."""
        return self.accusation.by == YOU


def outside(playthrough: Playthrough) -> bool:
    """Whether what is being told frames the story, and is told from outside it."""
    return playthrough.site.scene.node.frame


def meters(playthrough: Playthrough) -> tuple[Standing, ...]:
    """Where you stand, one line for each meter that is shown; nowhere outside the story."""
    if outside(playthrough):
        return ()
    machine, state = playthrough.machine, playthrough.state
    meters = (v for v in machine.program.variables if v.kind == "meter" and not v.hidden)
    shown = (meter for meter in meters if machine.holds(state, machine.program.shown[meter.name]))
    return tuple(_measured(_standing(playthrough, meter), meter) for meter in shown)


def _measured(standing: Standing, meter: Variable) -> Standing:
    """With its number, and what lies beside it. Words that two values share are one step."""
    at = meter.words.index(standing.words)
    last = max(index for index, words in enumerate(meter.words) if words == standing.words)
    beside = meter.words[at - 1] if at else "", meter.words[last + 1] if last + 1 < len(meter.words) else ""
    return replace(standing, beside=beside)


def papers(playthrough: Playthrough) -> tuple[Standing, ...]:
    """The papers and matters that have left their first state; none outside the story."""
    if outside(playthrough):
        return ()
    world = playthrough.machine.program.story.world
    things = (v for v in playthrough.machine.program.variables if v.name in world.papers or v.name in world.matters)
    open_to_view = (v for v in things if not v.hidden)
    return tuple(
        _standing(playthrough, variable)
        for variable in open_to_view
        if playthrough.machine.value(playthrough.state, variable) != variable.initial
    )


def _standing(playthrough: Playthrough, variable: Variable) -> Standing:
    machine, choice = playthrough.machine, playthrough.steps[playthrough.turn.start]
    value = machine.value(playthrough.state, variable)
    words, before = (variable.words[at] for at in (value, machine.value(choice.before, variable)))
    number = f"{variable.values[value]} of {variable.values[-1]}" if variable.kind == "meter" else ""
    return Standing(variable.name, variable.title, words, before if before != words else "", number)


def acquaintances(playthrough: Playthrough, read: Iterable[Told] | None = None) -> tuple[Acquaintance, ...]:
    """Everybody the text has named so far, in the order in which the story declares them.

    `read` is what has been read of the latest turn, where that is not all of it.
    """
    named, scene = (met(playthrough), _scene(playthrough)) if read is None else _read_of(playthrough, read)
    return tuple(
        _acquaintance(playthrough, name, sum(1 for _ in called.uses(scene)))
        for name, called in _everybody(playthrough.machine).items()
        if name in named
    )


def _read_of(playthrough: Playthrough, read: Iterable[Told]) -> tuple[frozenset[str], str]:
    """Whom the text names up to here, and the text of the present scene up to here."""
    parts = [*read]
    before = met(replace(playthrough, steps=playthrough.steps[: playthrough.turn.start]))
    latest = " ".join(words for part in parts for words in _texts(part))
    return before | _uses(playthrough.machine, latest), " ".join(_since_a_place(parts))


def met(playthrough: Playthrough) -> frozenset[str]:
    """The ids of everybody the text has named so far."""
    return frozenset[str]().union(*(_named(playthrough.machine, step) for step in playthrough.steps))


@lru_cache(maxsize=STEPS)
def _named(machine: Machine, step: Step) -> frozenset[str]:
    """Whom the text of a step names, or an option it led to. It never changes, and is asked of each at every choice."""
    told_of = (words for part in told_alone(machine, step) for words in _texts(part))
    return _uses(machine, " ".join([*told_of, *_options(machine, step.state)]))


def _uses(machine: Machine, text: str) -> frozenset[str]:
    return frozenset(person for person, called in _everybody(machine).items() if any(called.uses(text)))


@dataclass(frozen=True, slots=True)
class _Called:
    """What a text may call somebody."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]

    def uses(self, text: str) -> Iterator[re.Match[str]]:
        """Every time it does. Most people are in few texts, and a plain look at one is quicker than the pattern."""
        return self.pattern.finditer(text) if any(name in text for name in self.names) else iter(())


@lru_cache(maxsize=1)
def _everybody(machine: Machine) -> dict[str, _Called]:
    """For everybody but you, in the order of the story, what a text may call them."""
    people = machine.program.story.world.people
    return {str(name): _called(person) for name, person in people.items() if name != YOU}


def _called(person: Person) -> _Called:
    names = tuple(filter(None, _names(person)))
    return _Called(names, re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b"))


def _names(person: Person) -> Iterator[str]:
    """What a text may call somebody so that nobody else is meant; a first name alone may be another's."""
    yield person.called or ""
    for name in (person.name, *(form.name for form in person.forms)):
        yield from (surname(name), surname(name).upper())
        if " " in (polite := address(name)):
            yield polite


def _texts(part: Told) -> Iterator[str]:
    match part:
        case Paragraph(words) | Yours(words):
            yield plain_words(words)
        case Document(_, title, lines):
            yield from map(plain_words, (title, *lines))


def _scene(playthrough: Playthrough) -> str:
    """What the latest turn has told since it last came to a place, and the options of the moment."""
    turn = (part for index in playthrough.turn for part in told(playthrough, index))
    return " ".join([*_since_a_place(turn), *_options(playthrough.machine, playthrough.state)])


def _since_a_place(parts: Iterable[Told]) -> Iterator[str]:
    scene: list[Told] = []
    for part in parts:
        scene = [] if isinstance(part, Where) else [*scene, part]
    return (words for part in scene for words in _texts(part))


def _options(machine: Machine, state: State) -> Iterator[str]:
    return (plain_words(offer.words) for offer in offered(machine, state))


def _acquaintance(playthrough: Playthrough, name: str, here: int) -> Acquaintance:
    machine, state = playthrough.machine, playthrough.state
    program = machine.program
    forms = {form: plain_words(said(machine, state, line)) for form, line in program.names[name].items()}
    known = [
        plain_words(said(machine, state, line))
        for condition, paragraphs in program.known[name]
        if machine.holds(state, condition)
        for line in paragraphs
    ]
    full, called, role, reminder = (forms[form] for form in ("full", "called", "role", "reminder"))
    return Acquaintance(name, full, called, role, reminder, tuple(known), _fate(machine, state, name), here)


def _fate(machine: Machine, state: State, name: str) -> str:
    fate = machine.program.variable(name)
    if fate is None or fate.hidden or machine.value(state, fate) == fate.initial:
        return ""
    words = fate.words[machine.value(state, fate)]
    return f"{words[:1].upper()}{words[1:]}."


def file_so_far(playthrough: Playthrough) -> tuple[Filed, ...]:
    """Your acts, dated, in the words of the options."""
    found, date = [], ""
    for step in playthrough.steps:
        if (filed := _filed(playthrough, step, date)) is not None:
            found.append(filed)
        for happening in step.happenings:
            if isinstance(happening, Entered) and happening.site.scene.date:
                date = str(replace(happening.site.scene.date, hour=""))
    return tuple(found)


def is_act(machine: Machine, step: Step) -> bool:
    """Whether a step is something you did; the reason that is written under an accusation belongs to that."""
    done = step.option is not None and step.option.choice.ground is None
    return bool(own_accusations(step)) or (done and not machine.site(step.before).scene.node.frame)


def own_accusations(step: Step) -> tuple[Accusation, ...]:
    """Those that a step made in your name."""
    made = (happening.accusation for happening in step.happenings if isinstance(happening, Accused))
    return tuple(accusation for accusation in made if accusation.by == YOU)


def _filed(playthrough: Playthrough, step: Step, date: str) -> Filed | None:
    option = step.option
    if option is None or not is_act(playthrough.machine, step):
        return None
    words = said(playthrough.machine, step.before, option.text)
    accusation = next((_in_words(playthrough, accusation) for accusation in own_accusations(step)), "")
    return Filed(date, words, accusation)


def _in_words(playthrough: Playthrough, accusation: Accusation) -> str:
    line = _ledger_line(playthrough, accusation)
    return f"{line.of}, in {line.form}, {line.month}"


def ledger(playthrough: Playthrough) -> tuple[LedgerLine, ...]:
    """Every accusation so far, in order, with the ground you wrote under your own."""
    lines: list[LedgerLine] = []
    grounds = playthrough.machine.program.story.world.grounds
    for step in playthrough.steps:
        accused = (h.accusation for h in step.happenings if isinstance(h, Accused))
        lines.extend(_ledger_line(playthrough, accusation) for accusation in accused)
        if step.option is not None and step.option.choice.ground is not None:
            own = [index for index, line in enumerate(lines) if line.accusation.by == YOU]
            if own:
                lines[own[-1]] = replace(lines[own[-1]], ground=str(grounds[step.option.choice.ground]))
    return tuple(lines)


def _ledger_line(playthrough: Playthrough, accusation: Accusation) -> LedgerLine:
    machine, state = playthrough.machine, playthrough.state
    names = {
        person: plain_words(said(machine, state, machine.program.names[person]["initials"]))
        for person in (accusation.by, accusation.of)
    }
    form = str(machine.program.story.world.forms[accusation.form])
    month = month_in_words(accusation.month)
    return LedgerLine(accusation, names[accusation.by], names[accusation.of], form, month, accusation.causes, "")
