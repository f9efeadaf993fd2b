"""`vigilance test`: which scripts it plays, what it prints, and what it returns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from tests.rich_story import FILES

GOOD = "playthrough: good\nstory: rich\nseed: 1\nsteps:\n  - choose: desk.rise\n    expect: {node: hall}\n"
BAD = "playthrough: bad\nstory: rich\nseed: 1\nsteps:\n  - choose: desk.rise\n    expect: {node: desk, state: file == 1}\n"
RECORD = "`vigilance record` writes one from a game you have played"
BROKEN = "playthrough: broken\nstory: rich\nseed: 1\nsteps:\n  - choos: desk.rise\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with one script, which passes, in the folder we are in."""
    folder = tmp_path / "story"
    (folder / "playthroughs").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "playthroughs" / "good.play.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the lines printed."""
    code = main(["test", *arguments])
    captured = capsys.readouterr()
    return code, (captured.out + captured.err).splitlines()


@pytest.mark.usefixtures("story")
def test_a_story_is_all_its_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each, and a count."""
    assert command(capsys, "story") == (
        0,
        [
            "story/playthroughs/good.play.yaml: passes, 1 step, 1 expectation",
            "1 playthrough, each played twice: all pass.",
        ],
    )


def test_a_finding_has_its_place_and_makes_it_fail(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each, though it is found in both runs."""
    (story / "playthroughs" / "bad.play.yaml").write_text(BAD)
    assert command(capsys, "story") == (
        1,
        [
            "story/playthroughs/bad.play.yaml: fails, 1 step, 2 expectations",
            "story/playthroughs/bad.play.yaml:6:20: Expected the node `desk`, found `hall`.",
            "story/playthroughs/bad.play.yaml:6:33: Expected `file == 1`, found `file == 0`.",
            "story/playthroughs/good.play.yaml: passes, 1 step, 1 expectation",
            "2 playthroughs, each played twice: 1 fails.",
        ],
    )


