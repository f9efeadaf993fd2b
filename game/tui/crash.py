"""An error of the program's own: what the player reads of it, and what is kept for whoever mends it."""

from __future__ import annotations

import traceback

from game.playing.copies import file_report
from game.playing.session import Session

SCREEN = "full screen"
"""What a report calls this face."""


def report(error: BaseException, session: Session) -> str:
    """Writes the report and returns the sentences to show. The game itself was saved at the last choice."""
    saved = "Your game is saved up to your last choice." if session.kept else ""
    path = file_report(session, traceback.format_exception(error), SCREEN)
    where = f"A report is in {path}" if path else "The report could not be written."
    return " ".join(filter(None, ("Vigilance stopped because of an error of its own.", saved, where)))
