"""What every export is: a text, and what it leaves unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSAFE = re.compile(r"[^A-Za-z0-9_.,:@/() -]")


@dataclass(frozen=True, slots=True)
class Export:
    """A story in another language."""

    text: str
    notes: tuple[str, ...]
    """What the other language leaves out or does otherwise, a sentence each."""


def safe(words: str) -> str:
    """An author's id or title for a comment: letters, digits and marks that end no comment in any language."""
    return _UNSAFE.sub("_", words.replace("//", "/"))
