"""Playthrough files as pytest items, in a project of their own."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.rich_story import FILES

pytest_plugins = ["pytester"]

GOOD = "playthrough: good\nstory: rich\nseed: 1\nsteps:\n  - choose: desk.rise\n    expect: {node: hall}\n"
BAD = GOOD.replace("good", "bad").replace("node: hall", "node: desk")
OTHERS = ("randomly", "cacheprovider", "xdist", "asyncio")
FIRST = tuple(option for name in OTHERS for option in ("-p", f"no:{name}"))
"""Without what a project may not have installed, and what keeps something for the whole of a process."""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with a story in a folder `story`, and one script that passes."""
    files = {f"story/{name}": text for name, text in FILES.items()}
    write(pytester, files | {"story/playthroughs/good.play.yaml": GOOD})
    return pytester


def write(pytester: pytest.Pytester, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_every_script_is_played_twice(project: pytest.Pytester) -> None:
    """`pytest story/` finds it without being told."""
    result = project.runpytest(*FIRST, "-v", "story")
    result.stdout.fnmatch_lines(["*good.play.yaml::plain PASSED*", "*good.play.yaml::reloaded PASSED*"])
    result.assert_outcomes(passed=2)


def test_a_script_fails_at_its_line_without_a_traceback(project: pytest.Pytester) -> None:
    """In a sentence, after file, line and column."""
    write(project, {"story/playthroughs/bad.play.yaml": BAD})
    result = project.runpytest(*FIRST, "story")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        ["*bad.play.yaml: plain*", "story/playthroughs/bad.play.yaml:6:20: Expected the node `desk`, found `hall`."]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_no_words_of_a_file_reach_the_terminal_as_an_order(project: pytest.Pytester) -> None:
    """An escape in what is quoted back is not printed."""
    write(project, {"story/playthroughs/bad.play.yaml": BAD.replace("node: desk", r'contains: "\e[31mred"')})
    result = project.runpytest(*FIRST, "story", "--color=no")
    result.assert_outcomes(passed=2, failed=2)
    assert "\x1b" not in result.stdout.str()


def test_the_report_for_machines_has_the_line(project: pytest.Pytester) -> None:
    """JUnit's file has where it failed, and why."""
    write(project, {"story/playthroughs/bad.play.yaml": BAD})
    project.runpytest(*FIRST, "story", "--junitxml=report.xml", "-o", "junit_family=xunit1")
    cases = {
        case.get("name"): case for case in ET.parse("report.xml").iter("testcase") if "bad" in case.get("file", "")
    }
    assert cases.keys() == {"plain", "reloaded"}
    failure = cases["plain"].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert (cases["plain"].get("line"), "6:20: Expected the node `desk`" in failure.text) == ("5", True)


def test_a_script_that_cannot_be_read_fails_once(project: pytest.Pytester) -> None:
    """With all its problems."""
    write(project, {"story/playthroughs/good.play.yaml": GOOD.replace("choose", "choos")})
    result = project.runpytest(*FIRST, "story")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["story/playthroughs/good.play.yaml:5:5: V010: Unknown field `choos`. Did you mean*"])


def test_a_story_that_cannot_be_played_fails_once(project: pytest.Pytester) -> None:
    """With all its problems, however many playthroughs it has."""
    write(project, {"story/1.yaml": FILES["1.yaml"].replace("to: street", "to: stret")})
    write(project, {"story/playthroughs/other.play.yaml": GOOD})
    result = project.runpytest(*FIRST, "story")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["story/1.yaml:29:9: V021: There is no node `stret`. Did you mean `street`?"])


def test_a_script_without_a_story_fails(pytester: pytest.Pytester) -> None:
    """It says what is missing."""
    write(pytester, {"loose.play.yaml": GOOD})
    result = pytester.runpytest(*FIRST)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["loose.play.yaml:1:1: No story lies above this playthrough."])


def test_what_is_wrong_with_the_program_keeps_its_traceback(project: pytest.Pytester) -> None:
    """Only what a script expects is told in a sentence."""
    write(project, {"conftest.py": "import game.testing.running\ngame.testing.running.begun = None\n"})
    result = project.runpytest_subprocess(*FIRST, "story")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*TypeError: 'NoneType' object is not callable*"])


def test_whoever_has_no_playthroughs_waits_for_nothing(tmp_path: Path) -> None:
    """The plugin imports nothing of the program, nor of YAML, before it has met a playthrough file."""
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n")
    script = (
        "import sys, pytest; code = pytest.main(['-q', '-p', 'no:cacheprovider', sys.argv[1]]); "
        "assert 'game.pytest_plugin' in sys.modules; "
        "print([n for n in sys.modules if n.startswith(('game.', 'yaml')) and n != 'game.pytest_plugin'])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
