"""A session: what is on the shelf after each thing a face can ask for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from game.machine.machine import Machine
from game.playing.errors import PlayError
from game.playing.log import Chosen, Log, Started
from game.playing.opening import Opening
from game.playing.session import Session
from game.playing.shelf import SavedGame, Shelf, open_shelf
from tests.rich_story import edited, rich_machine

RICH = rich_machine()
WITHOUT_ACCUSE = rich_machine(edited("2.yaml", ("  - id: accuse\n", "  - id: charge\n")))


def session(folder: Path, opening: Opening | None = None, machine: Machine = RICH) -> Session:
    """A session of a process of its own: the shelf is opened anew."""
    return Session(machine, open_shelf(folder), opening)


def played(folder: Path, *choices: str) -> Session:
    """A new game with these choices taken."""
    found = session(folder, Opening(seed=1, wish="new"))
    for choice in choices:
        found.choose(choice)
    return found


def kept(folder: Path) -> list[tuple[str, ...]]:
    """The choices of every game on the shelf, the latest game first."""
    shelf = open_shelf(folder)
    logs = [shelf.log(game) for game in shelf.games("rich")]
    return [tuple(entry.choice for entry in log.entries if isinstance(entry, Chosen)) for log in logs]


def test_a_game_without_a_choice_is_not_kept(tmp_path: Path) -> None:
    """Looking in leaves nothing on the shelf."""
    assert not played(tmp_path).kept
    assert kept(tmp_path) == []


def test_a_choice_is_kept_before_the_call_returns(tmp_path: Path) -> None:
    """Another process finds it at once."""
    assert played(tmp_path, "ask", "rise").kept
    assert kept(tmp_path) == [("desk.ask", "desk.rise")]


def test_an_undone_choice_is_gone_before_the_call_returns(tmp_path: Path) -> None:
    """Undo is as lasting as the choice."""
    assert played(tmp_path, "ask", "rise").undo()
    assert kept(tmp_path) == [("desk.ask",)]


def test_undo_says_where_there_is_nothing_to_undo(tmp_path: Path) -> None:
    """It returns False, and nothing changes."""
    assert not played(tmp_path).undo()


def test_a_choice_that_is_not_open_changes_nothing(tmp_path: Path) -> None:
    """The session stands where it stood, on the screen and on the shelf."""
    found = played(tmp_path, "ask")
    before = found.playthrough
    with pytest.raises(PlayError):
        found.choose("shout")
    assert (found.playthrough, kept(tmp_path)) == (before, [("desk.ask",)])


def test_an_ending_is_noted_on_the_shelf(tmp_path: Path) -> None:
    """A finished game is not among the unfinished, until its last choice is taken back."""
    found = played(tmp_path, "rise", "accuse", "duty")
    assert [game.ending for game in found.games] == ["taken"]
    assert found.unfinished == ()
    found.undo()
    assert len(found.unfinished) == 1


def test_a_new_game_leaves_the_old_one_on_the_shelf(tmp_path: Path) -> None:
    """Each has its own place."""
    found = played(tmp_path, "ask")
    found.new(seed=2)
    found.choose("rise")
    assert kept(tmp_path) == [("desk.rise",), ("desk.ask",)]


def test_a_saved_game_opens_to_where_it_was(tmp_path: Path) -> None:
    """Another session goes on with it, in the same place on the shelf."""
    before = played(tmp_path, "ask", "rise").playthrough
    found = session(tmp_path)
    assert found.open(found.games[0]) is None
    assert found.playthrough.steps == before.steps
    found.choose("abstain")
    assert kept(tmp_path) == [("desk.ask", "desk.rise", "hall.abstain")]


def test_opening_a_game_writes_nothing(tmp_path: Path) -> None:
    """Looking at a saved game does not move it to the top."""
    played(tmp_path, "ask")
    played(tmp_path, "rise")
    found = session(tmp_path)
    found.open(found.games[1])
    assert kept(tmp_path) == [("desk.rise",), ("desk.ask",)]


def test_two_games_at_once_do_not_meet(tmp_path: Path) -> None:
    """Two processes that take turns each find their own game whole."""
    one, two = played(tmp_path, "ask"), played(tmp_path, "telephone")
    one.choose("rise")
    two.choose("wait")
    assert kept(tmp_path) == [("desk.telephone", "telephone.wait"), ("desk.ask", "desk.rise")]
    assert one.take_notices() == two.take_notices() == ()


def test_the_same_game_continued_twice_becomes_two(tmp_path: Path) -> None:
    """The second to write is told so, keeps a copy of its own, and goes on in it without another word."""
    one = played(tmp_path, "ask")
    two = session(tmp_path, Opening(wish="continue"))
    one.choose("telephone")
    two.choose("rise")
    assert "continued elsewhere" in " ".join(two.take_notices())
    two.choose("abstain")
    one.choose("wait")
    assert one.take_notices() == two.take_notices() == ()
    assert sorted(kept(tmp_path)) == [
        ("desk.ask", "desk.rise", "hall.abstain"),
        ("desk.ask", "desk.telephone", "telephone.wait"),
    ]


def test_to_continue_is_to_go_on_with_the_latest_unfinished_game(tmp_path: Path) -> None:
    """A finished game is passed over while there is one that is not."""
    played(tmp_path, "telephone")
    played(tmp_path, "rise", "accuse", "duty")
    assert session(tmp_path, Opening(wish="continue")).playthrough.site.scene.node.node == "telephone"


def test_to_continue_without_a_game_begins_one(tmp_path: Path) -> None:
    """A sentence says so."""
    found = session(tmp_path, Opening(wish="continue"))
    assert found.playthrough.choices == 0
    assert found.take_notices() == ("There is no saved game to continue, so a new one begins.",)


def test_it_begins_where_the_opening_says(tmp_path: Path) -> None:
    """A node, a value and a seed given are those of the playthrough, and stand in its log."""
    found = session(tmp_path, Opening(seed=5, node="hall", values=(("kept_log", "yes"),)))
    assert found.playthrough.log.entries == (Started("hall", (("kept_log", "yes"),)),)
    assert found.playthrough.seed == 5


def test_a_playthrough_given_is_played_and_kept(tmp_path: Path) -> None:
    """It is on the shelf at once, as a game to go on with."""
    found = session(tmp_path, Opening(log=played(tmp_path / "other", "ask", "rise").playthrough.log))
    found.choose("abstain")
    assert kept(tmp_path) == [("desk.ask", "desk.rise", "hall.abstain")]


def test_a_playthrough_of_another_story_is_refused(tmp_path: Path) -> None:
    """The sentence names both stories."""
    with pytest.raises(PlayError, match="of the story `poor`, and this is `rich`"):
        session(tmp_path, Opening(log=Log("poor", "", 0)))


def test_only_who_said_nothing_is_asked() -> None:
    """Whoever named a seed, a node or a game is not asked which game to play."""
    assert Opening().asks
    assert not any(opening.asks for opening in (Opening(seed=0), Opening(node="hall"), Opening(wish="new")))


def test_a_game_the_story_no_longer_leads_through_stays_as_it_was(tmp_path: Path) -> None:
    """It opens as far as it goes, says why, and what is played from there is another game."""
    played(tmp_path, "rise", "accuse", "duty")
    found = session(tmp_path, Opening(wish="continue"), WITHOUT_ACCUSE)
    assert found.stopped is not None
    assert "There is now no choice `accuse` in the scene `hall`" in " ".join(found.take_notices())
    found.choose("charge")
    assert found.stopped is None
    assert kept(tmp_path) == [("desk.rise", "hall.charge"), ("desk.rise", "hall.accuse", "ground.duty")]


def test_going_back_to_a_chapter_is_a_game_of_its_own(tmp_path: Path) -> None:
    """The game that was under way stays on the shelf."""
    found = played(tmp_path, "ask", "rise", "accuse")
    found.go_back(found.checkpoints[1])
    found.choose("abstain")
    assert kept(tmp_path) == [("desk.ask", "desk.rise", "hall.abstain"), ("desk.ask", "desk.rise", "hall.accuse")]


def test_a_name_is_kept_with_the_game(tmp_path: Path) -> None:
    """A named game is on the shelf even before its first choice."""
    played(tmp_path).name("a beginning")
    assert [game.title for game in session(tmp_path).games] == ["a beginning"]


def test_a_saved_game_says_where_it_stands(tmp_path: Path) -> None:
    """A menu can name the place and the date without opening it."""
    played(tmp_path, "rise")
    found = session(tmp_path)
    where = found.stands(found.games[0])
    assert (where.at, where.date) == ("The hall", "25 November 1936")


def test_a_shelf_that_breaks_stops_nothing(tmp_path: Path) -> None:
    """Play goes on, and a sentence says that it is not being kept."""
    found = played(tmp_path, "telephone", "wait")
    found.shelf._connection.execute("DROP TABLE entry")
    found.choose("ask")
    assert not found.kept
    assert "is not being kept" in " ".join(found.take_notices())
    assert found.playthrough.choices == 3


def test_a_choice_missed_by_a_full_disk_is_kept_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole log is written as soon as it can be."""
    found = played(tmp_path, "telephone")
    with monkeypatch.context() as full:
        full.setattr(Shelf, "_append", _no_room)
        found.choose("wait")
        assert kept(tmp_path) == [("desk.telephone",)]
    found.choose("rise")
    assert kept(tmp_path) == [("desk.telephone", "telephone.wait", "desk.rise")]
    assert found.kept


