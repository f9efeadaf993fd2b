"""An error of the program's own: what the player reads of it, and what is kept for whoever mends it."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from game.playing.copies import keep_copy, report_name, report_text
from game.playing.errors import PlayError
from game.playing.playfile import ENDING
from game.playing.session import Session

SCREEN = "full screen"
"""What a report calls this face."""


def report(error: BaseException, session: Session) -> str:
    """Writes the report and returns the sentences to show. The game itself was saved at the last choice."""
    saved = "Your game is saved up to your last choice." if session.kept else ""
    text = report_text(session.playthrough, traceback.format_exception(error), SCREEN)
    path = _filed(text, session.shelf.folder)
    where = f"A report is in {path}" if path else "The report could not be written."
    return " ".join(filter(None, ("Vigilance stopped because of an error of its own.", saved, where)))


def _filed(text: str, folder: Path) -> Path | None:
    """Keeps a report beside the saved games, or where there is room; returns its path, if it has one."""
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            return keep_copy(str(place / report_name()), ENDING, text)
        except PlayError:
            continue
    return None
