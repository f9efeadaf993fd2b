"""`vigilance report`: what it prints, what it writes and what it leaves alone, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.pages.document import REPORT
from tests.reporting.stories import PROMISING
from tests.rich_story import FILES, edited

SOUND = edited("1.yaml", ("needs: nerve >= 3", "needs: nerve >= 2"), ("needs: file >= 1", "needs: nerve >= 1"))


def story(folder: Path, files: dict[str, str] = FILES) -> str:
    """A story in a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_it_prints_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Where no file is named; findings are exit code 1."""
    assert main(["report", story(tmp_path / "rich", PROMISING)]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("The Form\nthree rooms\n\n5 findings, and 2 more within them.")
    assert "refuted He is always spared." in printed


def test_a_story_in_which_everything_holds_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Exit code 0."""
    assert main(["report", story(tmp_path / "rich", SOUND)]) == 0
    assert "Nothing was found." in capsys.readouterr().out


def test_it_writes_a_page_and_writes_over_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Nothing else is left beside it."""
    folder, file = story(tmp_path / "rich"), tmp_path / "out" / "report.html"
    file.parent.mkdir()
    assert main(["report", folder, "-o", str(file)]) == 1
    story(tmp_path / "rich", SOUND)
    assert main(["report", folder, "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith(REPORT)
    assert "Nothing was found." in file.read_text(encoding="utf-8")
    assert [path.name for path in file.parent.iterdir()] == ["report.html"]
    assert capsys.readouterr().out == ""


def test_a_file_that_is_no_report_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Unless it is said that it may be written over."""
    folder, file = story(tmp_path / "rich"), tmp_path / "mine.html"
    file.write_text("<!doctype html>\nmine", encoding="utf-8")
    assert main(["report", folder, "-o", str(file)]) == 2
    assert (
        capsys.readouterr().err == f"vigilance: There is a file {file} that is no report; `--force` writes over it.\n"
    )
    assert file.read_text(encoding="utf-8") == "<!doctype html>\nmine"
    assert main(["report", folder, "-o", str(file), "--force"]) == 1
    assert file.read_text(encoding="utf-8").startswith(REPORT)


def test_what_is_no_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Not even by force."""
    assert main(["report", story(tmp_path / "rich"), "-o", str(tmp_path), "--force"]) == 2
    assert "is no file" in capsys.readouterr().err


def test_a_page_is_whole_or_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Where writing fails, the report that was there is there still, and nothing beside it."""
    folder, file = story(tmp_path / "rich"), tmp_path / "out" / "report.html"
    file.parent.mkdir()
    file.write_text(f"{REPORT}the last one", encoding="utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["report", folder, "-o", str(file)]) == 2
    assert capsys.readouterr().err == f"vigilance: {file} cannot be written: No space left on device.\n"
    assert file.read_text(encoding="utf-8") == f"{REPORT}the last one"
    assert [path.name for path in file.parent.iterdir()] == ["report.html"]


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Before or after the work."""
    assert main(["report", story(tmp_path / "rich"), "-o", str(tmp_path / "none" / "report.html")]) == 2
    assert "cannot be written: No such file or directory." in capsys.readouterr().err


def test_the_commands_it_prints_open_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """First the one that writes the playthroughs; then there is the file that the other names."""
    monkeypatch.chdir(tmp_path)
    story(tmp_path / "rich", PROMISING)
    main(["report", "rich"])
    commands = [line.split()[2:] for line in capsys.readouterr().out.splitlines() if line.startswith("  $ vigilance")]
    *opening, saving = commands
    assert main(saving) == 1
    assert [Path(command[-1]).is_file() for command in opening] == [True, True]


def test_a_budget_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What it did not reach is said to be unknown, and is no finding."""
    assert main(["report", story(tmp_path / "rich", SOUND), "--budget", "states=10"]) == 0
    printed = capsys.readouterr().out
    assert "no. It would take more than 10 states." in printed
    assert "From 20,000 sampled playthroughs" in printed


def test_a_broken_story_gets_its_first_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """And no page."""
    folder, file = story(tmp_path / "rich", {**FILES, "1.yaml": "node: desk\nkind: sene\n"}), tmp_path / "report.html"
    assert main(["report", folder, "-o", str(file)]) == 1
    assert "1.yaml:2" in capsys.readouterr().err
    assert not file.exists()
