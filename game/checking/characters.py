"""Characters a terminal shows otherwise than the author sees them: invisible, controlling, or twice as wide."""

from __future__ import annotations

import unicodedata

from game.model.problems import Problems
from game.model.text import Place
from game.reading.folder import Sources

_SPACES = "\n \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def check_characters(sources: Sources, problems: Problems) -> None:
    """Reports the first of each such character in each line."""
    for file, text in sources.texts.items():
        strange = {character: why for character in set(text) if (why := strangeness(character))}
        for number, line in enumerate(text.split("\n") if strange else (), 1):
            for character, why in strange.items():
                if character in line:
                    place = Place(file, number, line.index(character) + 1)
                    problems.add("V070", place, f"{_named(character)} {why}.", "Leave it out, or write it otherwise.")


def strangeness(character: str) -> str:
    """What is wrong with a character; empty for an honest one."""
    if character in _SPACES:
        return ""
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return "stands above the one before it and has no width of its own"
    if not character.isprintable():
        return "does not print"
    if unicodedata.east_asian_width(character) in "WF":
        return "is two columns wide"
    return ""


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{f', {name},' if name else ''}"
