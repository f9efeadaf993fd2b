"""`vigilance export`: a story in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from tests.rich_story import FILES


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small story in a folder."""
    folder = tmp_path / "rich"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("to", "beginning"), [("promela", "/* The Form,"), ("ink", "// The Form\n")])
def test_it_prints_the_story(to: str, beginning: str, story: Path, capsys: pytest.CaptureFixture[str]):
    """On standard output, where no file is named."""
    assert main(["export", str(story), "--to", to]) == 0
    assert capsys.readouterr().out.startswith(beginning)


@pytest.mark.parametrize("to", ["promela", "ink"])
def test_it_says_what_is_left_out(to: str, story: Path, capsys: pytest.CaptureFixture[str]):
    """Each sentence on standard error stands at the top of the export too."""
    main(["export", str(story), "--to", to])
    printed = capsys.readouterr()
    notes = printed.err.splitlines()
    assert notes
    assert all(note in printed.out for note in notes)


def test_it_writes_a_file(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The same text, and nothing is printed but what is left out."""
    main(["export", str(story), "--to", "ink"])
    printed = capsys.readouterr().out
    assert main(["export", str(story), "--to", "ink", "-o", str(tmp_path / "story.ink")]) == 0
    assert (tmp_path / "story.ink").read_text(encoding="utf-8") == printed
    assert capsys.readouterr().out == ""


def test_the_shipped_story_is_the_one_by_default(capsys: pytest.CaptureFixture[str]):
    """As with the other commands."""
    assert main(["export", "--to", "promela"]) == 0
    assert "Vigilance" in capsys.readouterr().out.partition("\n")[0]


def test_a_file_that_cannot_be_written_gets_a_sentence(story: Path, capsys: pytest.CaptureFixture[str]):
    """With its name, and the exit code of wrong use."""
    assert main(["export", str(story), "--to", "ink", "-o", str(story)]) == 2
    assert capsys.readouterr().err.startswith(f"vigilance: {story} cannot be written: ")


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """With the exit code of wrong use."""
    assert main(["export", str(tmp_path / "none"), "--to", "ink"]) == 2
    assert capsys.readouterr().err == f"vigilance: there is no folder {tmp_path / 'none'}.\n"


def test_a_broken_story_is_not_exported(story: Path, capsys: pytest.CaptureFixture[str]):
    """Its first problem is told."""
    (story / "1.yaml").write_text("node: desk\nkind: sene\n", encoding="utf-8")
    assert main(["export", str(story), "--to", "ink"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "1.yaml:2" in printed.err
