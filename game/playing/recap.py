"""What somebody who comes back to a game is told before it goes on: how far it had come, and what was done last."""

from __future__ import annotations

from dataclasses import dataclass

from game.playing.dossier import Filed, file_so_far
from game.playing.playthrough import Playthrough
from game.playing.telling import chapter_of

LATEST = 4
"""How many of the latest acts are told."""


@dataclass(frozen=True, slots=True)
class Recap:
    """How far a game has come."""

    chapter: str
    """The title of the chapter; empty before the first."""
    acts: tuple[Filed, ...]
    """The latest of your acts, in order."""


def recap(playthrough: Playthrough) -> Recap | None:
    """The recap of a playthrough as it stands; None where there is nothing to come back to."""
    found = Recap(chapter_of(playthrough.undo()), file_so_far(playthrough)[-LATEST:])
    return found if playthrough.choices and not playthrough.ended and (found.chapter or found.acts) else None
