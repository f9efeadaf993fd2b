"""Surnames whose form depends on who bears them: Kosmynin is a man, Kosmynina a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.language.names import surname
from game.language.scope import YOU
from game.model.problems import Problems
from game.model.story import Story
from game.model.text import Place
from game.model.world import Gender, NameForm, Person
from game.reading.folder import Sources

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def check_surnames(sources: Sources, story: Story, problems: Problems) -> None:
    """Reports a declared person's surname in the form of the other sex, unless someone declared bears that form."""
    borne = list(_borne(story))
    wrong = {other_form(name, gender): (name, gender) for name, gender in borne}
    for name, _ in borne:
        wrong.pop(name, None)
    wrong.pop("", None)
    for file, text in sources.texts.items() if wrong else ():
        for match in _WORD.finditer(text):
            if match[0] in wrong and not _in_comment(text, match.start()):
                name, gender = wrong[match[0]]
                message = f"`{match[0]}` is not how a {gender} called {name} is named."
                hint = f"Write `{name}`; if somebody else is meant, declare them."
                problems.add("V071", _place(file, text, match.start()), message, hint)


def _borne(story: Story) -> Iterator[tuple[str, Gender]]:
    """Every declared surname, with the sex of who bears it; the player's in both forms."""
    for key, person in story.world.people.items():
        bearers: list[Person | NameForm] = [person, *person.forms]
        for named in bearers:
            yield surname(named.name), named.gender
            if key == YOU:
                yield other_form(surname(named.name), named.gender), "woman" if named.gender == "man" else "man"


def other_form(name: str, gender: Gender) -> str:
    """The surname as the other sex bears it; empty for one that has no such form, or has a form not its own."""
    if gender == "woman":
        return next((name.removesuffix(end) + man for end, man in _WOMEN.items() if name.endswith(end)), "")
    return next((name.removesuffix(end) + woman for end, woman in _MEN.items() if name.endswith(end)), "")


_MEN = {"ov": "ova", "ev": "eva", "in": "ina", "sky": "skaya"}
_WOMEN = {woman: man for man, woman in _MEN.items()}


def _in_comment(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#")


def _place(file: str, text: str, at: int) -> Place:
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
