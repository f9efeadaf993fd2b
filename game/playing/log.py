"""The log: the one form of a playthrough. A save, a test, a bug report and a counterexample are all this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Started:
    """Begun elsewhere than at the start, with some variables set; so that such a session replays too."""

    node: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice taken: `node.choice`."""

    choice: str


@dataclass(frozen=True, slots=True)
class Dealt:
    """A chance fallen. The outcome is kept, so that edited weights never change an old playthrough."""

    chance: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody who tests the story wrote down here. It decides nothing."""

    words: str


LogEntry: TypeAlias = Started | Chosen | Dealt | Noted


@dataclass(frozen=True, slots=True)
class Log:
    """Which story, which seed, and everything that was decided, in order."""

    story: str
    content_hash: str
    seed: int
    entries: tuple[LogEntry, ...] = ()


def parse_seed(text: str) -> int | None:
    """The seed somebody wrote; None where it is no whole number from 0 of at most eighteen digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def dealt_outcome(seed: int, chance: str, weights: Mapping[str, int]) -> str:
    """Which way a chance falls for a seed: the same on every machine and in every version.

    The first eight bytes of a SHA-256 over seed and name, scaled to the sum of the weights.
    """
    import hashlib  # noqa: PLC0415  # the title need not wait for it

    digest = hashlib.sha256(f"{seed}/{chance}".encode()).digest()
    point = int.from_bytes(digest[:8], "big") * sum(weights.values()) >> 64
    for outcome, weight in weights.items():
        point -= weight
        if point < 0:
            return outcome
    raise ValueError(f"the chance {chance} has no outcomes")
