"""What lies on the desk, in lines: who is who, where you stand, the file, the saved games."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.aloud import sentences, spoken
from game.playing.dossier import Acquaintance, LedgerLine, Standing, acquaintances, file_so_far, ledger, meters, papers
from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.shelf import SavedGame
from game.playing.telling import chapter_of, place_of, plain_words


def who_is_who(playthrough: Playthrough) -> Iterator[str]:
    """Everybody named so far; those of the present scene first."""
    known = sorted(acquaintances(playthrough), key=lambda person: not person.here)
    if not known:
        yield "Nobody has been named yet."
    for person in known:
        yield _person(person)


def _person(person: Acquaintance) -> str:
    reminder = "" if person.reminder == person.role else f": {person.reminder}"
    here = "Named in this scene" if person.here else ""
    return sentences(f"{person.name}, {person.role}{reminder}", *person.known, here)


def status(playthrough: Playthrough) -> Iterator[str]:
    """Where and when you are, where you stand, and what papers there are."""
    if chapter := chapter_of(playthrough):
        yield f"Chapter: {spoken(chapter)}"
    where = place_of(playthrough)
    if where.at or where.date:
        yield sentences(spoken(where.at), where.date)
    for standing in (*meters(playthrough), *papers(playthrough)):
        yield _standing(standing)


def _standing(standing: Standing) -> str:
    return sentences(f"{standing.title}: {standing.words}", "Changed by your last choice" if standing.changed else "")


def file(playthrough: Playthrough) -> Iterator[str]:
    """Your acts so far; once it is over, every accusation made in it as well."""
    acts = file_so_far(playthrough)
    if not acts:
        yield "There is nothing in your file yet."
    for act in acts:
        accusation = f"It accused {act.accusation}" if act.accusation else ""
        yield f"{act.date}: " * bool(act.date) + sentences(plain_words(act.words), accusation)
    if playthrough.ended:
        yield from map(_accusation, ledger(playthrough))


def _accusation(line: LedgerLine) -> str:
    pressed = f"What pressed: {' and '.join(line.causes)}"
    ground = f"The reason written: {line.ground}" if line.ground else ""
    return f"{line.month}: {line.by} accused {line.of}, in {line.form}. {sentences(pressed, ground)}"


def saved_game(game: SavedGame, session: Session) -> str:
    """A saved game in a line: its name, where it stands, how far it is, and when it was last played, by local time."""
    where = session.stands(game)
    choices = f"{game.choices} choice{'s' * (game.choices != 1)}"
    when = game.saved.astimezone()
    parts = (game.title, spoken(where.at), where.date, choices)
    return sentences(", ".join(filter(None, parts)), f"Last played on {when.day} {when:%B %Y} at {when:%H:%M}")
