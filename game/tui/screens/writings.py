"""What the play screen can have written, by name. Imported when the first is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from game.playing.copies import TRANSCRIPT, copy_name, report_name, report_text
from game.playing.errors import PlayError
from game.playing.playfile import ENDING
from game.playing.session import Session
from game.playing.transcript import transcript
from game.tui.crash import SCREEN
from game.tui.reader import Reader
from game.tui.screens.writing import Writing

HandOver: TypeAlias = Callable[[str, str, str], str]
"""Gives the player a file by its name, its ending and its text; says where it is, or raises PlayError."""


def writing(name: str, reader: Reader, hand_over: HandOver) -> Writing:
    """The line to write for this purpose. Raises KeyError for one there is not."""
    session = reader.session
    title = session.game.title if session.game is not None else ""
    match name:
        case "name":
            words = "It is listed under this name among the saved games."
            return Writing(
                "A name for this game", words, partial(_named, session), text=title, kept="The game has its name."
            )
        case "note":
            words = "It is kept with the game at this place, and stands in its transcript and its reports."
            return Writing("A note", words, partial(_noted, session), kept="Your note is kept.")
        case "transcript":
            words = "Everything told so far, as Markdown. Under which name?"
            called = title or copy_name(session.playthrough)
            return Writing("A transcript", words, partial(_transcribed, reader, hand_over), text=called)
        case "report":
            words = "What is wrong here, in your words? A file is made of them and of the game up to here."
            return Writing("A report", words, partial(_reported, session, hand_over))
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


def _transcribed(reader: Reader, hand_over: HandOver, words: str) -> str:
    name = words.strip().removesuffix(TRANSCRIPT)
    try:
        where = hand_over(name, TRANSCRIPT, transcript(reader.playthrough, name, reader.history()))
    except PlayError as error:
        return f"{error} Choose another name."
    return f"{where} `vigilance play --choices` and its name play it again."


def _reported(session: Session, hand_over: HandOver, words: str) -> str:
    try:
        where = hand_over(report_name(), ENDING, report_text(session.playthrough, [words], SCREEN))
    except PlayError as error:
        return str(error)
    return f"{where} It is all that is needed to find the place again."
