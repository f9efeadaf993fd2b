"""What a player writes down or takes away: a name, a note, a transcript, a report, a playthrough file."""

from __future__ import annotations

from pathlib import Path

from game.plain.face import LineFace
from game.playing.copies import TRANSCRIPT, copy_name, keep_copy, report_name, report_text
from game.playing.errors import PlayError
from game.playing.playfile import ENDING, write_playfile
from game.playing.transcript import transcript as transcript_of

ANOTHER = "Choose another name."


def note(face: LineFace, words: str) -> None:
    """Keeps a note with the game, at this place."""
    if not words:
        face.say("Type note and the words to write down. They are kept with the game at this place.")
        return
    face.session.note(words)
    face.say(*face.session.take_notices(), f"Your note: {words}")


def name(face: LineFace, words: str) -> None:
    """Names the game, for the list of saved games."""
    game = face.session.game
    if words:
        face.session.name(words)
        face.say(*face.session.take_notices(), f"Among the saved games it is {words}.")
    elif game is not None and game.title:
        face.say(f"Among the saved games it is {game.title}.")
    else:
        face.say("This game has no name. Type name and the words it is to be listed under.")


def transcript(face: LineFace, words: str) -> None:
    """Writes everything told so far to a file, under this name or one of its own."""
    playthrough = face.session.playthrough
    name = words or copy_name(playthrough)
    try:
        text = transcript_of(playthrough, name.removesuffix(TRANSCRIPT), face.teller.history())
        path = keep_copy(name, TRANSCRIPT, text)
    except PlayError as error:
        face.say(str(error), ANOTHER)
    else:
        face.say(f"Written to {path}.", "It is played again by vigilance play --choices with its name.")


def report(face: LineFace, words: str) -> None:
    """Writes a report with these words and the game up to here."""
    if not words:
        face.say("Type report and what is wrong here, in your words.")
        return
    path = keep_copy(report_name(), ENDING, report_text(face.session.playthrough, [words], "lines"))
    face.say(f"Written to {path}. It is all that is needed to find the place again.")


def save(face: LineFace, words: str) -> None:
    """Names the game and writes it to a playthrough file; without a name, says where it is kept."""
    session = face.session
    if not words:
        kept = f"This game is kept in {session.shelf.path}, after every choice." if session.kept else face.keeping
        face.say(kept, "Type save and a name to write it to a playthrough file as well.")
        return
    path = Path(words if words.endswith(ENDING) else words + ENDING).absolute()
    title = path.name.removesuffix(ENDING)
    try:
        write_playfile(path, session.playthrough.log, title)
        session.name(title)
    except FileExistsError:
        face.say(f"There is a file {path} already; it has been left alone. {ANOTHER}")
    except OSError as error:
        face.say(f"{path} cannot be written: {error.strerror}.")
    else:
        face.say(f"Written to {path}. --choices and the file's name play it; among the saved games it is {title}.")
