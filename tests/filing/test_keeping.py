"""The file on the disk: whole, never over another, and a sentence where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.filing.keeping import keep_page, write_page
from game.filing.page import page
from game.playing.errors import PlayError
from tests.filing.stories import accused


def test_each_time_it_is_kept_under_a_name_nothing_has(tmp_path: Path):
    """By whose it is and how it was closed."""
    kept = [keep_page(accused(), tmp_path).name for _ in range(2)]
    assert kept == ["rudakov-the-chair-is-empty.html", "rudakov-the-chair-is-empty-2.html"]
    assert (tmp_path / kept[1]).read_text(encoding="utf-8") == page(accused())


def test_it_is_never_written_over_another(tmp_path: Path):
    """What is there stays, and the sentence names it."""
    path = tmp_path / "mine.html"
    path.write_text("mine")
    with pytest.raises(PlayError, match=r"There is a file .*mine\.html already; it has been left alone\."):
        write_page(accused(), path)
    assert path.read_text() == "mine"


def test_where_it_cannot_be_written_a_sentence_says_why(tmp_path: Path):
    """And nothing half-written is left."""
    with pytest.raises(PlayError, match=r"cannot be written: No such file or directory\."):
        write_page(accused(), tmp_path / "none" / "mine.html")
    assert list(tmp_path.iterdir()) == []
