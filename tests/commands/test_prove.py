"""`vigilance prove`: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.playing.playfile import read_playfile
from game.playing.reopening import reopen
from game.playing.stories import open_story
from tests.rich_story import FILES, edited

HOLDS = "promises: {spared: {exists: home, says: He can be spared.}, room: {possible: endings}}\n"
BROKEN = "promises: {spared: {always: endings, then: gleb is free, says: He is always spared.}}\n"


def story(folder: Path, promises: str, files: dict[str, str] = FILES) -> str:
    """The rich story with some promises, in a folder."""
    for name, text in {**files, "promises.yaml": promises}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def proved(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    code = main(["prove", *arguments])
    return code, capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What `--json` prints."""
    found: dict[str, Any] = json.loads(proved(capsys, *arguments, "--json")[1])
    return found


def test_a_story_that_keeps_its_promises_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What was decided is counted, and then the playthroughs."""
    reachable = edited("1.yaml", ("needs: nerve >= 3", "needs: nerve >= 2"), ("needs: file >= 1", "needs: nerve >= 1"))
    code, printed = proved(capsys, story(tmp_path, HOLDS, reachable), "--policy", "random")
    assert (code, printed.splitlines()[1:5]) == (
        0,
        ["Promises: 2 proved.", "Complete: everything is decided.", "States: 19.", "Playthroughs: 210."],
    )


def test_what_is_never_come_to_is_said_with_its_line_and_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`file` is moved only after the one choice that needs it."""
    code, printed = proved(capsys, story(tmp_path, HOLDS))
    assert code == 1
    assert (
        "1.yaml:22:9: The choice `desk.plead` can never be taken. `file` rules it out: it is changed only by "
        "`hall.accuse` (2.yaml:18), and no way leads from there to here."
    ) in printed


def test_a_promise_that_is_broken_has_a_playthrough_that_breaks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """It can be written to a file, and plays to where it is broken."""
    folder, saved = story(tmp_path, BROKEN), tmp_path / "saved"
    code, printed = proved(capsys, folder, "--no-figures", "--save", str(saved))
    assert code == 1
    assert "promises.yaml:1:20: The promise `spared` (He is always spared.) is broken after" in printed
    reopened = reopen(read_playfile(saved / "spared.play.yaml").log, open_story(Path(folder)))
    assert reopened.stopped is None
    assert reopened.playthrough.site.name == "taken"


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file that is there stays as it is."""
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "spared.play.yaml").write_text("mine", encoding="utf-8")
    assert main(["prove", story(tmp_path, BROKEN), "--no-figures", "--save", str(saved)]) == 2
    assert (saved / "spared.play.yaml").read_text(encoding="utf-8") == "mine"
    assert "nothing was written over" in capsys.readouterr().err


def test_the_json_keeps_its_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`docs/testing.md` says what stands in it."""
    found = as_json(capsys, story(tmp_path, BROKEN))
    assert (found["complete"], found["exact"], found["states"], found["playthroughs"]) == (True, True, 19, "126")
    assert found["nodes"]["snow"] == "reached"
    assert found["choices"]["desk.plead"] == "unreachable"
    assert found["endings"] == {"home": "reached", "taken": "reached"}
    assert sum(found["odds"]["random"].values()) == pytest.approx(1)
    assert found["quantities"]["accusations"]["taken"] == {"least": 1, "most": 1}
    (promise,) = found["promises"]
    assert (promise["id"], promise["verdict"], promise["witness"][-1][:7]) == ("spared", "refuted", "ground.")
    assert found["seconds"] >= 0


def test_the_figures_are_the_same_however_many_find_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Each in a process of its own, or one after the other."""
    folder = story(tmp_path, HOLDS)
    one, two = as_json(capsys, folder), as_json(capsys, folder, "--jobs", "2")
    assert {**one, "seconds": 0} == {**two, "seconds": 0}


def test_the_cost_says_what_keeps_states_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Each variable with how many times as many states there are for it, and from where to where it matters."""
    cost = as_json(capsys, story(tmp_path, HOLDS), "--cost")["cost"]
    dearest = cost["variables"][0]
    assert dearest["factor"] > 1
    assert (dearest["variable"], dearest["first"], dearest["last"]) == ("kept_log", "desk", "hall")
    assert sum(cost["nodes"].values()) == cost["states"]
    assert "times as many for `kept_log`" in proved(capsys, str(tmp_path), "--cost")[1]


def test_what_is_too_dear_is_unknown_and_a_finding_only_if_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A budget is kept; the limit that was met is said."""
    folder = story(tmp_path, "promises: {spared: {exists: home}}\n", {**FILES, "1.yaml": FILES["1.yaml"]})
    code, printed = proved(capsys, folder, "--budget", "states=1")
    assert code == 0
    assert "It would take more than 1 states." in printed
    assert "Not complete: something is unknown." in printed
    assert main(["prove", folder, "--budget", "states=1", "--strict", "--cost"]) == 1
    assert "the cost was not measured; it would take more than 1 states" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--policy", "brave"],
            "There is no policy `brave`; this story has `random`, `denounce`, `conform`, `resist`.",
        ),
        (["--jobs", "none"], "a number of processes is 1 to 1,000, not `none`"),
        (["--budget", "hours=3"], "`hours=3` is no budget; write `states=50m,seconds=60,memory=4g`"),
    ],
)
def test_wrong_use_gets_a_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """And the exit code 2."""
    try:
        code: object = main(["prove", story(tmp_path, HOLDS), *arguments])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert sentence in capsys.readouterr().err
