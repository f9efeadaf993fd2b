"""The commands of the line mode: one table, from which `?` is read out as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.plain import archive, codex, desk, finding, setting, writing
from game.plain.face import LineFace
from game.plain.voice import unquoted
from game.playing.settings import METERS


@dataclass(frozen=True, slots=True)
class Command:
    """A word to type. Its function is given what stands after the word."""

    name: str
    help: str
    run: Callable[[LineFace, str], None]
    argument: str = ""


def command_of(word: str) -> Command | None:
    """The command of this name."""
    return COMMANDS.get("help" if word == "?" else word.lower())


def _help(face: LineFace, _: str) -> None:
    face.say("Answer with the number of a choice. An empty line reads the choices again.")
    face.say(*(f"{f'{command.name} {command.argument}'.strip()}: {command.help}." for command in COMMANDS.values()))


def _who(face: LineFace, name: str) -> None:
    face.each(desk.who_is_who(face.session.playthrough, name))


def _status(face: LineFace, _: str) -> None:
    face.printer.passage(desk.status(face.session.playthrough, face.session.settings[METERS]))


def _file(face: LineFace, part: str) -> None:
    if face.session.playthrough.ended:
        archive.open_file(face, part)
    else:
        face.each(desk.file(face.session.playthrough, face.voice))


def _page(face: LineFace, name: str) -> None:
    if face.session.playthrough.ended:
        archive.write_file(face, name)
    else:
        face.say("The file is written out when it is closed, which is at an ending.")


def _archive(face: LineFace, _: str) -> None:
    archive.ask_which_file(face)


def _log(face: LineFace, _: str) -> None:
    face.teller.recount(0)
    face.ask_what_to_do()


def _search(face: LineFace, words: str) -> None:
    if not unquoted(words).strip():
        face.say("Type search and the words to find in everything told so far.")
        return
    for passage in finding.search(face.teller.parts(0), words, face.voice):
        face.printer.passage(passage)


def _again(face: LineFace, _: str) -> None:
    face.tell_again()


def _pass(face: LineFace, _: str) -> None:
    face.teller.passing = not face.teller.passing
    if face.teller.passing:
        face.say(
            "From now on, what you have read before, in this game or another, is left out up to what is new.",
            "Type pass again to hear everything.",
        )
    else:
        face.say("From now on, everything is told.")


def _undo(face: LineFace, _: str) -> None:
    face.undo()


def _chapters(face: LineFace, _: str) -> None:
    face.ask_which_chapter()


def _skip(face: LineFace, _: str) -> None:
    face.teller.summaries = not face.teller.summaries
    if face.teller.summaries:
        face.say("From now on, scenes that begin with Take care are told in short. Type skip again to hear them whole.")
    else:
        face.say("From now on, every scene is told whole.")
    if face.question.in_scene and face.teller.takes_care:
        face.tell_again()


def _codex(face: LineFace, word: str) -> None:
    playthrough = face.session.playthrough
    face.printer.passage(codex.looked_up(playthrough, word, face.voice) if word else codex.contents(playthrough))


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
        Command("who", "everybody named so far and what you know of them, or one of them", _who, "NAME"),
        Command("status", "where you are, where you stand, and the papers there are", _status),
        Command("file", "your acts so far; after an ending, the whole file, or one part of it", _file, "PART"),
        Command("page", "after an ending, write the file as a page for a browser, under that name", _page, "NAME"),
        Command("archive", "the files of finished games", _archive),
        Command("log", "everything told so far, again", _log),
        Command("search", "find words in everything told so far, the latest first", _search, "WORDS"),
        Command("again", "the present scene once more, from its beginning", _again),
        Command("codex", "an entry of the codex; without a word, which there are", _codex, "WORD"),
        Command("skip", "scenes that begin with Take care in short, or whole again", _skip),
        Command("pass", "leave out what you have read before, up to what is new; or tell everything again", _pass),
        Command("undo", "take back the last choice", _undo),
        Command("chapters", "go back to the beginning of a chapter", _chapters),
        Command("note", "write down a note, which is kept with the game at this place", writing.note, "WORDS"),
        Command("transcript", "write everything told so far to a file", writing.transcript, "NAME"),
        Command(
            "report", "report an error: write your words and the game up to here to a file", writing.report, "WORDS"
        ),
        Command("name", "name this game, for the list of saved games", writing.name, "WORDS"),
        Command(
            "save",
            "name this game and write it to a playthrough file; alone, where the game is kept",
            writing.save,
            "NAME",
        ),
        Command(
            "set", "set how it is told and played; alone, everything that can be set", setting.change, "NAME VALUE"
        ),
        Command("continue", "the saved games", _continue),
        Command("new", "begin a new game; this one is kept", _new),
        Command("quit", "leave; the game is kept", _quit),
        Command("help", "this list; ? does the same", _help),
    )
}
