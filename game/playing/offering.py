"""What a playthrough offers: the options of the moment, ready for any face."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from game.language.effects import Accusation, Shift
from game.language.scope import YOU
from game.language.variables import Variable
from game.language.words import in_words, reads_hidden
from game.machine.machine import Machine, State
from game.machine.program import Accuse, Option
from game.playing.playthrough import Playthrough
from game.playing.telling import STEPS, Words, plain_words, said


@dataclass(frozen=True, slots=True)
class Offer:
    """An option as the player sees it: open, or locked with the reason in words."""

    number: int
    """From 1 among the open ones; 0 where it is locked."""
    id: str
    """`node.choice`"""
    words: Words
    reason: str = ""
    """Why it is locked."""
    risks: tuple[str, ...] = ()
    """What taking it is sure to change of what is not hidden: `standing falls`, `Raikhlin, B. M. is accused`."""

    @property
    def open(self) -> bool:
        return self.number > 0


def offers(playthrough: Playthrough) -> tuple[Offer, ...]:
    """The options of the moment, open and locked, in the author's order."""
    return offered(playthrough.machine, playthrough.state)


@lru_cache(maxsize=STEPS)
def offered(machine: Machine, state: State) -> tuple[Offer, ...]:
    """The options where a state rests; the page asks for them, the margin, and in the end the file."""
    number, found = 0, []
    for move in machine.site(state).moves:
        option = move.option
        if option is None or not machine.holds(state, option.exists):
            continue
        words = said(machine, state, option.text)
        if machine.holds(state, option.open):
            number += 1
            found.append(Offer(number, move.id, words, risks=tuple(_risks(machine, state, option))))
        elif reason := _reason(machine, state, option):
            found.append(Offer(0, move.id, words, reason))
    return tuple(found)


def _reason(machine: Machine, state: State, option: Option) -> str:
    """The author's own words, or the condition's; empty where that would tell too much."""
    if option.why:
        return plain_words(said(machine, state, option.why))
    return "" if reads_hidden(option.open) else f"needs: {in_words(option.open)}"


def _risks(machine: Machine, state: State, option: Option) -> Iterator[str]:
    moved: dict[Variable, int] = {}
    shown = machine.program.shown
    for operation in option.operations:
        match operation:
            case Shift(variable, amount) if not variable.hidden and machine.holds(state, shown[variable.name]):
                value = moved.get(variable, machine.value(state, variable))
                moved[variable] = min(max(value + amount, 0), len(variable.values) - 1)
            case Accuse(Accusation(by, of)) if by == YOU:
                yield f"{plain_words(said(machine, state, machine.program.names[of]['initials']))} is accused"
    for variable, value in moved.items():
        if (before := machine.value(state, variable)) != value:
            yield f"{variable.title} {'rises' if value > before else 'falls'}"
