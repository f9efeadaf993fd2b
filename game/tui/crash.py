"""An error of the program's own: what the player reads of it, and what is kept for whoever mends it."""

from __future__ import annotations

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.playing.playfile import playfile_text
from game.playing.session import Session


def report(error: BaseException, session: Session) -> str:
    """Writes the report and returns the sentences to show. The game itself was saved at the last choice.

    The report is a playthrough file, with the error as its comment: playing it leads to where the error was.
    """
    saved = "Your game is saved up to your last choice." if session.kept else ""
    path = _write(_text(error, session), session.shelf.folder)
    where = f"A report is in {path}" if path else "The report could not be written."
    return " ".join(filter(None, ("Vigilance stopped because of an error of its own.", saved, where)))


def _text(error: BaseException, session: Session) -> str:
    lines = [f"vigilance {__version__}", *"".join(traceback.format_exception(error)).splitlines()]
    comment = "".join(f"# {line}\n" for line in lines)
    return comment + playfile_text(session.playthrough.log, "where an error was met")


def _write(text: str, folder: Path) -> Path | None:
    name = f"report-{datetime.now(UTC):%Y%m%d-%H%M%S}.play.yaml"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            (place / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return place / name
    return None
