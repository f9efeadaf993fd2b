"""`vigilance stats`: what it prints, as words and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.reporting.told import TOLD
from tests.rich_story import FILES

HEADINGS = (
    "Words",
    "What there is",
    "Choices that",
    f"Words in a playthrough, of {TOLD} told for each policy",
    f"Words between choices, of {TOLD} told for each policy",
    f"Choices in a playthrough, of {TOLD} told for each policy",
    "Reading level",
    "People, and how many nodes name them",
)


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The folder of a story."""
    return written(tmp_path, FILES)


def written(folder: Path, files: dict[str, str]) -> str:
    """The folder, with these files in it."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines that the command prints, with single spaces; nothing is said on the other stream."""
    assert main(["stats", *arguments]) == 0
    out, errors = capsys.readouterr()
    assert errors == ""
    return [" ".join(line.split()) for line in out.splitlines()]


def test_it_prints_the_measures(story: str, capsys: pytest.CaptureFixture[str]):
    """Under their headings, each with what it is about."""
    lines = printed(capsys, story)
    assert lines[0] == "The Form: 105 words"
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
    for line in (
        "prose 40",
        "in all 105",
        "codex, apart 9",
        "nodes 9",
        "of which shared scenes 1",
        "of which cited 1",
        "are declared expressive 0 0.0%",
        "Voskoboinikov, Gleb Arsenyevich 2",
        "Rudakov, Valentin Ivanovich 0",
    ):
        assert line in lines


def test_the_json_has_what_tools_rely_on(story: str, capsys: pytest.CaptureFixture[str]):
    """Measures of the story, and of playthroughs by each policy."""
    assert main(["stats", story, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["words"]["all"] == 105
    assert data["people"] == {"you": 0, "gleb": 2}
    assert list(data["playthroughs"]) == ["random", "denounce", "conform", "resist"]
    random = data["playthroughs"]["random"]
    assert random["told"] == TOLD
    assert random["choices"]["least"] == 3
    assert set(random["words_between_choices"]) == {"least", "median", "nine_in_ten", "most"}


def test_without_numpy_it_says_what_can_be_said(story: str):
    """All that needs no playing; and what would tell the rest."""
    without = "import sys; sys.modules['numpy'] = None; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", without, "stats", story]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("The Form: 105 words")
    assert "can be told where numpy is: pip install 'vigilance[prove]'" in done.stdout
    assert "Words in a playthrough" not in done.stdout
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout)["playthroughs"] is None


def test_a_story_without_choices_or_prose_has_measures_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Nothing is divided by nothing."""
    metadata = "story: s\ntitle: Still\nlanguage: en\nstart: first\ncontent: |\n  A.\n"
    lines = printed(capsys, written(tmp_path, {"story.yaml": metadata, "1.yaml": "node: first\nkind: ending\n"}))
    assert "Still: 0 words" in lines
    assert "not known: there is no English prose" in lines
    assert "are declared expressive 0" in lines


def test_the_words_of_a_stranger_are_no_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Neither to the terminal nor to whoever lays out the tables."""
    world = FILES["world.yaml"].replace("Voskoboinikov, Gleb", '"[red]Vo\\e[31m, Gleb').replace("Arsenyevich", 'A."')
    lines = printed(capsys, written(tmp_path, {**FILES, "world.yaml": world}))
    assert "[red]Vo[31m, Gleb A. 1" in lines


def test_a_broken_story_gets_its_first_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """And exit code 1."""
    assert main(["stats", written(tmp_path, {**FILES, "1.yaml": "node: desk\nkind: sene\n"})]) == 1
    assert "1.yaml:2" in capsys.readouterr().err
