"""Opening files in the line mode: the parts of one, its days one by one, and the archive of all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.filing.file import Part, PersonalFile, personal_file
from game.filing.keeping import keep_page, write_page
from game.model.problems import did_you_mean
from game.plain import closed, desk
from game.plain.questions import numbered
from game.playing.errors import PlayError
from game.playing.shelf import SavedGame

if TYPE_CHECKING:
    from game.plain.face import LineFace

ENDING = ".html"


def open_file(face: LineFace, wanted: str = "") -> None:
    """Opens the file of the finished game under way: the part that is wanted, or the question which."""
    file = personal_file(face.session.playthrough)
    if not wanted:
        face.printer.passage(closed.cover(file))
        ask_which_part(face, file)
        return
    parts = {name: part for part in file.parts for name in (part.id, part.title.lower())}
    if part := parts.get(wanted.lower()):
        read_part(face, file, part)
    else:
        names = [part.id for part in file.parts]
        face.say(f"The file has no part {wanted[:40]}. {did_you_mean(wanted.lower(), names)}")


def ask_which_part(face: LineFace, file: PersonalFile) -> None:
    """Which part of the file to read."""
    parts: list[tuple[str, Callable[[], None]]] = [
        (f"{part.title}.", partial(read_part, face, file, part)) for part in file.parts
    ]
    face.ask(numbered(*parts, ("Close the file.", face.ask_what_to_do)))


def read_part(face: LineFace, file: PersonalFile, part: Part) -> None:
    """Reads a part out, the days one at a time; then asks which next."""
    if part.id == "days":
        read_day(face, file, 0)
        return
    face.say(f"{part.title}.")
    for passage in closed.part_aloud(file, part, face.voice):
        face.printer.passage(passage)
    if part.id == "facts":
        face.say("Type codex and a title to have it read.")
    ask_which_part(face, file)


def read_day(face: LineFace, file: PersonalFile, index: int) -> None:
    """Reads one day, and asks whether to go on."""
    face.printer.passage(closed.day_aloud(file.days[index], face.voice))
    turning: list[tuple[str, Callable[[], None]]] = []
    if index + 1 < len(file.days):
        turning.append(("The next day.", partial(read_day, face, file, index + 1)))
        turning.append(("All that follow.", partial(read_days, face, file, index + 1)))
    face.ask(numbered(*turning, ("Back to the parts of the file.", partial(ask_which_part, face, file))))


def read_days(face: LineFace, file: PersonalFile, start: int) -> None:
    """Reads the days from this one on."""
    for day in file.days[start:]:
        face.printer.passage(closed.day_aloud(day, face.voice))
    ask_which_part(face, file)


def write_file(face: LineFace, name: str) -> None:
    """Writes the file as a page, under this name or one of its own; says where."""
    file = personal_file(face.session.playthrough)
    try:
        written = write_page(file, Path(name if name.endswith(ENDING) else name + ENDING)) if name else None
        path = written or keep_page(file, Path())
    except PlayError as error:
        face.say(str(error), "Choose another name.")
    else:
        face.say(f"Written to {path}. A browser opens it, and can print it.")


def ask_which_file(face: LineFace) -> None:
    """Which file of the archive to open; closing it leads back to what was asked before."""
    games, before = face.session.archive, face.question
    if not games:
        face.say("The archive is empty: no game has come to an ending yet.")
        return
    files = [(desk.closed_game(game, face.session), partial(open_kept, face, game)) for game in games]
    face.ask(numbered(*files, ("Close the archive.", partial(face.ask, before))))


def open_kept(face: LineFace, game: SavedGame) -> None:
    """Opens the file of a game in the archive; where the story no longer leads to its end, the game itself."""
    face.session.open(game)
    if face.session.playthrough.ended:
        open_file(face)
    else:
        face.resume()
