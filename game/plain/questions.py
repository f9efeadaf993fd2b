"""A question and the ways to answer it: by number, or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers to a question."""

    line: str
    """As it is read out, with its number."""
    act: Act
    number: int
    """From 1; 0 for one that is not open, whose act says why."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What can be answered just now."""

    answers: tuple[Answer, ...] = ()
    in_scene: bool = False
    """Whether it asks what to do in a scene of the story."""

    @property
    def lines(self) -> Iterator[str]:
        return (answer.line for answer in self.answers)

    @property
    def names(self) -> tuple[str, ...]:
        """What the open answers are called."""
        return tuple(name for answer in self.answers if answer.number for name in answer.names)

    @property
    def numbers(self) -> str:
        """`1`, or `1 to 3`."""
        highest = max((answer.number for answer in self.answers), default=0)
        return "1" if highest == 1 else f"1 to {highest}"

    def find(self, word: str) -> Answer | None:
        """The answer of this number or name: `2`, `2.`, `wear`, `form.wear`."""
        digits = word.rstrip(".)")
        if digits.isdecimal():
            return next((answer for answer in self.answers if 0 < answer.number == int(digits[:9])), None)
        return next((answer for answer in self.answers if word.lower() in answer.names), None)


def numbered(*choices: tuple[str, Act]) -> Question:
    """A question all of whose answers are open."""
    return Question(tuple(Answer(f"{number}. {words}", act, number) for number, (words, act) in enumerate(choices, 1)))
