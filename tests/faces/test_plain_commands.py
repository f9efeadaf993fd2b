"""Notes, transcripts, reports, names, searching, hearing again and passing over, in the line mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.playing.log import Noted
from game.playing.opening import Opening
from game.playing.playfile import read_playfile
from game.playing.shelf import open_shelf
from tests.faces.test_plain import Played

LEFT_OUT = "What you have read before is left out here."


def test_a_note_is_kept_with_the_game(tmp_path: Path) -> None:
    """At its place, and it is told again with the scene."""
    read = Played(tmp_path, "ask", "note  who is this?", "again")
    assert read.after("Your note: who is this?").count("Your note: who is this?") == 1
    shelf = open_shelf(tmp_path)
    assert shelf.log(shelf.games("rich")[0]).entries[-1] == Noted("who is this?")


def test_a_transcript_can_be_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the name given, or one of its own; never over another."""
    monkeypatch.chdir(tmp_path)
    read = Played(None, "ask", "transcript mine", "transcript", "transcript mine").joined
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine-2.md", "mine.md", "rich-1.md"]
    assert "mine-2.md" in read
    assert read_playfile(tmp_path / "mine.md").log.entries


def test_a_report_holds_the_words_and_the_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies where the program was begun, and leads to the place."""
    monkeypatch.chdir(tmp_path)
    assert "It is all that is needed to find the place again." in Played(tmp_path, "ask", "report a wrong name").joined
    (path,) = tmp_path.glob("report-*.play.yaml")
    assert "# a wrong name\n" in path.read_text(encoding="utf-8")
    assert len(read_playfile(path).log.entries) == 1


def test_a_name_is_what_the_game_is_listed_under(tmp_path: Path) -> None:
    """No file is written for it."""
    read = Played(tmp_path, "rise", "name", "name my evening", "name").joined
    assert "This game has no name." in read
    assert read.count("Among the saved games it is my evening.") == 2
    assert "1. Continue: my evening, The hall" in Played(tmp_path, opening=Opening()).joined


@pytest.mark.parametrize("command", ["note", "report", "search", "search ’"])
def test_a_command_without_its_words_says_what_to_type(command: str, tmp_path: Path) -> None:
    """Nothing else happens."""
    assert f"Type {command.split(maxsplit=1)[0]} and" in Played(tmp_path, command).joined
    assert not list(tmp_path.glob("report-*"))


def test_again_tells_the_present_scene_from_its_beginning() -> None:
    """And asks again."""
    after = Played(None, "rise", "again").after("2. Ask for the telephone.")
    assert after.startswith(" You chose: Get up.")
    assert after.count("1. Underline ‘wrecking’.") == 1


def test_search_finds_words_in_what_was_told_the_latest_first() -> None:
    """Whatever their case and their marks, each with where and when it was."""
    read = Played(None, "ask", "search THE   form", "rise", "search wrecking", "search boots")
    assert (
        "Told 2 times, the latest first. Oblplan, your office. 24 November 1936, evening. The form lies" in read.joined
    )
    assert "boots was not told so far." in read.joined


def test_passing_over_leaves_out_what_was_read_before(tmp_path: Path) -> None:
    """In any game; what was done and where one is is told, and what is new is told whole."""
    Played(tmp_path, "telephone")
    read = Played(tmp_path, "pass", "telephone", "wait", "again").after("is left out up to what is new.")
    passed = read.partition("You chose: Telephone the trust.")[2]
    assert passed.startswith(f" {LEFT_OUT} Type again to hear it. 1. Wait.")
    assert "The line hums." not in passed


def test_what_is_new_is_told_while_passing_over() -> None:
    """Up to it one line stands for the rest."""
    read = Played(None, "pass", "rise").after("You chose: Get up.")
    assert LEFT_OUT not in read
    assert "The exchange of cards is called." in read


def test_everything_is_told_again_when_that_is_asked_for(tmp_path: Path) -> None:
    """Passing over is a switch."""
    Played(tmp_path, "rise")
    assert "is called." in Played(tmp_path, "pass", "pass", "rise").after("You chose: Get up.")


def test_a_game_opened_again_says_where_it_stood(tmp_path: Path) -> None:
    """The chapter and the latest acts, before the scene is told."""
    Played(tmp_path, "rise", "accuse")
    read = Played(tmp_path, opening=Opening(wish="continue")).joined
    recap = "When you left: Two, The Hall 24 November 1936: Get up. 25 November 1936: Underline ‘wrecking’. The hall. 25 November 1936. You chose: Underline ‘wrecking’."
    assert recap in read


def test_a_new_game_has_nothing_to_come_back_to(tmp_path: Path) -> None:
    """Nor is there one in which nothing was chosen."""
    Played(tmp_path, "quit")
    assert "When you left" not in Played(tmp_path, "new", opening=Opening(wish="continue")).joined
