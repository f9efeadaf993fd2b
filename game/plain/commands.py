"""The commands of the line mode: one table, from which `?` is read out as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.plain import archive, codex, desk
from game.plain.face import LineFace
from game.playing.playfile import ENDING, write_playfile


@dataclass(frozen=True, slots=True)
class Command:
    """A word to type. Its function is given what stands after the word."""

    name: str
    help: str
    run: Callable[[LineFace, str], None]
    argument: str = ""


def _help(face: LineFace, _: str) -> None:
    face.say("Answer with the number of a choice, or with its name. An empty line reads the choices again.")
    face.say(*(f"{f'{command.name} {command.argument}'.strip()}: {command.help}." for command in COMMANDS.values()))


def _who(face: LineFace, _: str) -> None:
    face.each(desk.who_is_who(face.session.playthrough))


def _status(face: LineFace, _: str) -> None:
    face.printer.passage(desk.status(face.session.playthrough))


def _file(face: LineFace, part: str) -> None:
    if face.session.playthrough.ended:
        archive.open_file(face, part)
    else:
        face.each(desk.file(face.session.playthrough))


def _page(face: LineFace, name: str) -> None:
    if face.session.playthrough.ended:
        archive.write_file(face, name)
    else:
        face.say("The file is written out when it is closed, which is at an ending.")


def _archive(face: LineFace, _: str) -> None:
    archive.ask_which_file(face)


def _log(face: LineFace, _: str) -> None:
    face.recount(0)
    face.repeat()


def _undo(face: LineFace, _: str) -> None:
    face.undo()


def _chapters(face: LineFace, _: str) -> None:
    if face.session.checkpoints:
        face.ask_which_chapter()
    else:
        face.say("No chapter has begun yet.")


def _skip(face: LineFace, _: str) -> None:
    face.summaries = not face.summaries
    if face.summaries:
        face.say("From now on, scenes that begin with Take care are told in short. Type skip again to hear them whole.")
    else:
        face.say("From now on, every scene is told whole.")
    if face.question.in_scene and face.takes_care:
        face.tell_scene()


def _codex(face: LineFace, word: str) -> None:
    playthrough = face.session.playthrough
    face.printer.passage(codex.looked_up(playthrough, word) if word else codex.contents(playthrough))


def _save(face: LineFace, name: str) -> None:
    session = face.session
    if not name:
        kept = f"This game is kept in {session.shelf.path}, after every choice." if session.kept else face.keeping
        face.say(kept, "Type save and a name to write it to a playthrough file as well.")
        return
    path = Path(name if name.endswith(ENDING) else name + ENDING).absolute()
    title = path.name.removesuffix(ENDING)
    try:
        write_playfile(path, session.playthrough.log, title)
        session.name(title)
    except FileExistsError:
        face.say(f"There is a file {path} already; it has been left alone. Choose another name.")
    except OSError as error:
        face.say(f"{path} cannot be written: {error.strerror}.")
    else:
        face.say(f"Written to {path}. --choices and the file's name play it; among the saved games it is {title}.")


def _new(face: LineFace, _: str) -> None:
    face.say(f"{face.keeping} A new one begins.")
    face.begin()


def _continue(face: LineFace, _: str) -> None:
    if face.session.games:
        face.ask_which_game()
    else:
        face.say("There are no saved games yet.")


def _quit(face: LineFace, _: str) -> None:
    face.leave()


COMMANDS = {
    command.name: command
    for command in (
        Command("who", "everybody named so far, and what you know of them", _who),
        Command("status", "where you are, where you stand, and the papers there are", _status),
        Command("file", "your acts so far; after an ending, the whole file, or one part of it", _file, "PART"),
        Command("page", "after an ending, write the file as a page for a browser, under that name", _page, "NAME"),
        Command("archive", "the files of finished games", _archive),
        Command("log", "everything told so far, again", _log),
        Command("codex", "an entry of the codex; without a word, which there are", _codex, "WORD"),
        Command("skip", "scenes that begin with Take care in short, or whole again", _skip),
        Command("undo", "take back the last choice", _undo),
        Command("chapters", "go back to the beginning of a chapter", _chapters),
        Command(
            "save", "where the game is kept; with a name, name it, and write it to a playthrough file", _save, "NAME"
        ),
        Command("continue", "the saved games", _continue),
        Command("new", "begin a new game; this one is kept", _new),
        Command("quit", "leave; the game is kept", _quit),
        Command("?", "this list", _help),
    )
}
