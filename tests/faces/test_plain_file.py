"""The file and the archive in the line mode: everything in sentences, and every question leads back."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.filing.file import PARTS, Part
from game.playing.opening import Opening
from tests.faces.test_plain import Played

TO_THE_END = ("rise", "accuse", "duty")
PARTS_ASKED = "1. Day by day. 2. The ledger of accusations. 3. Who named whom."


def test_after_an_ending_the_file_opens_at_its_cover() -> None:
    """Whose it is and how it was closed; then which part to read."""
    read = Played(None, *TO_THE_END, "file").after("3. Open the file of this game.")
    assert "Personal file of Valentin Ivanovich Rudakov. From 24 November 1936 to 25 November 1936." in read
    assert "Stamped: The chair is empty." in read
    assert PARTS_ASKED in read


def test_the_third_answer_opens_it_too() -> None:
    """Nobody needs to know the word."""
    assert PARTS_ASKED in Played(None, *TO_THE_END, "3").joined


def test_the_days_are_read_with_its_papers_and_what_was_stamped() -> None:
    """The paper is announced and closed; the stamp says whose file has a copy."""
    read = Played(None, *TO_THE_END, "file days", "2").joined
    assert "25 November 1936, The hall. Protocol No. 4" in read
    assert "End of the protocol. You: Underline ‘wrecking’. Stamped: Copy to the file of Voskoboinikov, G. A." in read


def test_the_network_is_told_person_by_person() -> None:
    """Nothing in it needs to be seen."""
    read = Played(None, *TO_THE_END, "file network").joined
    assert "Rudakov, V. I. accused Voskoboinikov, G. A. (November 1936, fear and conformity)." in read
    assert "Voskoboinikov, G. A. was accused by Rudakov, V. I. (November 1936, fear and conformity)." in read


@pytest.mark.parametrize("part", PARTS)
def test_every_part_leads_back_to_the_question_which(part: Part) -> None:
    """And the last answer closes the file, which leads back to the end of the game."""
    back = ["1", "1"] * (part.id == "days")  # of its two days
    played = Played(None, *TO_THE_END, f"file {part.id}", *back, "7")
    assert played.joined.count(PARTS_ASKED) == 1
    assert played.joined.count("3. Open the file of this game.") == 2


def test_a_part_there_is_not_is_told_the_nearest() -> None:
    """In a sentence."""
    assert "The file has no part fats. Did you mean fates or facts?" in Played(None, *TO_THE_END, "file fats").joined


def test_the_file_is_written_as_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the name given, or one of its own; never over another."""
    monkeypatch.chdir(tmp_path)
    read = Played(None, *TO_THE_END, "page", "page mine", "page mine").joined
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.html", "rudakov-the-chair-is-empty.html"]
    assert "already; it has been left alone. Choose another name." in read


def test_before_an_ending_there_is_nothing_to_write() -> None:
    """The file is still open."""
    assert "The file is written out when it is closed, which is at an ending." in Played(None, "page").joined


def test_the_archive_lists_finished_games_and_opens_their_files(tmp_path: Path) -> None:
    """By the ending they came to; from the first question and by its word."""
    Played(tmp_path, *TO_THE_END)
    for lines in (("2",), ("1", "archive")):
        played = Played(tmp_path, *lines, "1", opening=Opening())
        assert "1. The chair is empty, 3 choices. Last played on" in played.joined
        assert "Stamped: The chair is empty." in played.joined


def test_closing_the_archive_leads_back_to_what_was_asked(tmp_path: Path) -> None:
    """Nothing has changed for having looked."""
    Played(tmp_path, *TO_THE_END)
    played = Played(tmp_path, "2", "2", opening=Opening())
    assert played.joined.count("1. Begin a new game. 2. Open the archive.") == 2


def test_an_empty_archive_says_so() -> None:
    """No game has come to an ending."""
    assert "The archive is empty: no game has come to an ending yet." in Played(None, "archive").joined
