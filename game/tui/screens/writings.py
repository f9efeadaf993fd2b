"""What the play screen can have written, by name. Imported when the first is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from game.playing.copies import copy_name, file_report, write_transcript
from game.playing.errors import PlayError
from game.playing.session import Session
from game.tui.screens.writing import Writing


def writing(name: str, session: Session) -> Writing:
    """The line to write for this purpose. Raises KeyError for one there is not."""
    match name:
        case "name":
            title = session.game.title if session.game is not None else ""
            words = "It is listed under this name among the saved games."
            return Writing("A name for this game", words, partial(_named, session), text=title)
        case "note":
            words = "It is kept with the game at this place, and stands in its transcript and its reports."
            return Writing("A note", words, partial(_noted, session))
        case "transcript":
            words = "Everything told so far, as Markdown, in the folder the program was begun in. Under which name?"
            return Writing("A transcript", words, partial(_transcribed, session), text=copy_name(session.playthrough))
        case "report":
            words = "What is wrong here, in your words? A file is written with them and with the game up to here."
            return Writing("A report", words, partial(_reported, session))
    raise KeyError(name)


def _named(session: Session, words: str) -> str:
    try:
        session.name(words.strip())
    except PlayError as error:
        return str(error)
    return ""


def _noted(session: Session, words: str) -> str:
    session.note(words)
    return ""


def _transcribed(session: Session, words: str) -> str:
    try:
        path = write_transcript(Path(words.strip()), session.playthrough)
    except PlayError as error:
        return f"{error} Choose another name."
    return f"Written to {path}. `vigilance play --choices` and its name play it again."


def _reported(session: Session, words: str) -> str:
    path = file_report(session, [words])
    return f"Written to {path}. It is all that is needed to find the place again." if path else "It cannot be written."