def test_trouble_with_the_disk_is_told_once_and_so_is_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at every choice."""
    found = played(tmp_path)
    with monkeypatch.context() as full:
        full.setattr(Shelf, "_append", _no_room)
        found.choose("telephone")
        found.choose("wait")
        trouble = "The game cannot be saved: the disk is full. What you do now is not being kept."
        assert found.take_notices() == (trouble,)
    found.choose("ask")
    found.choose("rise")
    assert found.take_notices() == ("The game is being kept again.",)


def _no_room(*_: object) -> SavedGame:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def test_a_shelf_that_does_not_last_keeps_nothing(tmp_path: Path) -> None:
    """Where no folder can be used, the session says first that the game is not being kept."""
    (tmp_path / "file").write_text("")
    found = played(tmp_path / "file", "ask")
    assert not found.kept
    assert "This game is not being kept" in " ".join(found.take_notices())


def test_a_damaged_game_leaves_the_session_as_it_is(tmp_path: Path) -> None:
    """Opening it raises a sentence, and the playthrough under way goes on."""
    found = played(tmp_path, "ask")
    bad = found.shelf.put(Log("rich", "", 0, (Chosen("desk.rise"),)))
    found.shelf._connection.execute("UPDATE entry SET kind = 'sung' WHERE game = ?", (bad.id,))
    before = found.playthrough
    with pytest.raises(PlayError, match="damaged"):
        found.open(bad)
    assert found.playthrough is before
    assert found.stands(bad).at == ""


ENDED = ("ask", "rise", "accuse", "duty")


def test_a_finished_game_is_in_the_archive_and_no_other(tmp_path: Path) -> None:
    """With the title of its ending."""
    played(tmp_path, "ask")
    found = played(tmp_path, *ENDED)
    assert [found.closed(game) for game in found.archive] == ["The chair is empty"]


def test_an_ending_taken_back_leaves_the_finished_game_in_the_archive(tmp_path: Path) -> None:
    """What is played from there is a game of its own, in this sitting and in the next."""
    found = played(tmp_path, *ENDED)
    assert found.undo()
    found.choose("nothing")
    assert [len(choices) for choices in kept(tmp_path)] == [4, 4]
    assert len(session(tmp_path).archive) == 2
    again = session(tmp_path)
    again.open(again.archive[0])
    again.undo()
    assert len(session(tmp_path).archive) == 2


def test_an_ending_taken_back_and_come_to_again_is_listed_once(tmp_path: Path) -> None:
    """As one file, though two games are kept; another way to the same ending is another file."""
    found = played(tmp_path, *ENDED)
    found.undo()
    found.choose(ENDED[-1])
    assert len(found.games) == 2
    assert [game.id for game in found.archive] == [found.games[0].id]
    found.undo()
    found.choose("nothing")
    assert len(found.archive) == 2


def test_an_ending_the_story_no_longer_has_is_called_by_its_id(tmp_path: Path) -> None:
    """The file is listed all the same."""
    found = played(tmp_path, *ENDED)
    (game,) = found.archive
    renamed = rich_machine(edited("2.yaml", ("node: taken\n", "node: gone\n"), ("to: taken", "to: gone")))
    assert session(tmp_path, machine=renamed).closed(game) == "taken"
