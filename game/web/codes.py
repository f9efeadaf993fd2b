"""Save codes: the only key to a visitor's games, so nobody can guess one, and short enough to be written on paper."""

from __future__ import annotations

import secrets

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Those that cannot be taken for one another."""
GROUPS, LENGTH = 4, 4
"""Sixteen letters of thirty-one: seventy-nine bits."""


def new_code() -> str:
    """A code nobody has had: `k7fd-2mwq-x9pa-chr4`."""
    return _grouped("".join(secrets.choice(LETTERS) for _ in range(GROUPS * LENGTH)))


def read_code(text: str) -> str | None:
    """A code as `new_code` writes it, in whatever case and grouping it was typed; None for what is none."""
    letters = text.lower().replace("-", "").replace(" ", "")
    return _grouped(letters) if len(letters) == GROUPS * LENGTH and set(letters) <= set(LETTERS) else None


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + LENGTH] for start in range(0, len(letters), LENGTH))
