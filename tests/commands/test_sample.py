"""`vigilance sample`: what it says, what it writes, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.playing.playfile import read_playfile
from game.playing.reopening import reopen
from game.playing.stories import open_story
from game.sampling import sampling
from tests.rich_story import FILES


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The folder of a story."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(capsys: pytest.CaptureFixture[str], story: Path, *arguments: str) -> Any:
    """What the command prints as JSON."""
    assert main(["sample", str(story), "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_it_says_what_came_of_the_playthroughs(story: Path, capsys: pytest.CaptureFixture[str]):
    """Endings, lengths, meters and coverage, and what no playthrough did."""
    assert main(["sample", str(story), "-n", "300", "--policy", "random", "--policy", "denounce"]) == 0
    said, errors = capsys.readouterr()
    assert "600 playthroughs, seed 0" in said
    for heading in ("Endings", "A playthrough", "Meters under denounce", "Coverage"):
        assert heading in said
    assert "1.yaml:18: choose desk.shout" in said
    assert errors == ""


def test_the_json_has_what_tools_rely_on(story: Path, capsys: pytest.CaptureFixture[str]):
    """Every playthrough came to something; every question stands there with its place."""
    data = found(capsys, story, "-n", "200")
    assert data["playthroughs"] == 200
    assert data["playthroughs_per_second"] > 0
    assert data["seconds"] > 0
    assert set(data["endings"]) == {"home", "taken"}
    assert sum(ending["random"] for ending in data["endings"].values()) == 200
    assert data["coverage"]["nodes"]["met"] == data["coverage"]["nodes"]["of"] == 9
    never = [each for each in data["coverage"]["choices"]["each"] if not each["times"]]
    assert never[0] == {"what": "desk.shout", "file": "1.yaml", "line": 18, "times": 0}
    never = [each for each in data["coverage"]["condition_sides"]["each"] if not each["times"]]
    assert never[0] == {"what": "nerve >= 3", "holds": True, "file": "1.yaml", "line": 19, "times": 0}
    assert data["policies"]["random"]["choices"]["least"] == 3
    assert data["policies"]["random"]["words"] > 50
    assert data["policies"]["random"]["meters"]["end"]["nerve"]["most"] == 2


def test_the_same_seed_is_the_same_with_any_number_of_jobs(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """But for the time it takes."""
    monkeypatch.setattr(sampling, "PART", 50)
    alone, together = (found(capsys, story, "-n", "120", "--seed", "4", "--jobs", jobs) for jobs in ("1", "2"))
    for data in (alone, together):
        del data["seconds"], data["playthroughs_per_second"]
    assert alone == together


def test_every_count_can_be_had_as_a_table(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The counts of the JSON, a row each."""
    data = found(capsys, story, "-n", "100", "--csv", str(tmp_path / "counts.csv"))
    with (tmp_path / "counts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    endings = {row["what"]: int(row["times"]) for row in rows if row["kind"] == "ending"}
    assert endings == {ending: times["random"] for ending, times in data["endings"].items()}
    assert sum(row["kind"] == "condition" for row in rows) == data["coverage"]["condition_sides"]["of"]


def test_a_playthrough_to_an_ending_is_saved_as_a_script(story: Path, tmp_path: Path):
    """It opens, and comes there."""
    file = tmp_path / "taken.play.yaml"
    assert main(["sample", str(story), "-n", "100", "--ending", "taken", "--save", str(file)]) == 0
    reopened = reopen(read_playfile(file).log, open_story(story))
    assert reopened.stopped is None
    assert reopened.playthrough.site.name == "taken"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-n", "0"], "a number of playthroughs is 1 to 1,000,000,000, not `0`"),
        (["-n", "many"], "a number of playthroughs is 1 to 1,000,000,000, not `many`"),
        (["--seed", "-1"], "a seed is a whole number from 0, not `-1`"),
        (["--jobs", "0"], "a number of processes is 1 to 1,000, not `0`"),
        (["--policy", "bold"], "There is no policy `bold`; this story has `random`, `denounce`, `conform`, `resist`."),
        (["--ending", "taken"], "--ending says what --save writes a playthrough of; give both or neither."),
        (["-n", "9", "--ending", "tken", "--save", "x"], "No playthrough came to `tken`. Did you mean `taken`?"),
        (
            ["-n", "9", "--csv", "no/such/folder.csv"],
            "no/such/folder.csv cannot be written: No such file or directory.",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    story: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
):
    """The exit code is 2, and the sentence says what is wrong."""
    try:
        code = main(["sample", str(story), *arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2
    assert sentence in capsys.readouterr().err