def test_a_file_that_cannot_be_read_fails_with_its_problems(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are played all the same."""
    (story / "playthroughs" / "broken.play.yaml").write_text(BROKEN)
    code, lines = command(capsys, "story")
    assert code == 1
    assert lines[0] == "story/playthroughs/broken.play.yaml: cannot be played"
    assert lines[1] == ("story/playthroughs/broken.play.yaml:5:5: V010: Unknown field `choos`. Did you mean `choose`?")
    assert lines[2].startswith("story/playthroughs/good.play.yaml: passes")


def test_files_are_of_the_story_they_lie_in(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest folder above with a `story.yaml`, however deep they lie."""
    (story / "a" / "b").mkdir(parents=True)
    (story / "a" / "b" / "deep.play.yaml").write_text(GOOD)
    code, lines = command(capsys, "story/a/b/deep.play.yaml")
    assert (code, lines[0]) == (0, "story/a/b/deep.play.yaml: passes, 1 step, 1 expectation")


def test_files_can_be_of_a_story_elsewhere(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--story` says of which."""
    Path("loose.play.yaml").write_text(GOOD)
    assert command(capsys, "loose.play.yaml", "--story", str(story))[0] == 0


@pytest.mark.usefixtures("story")
def test_a_script_named_twice_is_played_once(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name and by its story's."""
    code, lines = command(capsys, "story", "story/playthroughs/good.play.yaml")
    assert (code, len(lines)) == (0, 2)


def test_a_story_that_cannot_be_played_fails_with_its_problems(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once for the story, not once for each script."""
    (story / "1.yaml").write_text(FILES["1.yaml"].replace("to: street", "to: stret"))
    (story / "playthroughs" / "other.play.yaml").write_text(GOOD)
    assert command(capsys, "story") == (
        1,
        [
            "story: the story cannot be played, so none of its playthroughs was.",
            "story/1.yaml:29:9: V021: There is no node `stret`. Did you mean `street`?",
        ],
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "vigilance: There is no file or folder nowhere."),
        (["story/1.yaml"], "vigilance: story/1.yaml is no playthrough: their names end in `.play.yaml`."),
        (["story/playthroughs"], "vigilance: There is no story in story/playthroughs: it has no `story.yaml`."),
        (["loose.play.yaml"], "vigilance: No story lies above loose.play.yaml; name its folder with `--story`."),
        (["empty"], f"vigilance: There are no playthroughs in {Path('empty', 'playthroughs')}; {RECORD}."),
    ],
)
@pytest.mark.usefixtures("story")
def test_what_cannot_be_played_is_wrong_use(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a sentence; a story without playthroughs is no success."""
    Path("loose.play.yaml").write_text(GOOD)
    Path("empty").mkdir()
    Path("empty/story.yaml").write_text(FILES["story.yaml"])
    assert command(capsys, *arguments) == (2, [sentence])


def test_json_has_all_of_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For tools: each script, its findings with their places and runs, its problems."""
    (story / "playthroughs" / "bad.play.yaml").write_text(BAD)
    (story / "playthroughs" / "broken.play.yaml").write_text(BROKEN)
    code, lines = command(capsys, "story", "--json")
    report = json.loads("\n".join(lines))
    bad, broken, good = report["scripts"]
    assert (code, report["passed"], report["broken_stories"]) == (1, False, [])
    assert [script["passed"] for script in (bad, broken, good)] == [False, False, True]
    assert bad["findings"][0] == {
        "file": "story/playthroughs/bad.play.yaml",
        "line": 6,
        "column": 20,
        "expected": "the node `desk`",
        "found": "`hall`",
        "hint": "",
        "runs": ["plain", "reloaded"],
    }
    assert [problem["code"] for problem in broken["problems"]] == ["V010"]
    assert (good["title"], good["steps"], good["expectations"], good["changed"]) == ("good", 1, 1, [])


def test_json_has_a_story_that_cannot_be_played(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its problems, as `check --format json` has them."""
    (story / "1.yaml").write_text(FILES["1.yaml"].replace("to: street", "to: stret"))
    code, lines = command(capsys, "story", "--json")
    report = json.loads("\n".join(lines))
    assert (code, report["passed"], report["scripts"]) == (1, False, [])
    (broken,) = report["broken_stories"]
    assert (broken["story"], broken["problems"][0]["code"]) == ("story", "V021")


def test_update_makes_the_files_expect_what_is_found(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it changed, and passes from then on."""
    path = story / "playthroughs" / "bad.play.yaml"
    path.write_text(BAD)
    code, lines = command(capsys, "story", "--update")
    assert code == 0
    assert lines[:3] == [
        "story/playthroughs/bad.play.yaml: passes, 1 step, 2 expectations",
        "story/playthroughs/bad.play.yaml:6:20: Expected the node `desk`, found `hall`. Changed.",
        "story/playthroughs/bad.play.yaml:6:33: Expected `file == 1`, found `file == 0`. Changed.",
    ]
    assert path.read_text() == BAD.replace("node: desk", "node: hall").replace("file == 1", "file == 0")
    assert command(capsys, "story")[0] == 0


def test_a_file_that_may_not_be_written_gets_a_sentence(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its name; the exit code is 2."""
    path = story / "playthroughs" / "bad.play.yaml"
    path.write_text(BAD)

    def refused(path: Path, mode: str = "r", **options: str) -> object:
        if "+" in mode:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode, **options)

    opened = Path.open
    monkeypatch.setattr(Path, "open", refused)
    sentence = "vigilance: story/playthroughs/bad.play.yaml cannot be written: Permission denied."
    assert command(capsys, "story", "--update") == (2, [sentence])


def test_no_words_of_a_file_reach_the_terminal_as_an_order(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An escape in what is quoted back is not printed."""
    (story / "playthroughs" / "bad.play.yaml").write_text(BAD.replace("node: desk", r'contains: "\e[31mred"'))
    assert "\x1b" not in "".join(command(capsys, "story")[1])
