"""What is found where a story does not do what a script expects of it. Data, like a problem; it builds its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.model.text import Place


@dataclass(frozen=True, slots=True)
class Change:
    """What would make an expectation say what is so now."""

    place: Place
    """Of the words to replace; of a list, the place of the `expect` table it stands in."""
    value: str | tuple[str, ...]
    """The new words; a tuple for the whole list under `open`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One expectation that does not hold."""

    place: Place
    expected: str
    found: str
    change: Change | None = None
    """None where no change of the script could say what is found."""
    hint: str = ""
    """What may put it right; a sentence."""

    @property
    def message(self) -> str:
        """What was expected and what was found, in a sentence."""
        return f"Expected {self.expected}, found {self.found.removesuffix('.')}."


def listed(names: Iterable[str]) -> str:
    """Names in a sentence."""
    return ", ".join(f"`{name}`" for name in names) or "nothing"
