"""What was asked for before the first screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.playing.log import Log

Wish = Literal["ask", "new", "continue"]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a session is to begin."""

    seed: int | None = None
    node: str | None = None
    """Where to begin, in place of the story's start."""
    values: tuple[tuple[str, str], ...] = ()
    """Variables to set before beginning."""
    log: Log | None = None
    """A playthrough to play first and go on from."""
    wish: Wish = "ask"

    @property
    def asks(self) -> bool:
        """Whether nothing was said, so that the player may be asked which game to go on with."""
        return self == Opening()
