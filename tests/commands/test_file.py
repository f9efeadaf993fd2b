"""`vigilance file`: the file of a finished game, in lines or as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.filing.page import page
from game.playing.log import Chosen, Log
from game.playing.shelf import open_shelf
from tests.filing.stories import ACCUSED, accused
from tests.rich_story import FILES

NODES = {"ask": "desk", "rise": "desk", "accuse": "hall", "duty": "ground"}
STEPS = ", ".join(f"{{choose: {NODES[choice]}.{choice}}}" for choice in ACCUSED)
WALK = f"playthrough: A walk\nstory: rich\nseed: 1\nsteps: [{STEPS}]\n"


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rich story in the folder we are in, a finished game of it in a file, and games kept beside it."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("VIGILANCE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    Path("walk.play.yaml").write_text(WALK)


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code, and what is printed."""
    code = main(["file", "story", *arguments])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_a_playthrough_file_is_written_as_a_page(capsys: pytest.CaptureFixture[str]):
    """The whole page, whole."""
    assert command(capsys, "--choices", "walk.play.yaml", "-o", "out.html") == (0, "Written to out.html.\n")
    assert Path("out.html").read_text(encoding="utf-8") == page(accused())


def test_without_an_output_the_file_is_printed(capsys: pytest.CaptureFixture[str]):
    """Its cover first, then every part."""
    code, said = command(capsys, "--choices", "walk.play.yaml")
    assert code == 0
    assert said.startswith("Personal file of Valentin Ivanovich Rudakov.")
    assert all(f"{part.title}.\n" in said for part in accused().parts)


def test_a_file_is_written_over_only_with_force(capsys: pytest.CaptureFixture[str]):
    """Without it, a sentence says what would."""
    Path("out.html").write_text("mine")
    asked = ("--choices", "walk.play.yaml", "-o", "out.html")
    assert command(capsys, *asked) == (
        2,
        "vigilance: There is a file out.html already; `--force` writes over it.\n",
    )
    assert Path("out.html").read_text() == "mine"
    assert command(capsys, *asked, "--force")[0] == 0
    assert Path("out.html").read_text(encoding="utf-8") == page(accused())


def test_a_game_without_an_ending_has_no_closed_file(capsys: pytest.CaptureFixture[str]):
    """It says so, writes nothing, and the exit code is 1."""
    Path("walk.play.yaml").write_text(WALK.replace(", {choose: ground.duty}", ""))
    code, said = command(capsys, "--choices", "walk.play.yaml", "-o", "out.html")
    assert (code, said) == (
        1,
        "vigilance: This game has come to no ending in its 3 choices, so its file is not closed.\n",
    )
    assert not Path("out.html").exists()


def test_a_game_the_story_does_not_lead_through_is_told_how_far_it_goes(capsys: pytest.CaptureFixture[str]):
    """As for any command about a game."""
    Path("walk.play.yaml").write_text(WALK.replace("hall.accuse", "hall.gone"))
    code, said = command(capsys, "--choices", "walk.play.yaml")
    assert code == 1
    assert "There is now no choice `gone` in the scene `hall`." in said


def test_a_saved_game_is_asked_for_by_number(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Without one they are listed."""
    choices = tuple(Chosen(f"{NODES[choice]}.{choice}") for choice in ACCUSED)
    open_shelf(tmp_path / "data").put(Log("rich", "", 1, choices), "taken")
    assert "  1  without a name: 4 choices, ended at `taken`" in command(capsys)[1]
    assert command(capsys, "--game", "1", "-o", "out.html")[0] == 0
