"""What lies on the desk, in lines: who is who, where you stand, the file, the saved games."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.aloud import sentences, spoken
from game.plain.voice import Voice
from game.playing.dossier import Acquaintance, Standing, acquaintances, file_so_far, meters, papers
from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.shelf import SavedGame
from game.playing.telling import chapter_of, place_of


def who_is_who(playthrough: Playthrough, name: str = "") -> Iterator[str]:
    """Everybody named so far, or only those of this name; those of the present scene first."""
    known = sorted(acquaintances(playthrough), key=lambda person: not person.here)
    asked = [person for person in known if name.casefold() in f"{person.name} {person.called}".casefold()]
    if not asked:
        yield f"Nobody called {name} has been named yet." if known else "Nobody has been named yet."
    yield from map(_person, asked)


def _person(person: Acquaintance) -> str:
    reminder = "" if person.reminder == person.role else f": {person.reminder}"
    here = "Named in this scene" if person.here else ""
    called = "" if person.called in person.name else f", called {person.called}"
    return sentences(f"{person.name}{called}, {person.role}{reminder}", *person.known, person.fate, here)


def status(playthrough: Playthrough, kept: str) -> Iterator[str]:
    """Where and when you are, where you stand, the meters as they are `kept`, and what papers there are."""
    if chapter := chapter_of(playthrough):
        yield f"Chapter: {spoken(chapter)}"
    where = place_of(playthrough)
    if where.at or where.date:
        yield sentences(spoken(where.at), where.date)
    for standing in (*(meters(playthrough) if kept != "hidden" else ()), *papers(playthrough)):
        yield _standing(standing, numbers=kept == "numbers")


def _standing(standing: Standing, *, numbers: bool = False) -> str:
    number = f", {standing.number}" if numbers and standing.number else ""
    changed = f"Before your last choice: {standing.before}" if standing.before else ""
    return sentences(f"{standing.title}: {standing.words}{number}", changed, *standing.steps)


def file(playthrough: Playthrough, voice: Voice) -> Iterator[str]:
    """Your acts so far, and the papers there are."""
    acts = file_so_far(playthrough)
    exist = papers(playthrough)
    if not (acts or exist):
        yield "There is nothing in your file yet."
    for act in acts:
        accusation = f"It accused {act.accusation}" if act.accusation else ""
        yield f"{act.date}: " * bool(act.date) + sentences(voice(act.words), accusation)
    yield from (_standing(paper) for paper in exist)


def saved_game(game: SavedGame, session: Session) -> str:
    """A saved game in a line: its name, where it stands, how far it is, and when it was last played, by local time."""
    where = session.stands(game)
    choices = f"{game.choices} choice{'s' * (game.choices != 1)}"
    parts = (game.title, spoken(where.at), where.date, choices)
    return sentences(", ".join(filter(None, parts)), last_played(game))


def closed_game(game: SavedGame, session: Session) -> str:
    """A finished game in a line: its name, how it was closed, how long it was, and when it was last played."""
    choices = f"{game.choices} choice{'s' * (game.choices != 1)}"
    return sentences(", ".join(filter(None, (game.title, session.closed(game), choices))), last_played(game))


def last_played(game: SavedGame) -> str:
    """`Last played on 3 May 2026 at 21:10`, by local time."""
    when = game.saved.astimezone()
    return f"Last played on {when.day} {when:%B %Y} at {when:%H:%M}"
