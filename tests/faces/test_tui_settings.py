"""What is kept beside the games: the settings, and the report of an error."""

from pathlib import Path

import pytest

from game.playing.playfile import read_playfile
from game.tui.crash import report
from game.tui.settings import FILE, Settings, read_settings, write_settings
from tests.faces.screen import session_in


def test_settings_are_read_as_they_were_written(tmp_path: Path):
    """And nothing but the one file is left in the folder."""
    write_settings(tmp_path, Settings("paper"))
    assert read_settings(tmp_path) == Settings("paper")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"theme": 3}', '{"other": "paper"}'])
def test_damaged_settings_are_those_of_a_newcomer(tmp_path: Path, text: str):
    """Nothing is asked and nothing breaks."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_settings(tmp_path) == Settings()


def test_settings_that_cannot_be_written_are_let_go(tmp_path: Path):
    """A folder that is not there is no reason to stop."""
    write_settings(tmp_path / "nowhere", Settings("paper"))
    assert read_settings(tmp_path / "nowhere") == Settings()


def test_a_report_has_what_is_needed_to_play_it_again(tmp_path: Path):
    """It is a playthrough file, with the error in its comments; and a sentence says where it is."""
    session = session_in(tmp_path)
    session.choose("log")
    sentence = report(ValueError("a mistake"), session)
    (path,) = tmp_path.glob("report-*.play.yaml")
    assert str(path) in sentence
    assert "ValueError: a mistake" in path.read_text(encoding="utf-8")
    assert read_playfile(path).log.entries == session.playthrough.log.entries
