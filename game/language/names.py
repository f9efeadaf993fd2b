"""Forms of a name: `Voskoboinikov, Gleb Arsenyevich` gives the surname, the address, the initials."""

from __future__ import annotations

import re

from game.model.world import NameForm, Person

FORMS = ("called", "surname", "first", "full", "address", "initials", "role", "reminder", "he", "him", "his", "himself")

_FIRST_LETTER = re.compile(r"\b(?:Shch|[CKSZ]h|Ts|Y[aeou]|\w)")
"""The first letter of a name, as one Russian letter: `Sharipovich` is `Sh.`, `Yanovich` is `Ya.`."""

_PRONOUNS = {
    "man": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
    "woman": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
}


def name_form(named: Person | NameForm, form: str, person: Person | None = None) -> str:
    """One of `FORMS`; a form written with a capital comes back with one.

    `person` is given with a `NameForm`, for what the form leaves unsaid.
    """
    found = _form(named, form.lower(), person)
    return found[:1].upper() + found[1:] if form[:1].isupper() else found


def _form(named: Person | NameForm, form: str, person: Person | None) -> str:
    if form in _PRONOUNS[named.gender]:
        return _PRONOUNS[named.gender][form]
    if form in ("called", "role", "reminder"):
        return getattr(named, form, None) or (person and getattr(person, form)) or surname(named.name)
    return _FROM_NAME[form](named.name)


def surname(name: str) -> str:
    """`Raikhlin, Boris Moiseevich` -> `Raikhlin`."""
    return name.partition(",")[0].strip()


def address(name: str) -> str:
    """`Raikhlin, Boris Moiseevich` -> `Boris Moiseevich`."""
    return name.partition(",")[2].strip() or surname(name)


def _initials(name: str) -> str:
    letters = [f"{letter}." for letter in _FIRST_LETTER.findall(name.partition(",")[2])]
    return " ".join([surname(name) + ("," if letters else ""), *letters])


def _full(name: str) -> str:
    rest = name.partition(",")[2].strip()
    return f"{rest} {surname(name)}" if rest else surname(name)


_FROM_NAME = {
    "surname": surname,
    "first": lambda name: address(name).partition(" ")[0],
    "full": _full,
    "address": address,
    "initials": _initials,
}
