"""`vigilance new`: a story to begin from."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.playing.playthrough import Playthrough
from game.playing.stories import open_story


def test_the_new_story_passes_the_check(tmp_path: Path) -> None:
    """Nothing is wrong with it, warnings included."""
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert main(["check", "--strict", str(tmp_path / "mine")]) == 0


def test_the_new_story_plays_to_its_end(tmp_path: Path) -> None:
    """Whoever takes the first option each time comes to the ending."""
    main(["new", str(tmp_path / "mine")])
    playthrough = Playthrough.begin(open_story(tmp_path / "mine"), 1)
    while not playthrough.ended:
        playthrough = playthrough.choose(playthrough.open_moves[0].id)
    assert playthrough.site.name == "morning"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused with a sentence, and nothing is written."""
    (tmp_path / "letter.txt").write_text("keep")
    assert main(["new", str(tmp_path)]) == 2
    assert "has something in it already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file stands where the folder should."""
    (tmp_path / "mine").write_text("a file")
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "cannot be made" in capsys.readouterr().err
