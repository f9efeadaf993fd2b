"""What is kept beside the games: the settings, and the report of an error."""

from pathlib import Path

from game.playing.playfile import read_playfile
from game.tui.crash import report
from tests.faces.screen import session_in


def test_a_report_has_what_is_needed_to_play_it_again(tmp_path: Path):
    """It is a playthrough file, with the error in its comments; and a sentence says where it is."""
    session = session_in(tmp_path)
    session.choose("log")
    sentence = report(ValueError("a mistake"), session)
    (path,) = tmp_path.glob("report-*.play.yaml")
    assert str(path) in sentence
    assert "ValueError: a mistake" in path.read_text(encoding="utf-8")
    assert read_playfile(path).log.entries == session.playthrough.log.entries
