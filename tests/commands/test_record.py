"""`vigilance record`: from a saved game or a playthrough file to a script that passes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from game.cli import main
from tests.rich_story import FILES

WALK = "playthrough: A walk, to the hall\nstory: rich\nseed: 1\nsteps: [{choose: desk.ask}, {choose: desk.rise}]\n"
FAR = "It goes as far as 1 of its 2 choices"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story in the folder we are in, and games kept beside it."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("VIGILANCE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    Path("walk.play.yaml").write_text(WALK)
    return folder


@pytest.fixture
def play(story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Plays the story in lines, typing this."""

    def typed(lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        main(["play", str(story), "--plain", "--new", "--seed", "1"])
        capsys.readouterr()

    return typed


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code, and what is printed."""
    code = main(["record", "story", *arguments])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.mark.usefixtures("story")
def test_a_playthrough_file_becomes_a_script(capsys: pytest.CaptureFixture[str]) -> None:
    """With what holds at the beginning and after each turn, and no word of prose; named by its title."""
    code, said = command(capsys, "--choices", "walk.play.yaml")
    path = Path("story/playthroughs/a-walk-to-the-hall.play.yaml")
    assert (code, said) == (0, f"Written to {path}. `vigilance test {path}` plays it.\n")
    assert (
        path.read_text()
        == """\
playthrough: "A walk, to the hall"
story: rich
seed: 1
steps:
  - expect:
      node: desk
      open: [ask, telephone, rise]
  - choose: desk.ask
    expect:
      node: desk
      open: [telephone, rise]
  - choose: desk.rise
  - dealt: weather rain
    expect:
      node: hall
      open: [accuse, abstain, call_trust]
"""
    )


@pytest.mark.usefixtures("story")
def test_a_script_passes_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """With a phrase of each step, too."""
    command(capsys, "--choices", "walk.play.yaml", "--text", "-o", "with-text.play.yaml")
    assert main(["test", "with-text.play.yaml", "--story", "story"]) == 0
    text = Path("with-text.play.yaml").read_text()
    assert "contains: The form lies where Voskoboinikov left it\n" in text
    assert "contains: The exchange of cards is called\n" in text


def test_saved_games_are_listed_and_asked_for(play, capsys: pytest.CaptureFixture[str]) -> None:
    """The latest first, each with its number and its name; by either it is written."""
    play("ask\nsave the long way\n")
    play("rise\naccuse\nduty\n1\n")
    Path("the long way.play.yaml").unlink()
    code, said = command(capsys)
    lines = said.splitlines()
    assert code == 0
    assert lines[0].startswith("  1  without a name: 3 choices, ended at `taken`, saved ")
    assert lines[1].startswith("  2  the long way: 1 choice, saved ")
    assert command(capsys, "--game", "The Long Way")[0] == 0
    assert "  - choose: desk.ask\n" in Path("story/playthroughs/the-long-way.play.yaml").read_text()
    assert command(capsys, "--game", "1")[0] == 0
    written = Path("story/playthroughs/a-game-of-3-choices.play.yaml").read_text()
    assert written.endswith("  - choose: ground.duty\n    expect:\n      ending: taken\n")


def test_what_is_not_there_gets_a_sentence(play, capsys: pytest.CaptureFixture[str]) -> None:
    """No games, no such game, a name a playthrough cannot have."""
    code, said = command(capsys)
    assert (code, said.startswith("vigilance: There are no saved games of `rich` in ")) == (2, True)
    play("ask\nsave long\n")
    sentence = "vigilance: There is no saved game `lung`. Did you mean `long`? Without `--game`, they are listed.\n"
    assert command(capsys, "--game", "lung") == (2, sentence)
    assert command(capsys, "--game", "3")[0] == 2
    code, said = command(capsys, "--game", "1", "-o", "long.yaml")
    assert (code, said) == (2, "vigilance: long.yaml is no playthrough: their names end in `.play.yaml`.\n")


@pytest.mark.usefixtures("story")
def test_a_file_is_written_over_only_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    """Else it stays as it is."""
    code, said = command(capsys, "--choices", "walk.play.yaml", "-o", "walk.play.yaml")
    sentence = "vigilance: There is a file walk.play.yaml already; `--force` writes over it.\n"
    assert (code, said, Path("walk.play.yaml").read_text()) == (2, sentence, WALK)
    assert command(capsys, "--choices", "walk.play.yaml", "-o", "walk.play.yaml", "--force")[0] == 0
    assert "expect:" in Path("walk.play.yaml").read_text()


def test_a_game_of_another_version_is_not_written(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which edit is in the way, and how far it goes."""
    (story / "1.yaml").write_text(FILES["1.yaml"].replace("- id: rise", "- id: get_up"))
    code, said = command(capsys, "--choices", "walk.play.yaml")
    assert (code, said) == (
        1,
        f"vigilance: There is now no choice `rise` in the scene `desk`. {FAR}, so nothing is written.\n",
    )
    assert not (story / "playthroughs").exists()


@pytest.mark.usefixtures("story")
def test_a_playthrough_of_another_story_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """It says whose it is."""
    Path("other.play.yaml").write_text(WALK.replace("story: rich", "story: other"))
    code, said = command(capsys, "--choices", "other.play.yaml")
    assert (code, said) == (2, "vigilance: That is a playthrough of the story `other`, and this is `rich`.\n")


@pytest.mark.usefixtures("story")
def test_a_transcript_is_written_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Where we are, under its title; and never over a file that is there."""
    code, said = command(capsys, "--choices", "walk.play.yaml", "--transcript")
    assert (code, said) == (0, "Written to a-walk-to-the-hall.md.\n")
    assert "\n# A walk, to the hall\n" in Path("a-walk-to-the-hall.md").read_text()
    assert command(capsys, "--choices", "walk.play.yaml", "--transcript")[0] == 2
