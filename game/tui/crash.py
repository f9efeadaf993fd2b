"""An error of the program's own: what the player reads of it, and what is kept for whoever mends it."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from game.playing.copies import write_report
from game.playing.session import Session


def report(error: BaseException, session: Session) -> str:
    """Writes the report and returns the sentences to show. The game itself was saved at the last choice."""
    saved = "Your game is saved up to your last choice." if session.kept else ""
    folders = (session.shelf.folder, Path(tempfile.gettempdir()))
    path = write_report(folders, session.playthrough, traceback.format_exception(error), terminal())
    where = f"A report is in {path}" if path else "The report could not be written."
    return " ".join(filter(None, ("Vigilance stopped because of an error of its own.", saved, where)))


def terminal() -> str:
    """What the terminal says of itself."""
    return f"TERM={os.environ.get('TERM', '')} COLORTERM={os.environ.get('COLORTERM', '')}"
