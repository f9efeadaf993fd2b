"""How problems are printed, and what the command answers."""

import json
import re
from pathlib import Path

import pytest

from game.checking.checker import check_sources
from game.checking.report import as_annotations, as_json, as_text
from game.cli import main
from game.model.problems import Problems
from game.playing import shipped
from tests.checking.pages import STANDARD
from tests.stories import METADATA, sources

BROKEN = STANDARD["first.yaml"].replace("to: last", "to: lats") + "---\n" + STANDARD["last.yaml"]
WARNED = STANDARD["first.yaml"] + "---\n" + STANDARD["last.yaml"].replace("It is", "It\N{ZERO WIDTH SPACE} is")
SOUND = STANDARD["first.yaml"] + "---\n" + STANDARD["last.yaml"]


def text_of(nodes: str, metadata: str = METADATA) -> str:
    """The report on a story as people read it."""
    return as_text(check_sources(sources(nodes, metadata=metadata), Problems()))


def test_a_problem_is_told_with_its_line_and_a_caret_below_the_word():
    """File, line and column first, as editors and terminals find them; then the line; then what would mend it."""
    assert text_of(BROKEN).splitlines()[:4] == [
        "nodes.yaml:7:9: error V021: There is no node `lats`.",
        "    7 |     to: lats",
        "      |         ^~~~",
        "  Did you mean `last`?",
    ]


def test_the_last_line_counts():
    """Errors and warnings apart; a clean story is counted instead."""
    assert text_of(BROKEN).splitlines()[-1] == "1 error in 2 nodes."
    assert text_of(WARNED).splitlines()[-1] == "1 warning in 2 nodes."
    assert text_of(SOUND) == "No problems in 2 nodes, 1 choice.\n"


def test_the_caret_stands_below_its_word_in_a_long_line():
    """Of a line wider than the screen, the part around the word is shown."""
    long = SOUND.replace("The form lies on the desk.", "x " * 200 + "{nobody} " + "y " * 200)
    line, caret = text_of(long).splitlines()[1:3]
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("nobody}")


def test_nothing_in_a_story_reaches_the_terminal_as_an_order():
    """Control characters of the file stand neither in the message nor in the line."""
    spoilt = (
        SOUND.replace("id: sign", "id: 'si\\e[31mgn'")
        .replace("'", '"')
        .replace("Sign it.", "Sign\x9bit.\N{RIGHT-TO-LEFT OVERRIDE}")
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text_of(spoilt))


def test_tools_get_the_same_as_data():
    """A list of records with everything that is printed."""
    (record,) = json.loads(as_json(check_sources(sources(BROKEN), Problems()), lambda file: f"story/{file}"))
    assert record == {
        "code": "V021",
        "severity": "error",
        "file": "story/nodes.yaml",
        "line": 7,
        "column": 9,
        "message": "There is no node `lats`.",
        "hint": "Did you mean `last`?",
        "text": "    to: lats",
    }


def test_annotations_keep_to_one_line_each():
    """What would end a field or the line is escaped."""
    checked = check_sources(sources(BROKEN.replace("lats", "50%")), Problems())
    assert as_annotations(checked, lambda file: f"a,b:{file}") == (
        "::error file=a%2Cb%3Anodes.yaml,line=7,col=9,title=V021::There is no node `50%25`. There is `first`, `last`.\n"
    )


def folder_of(folder: Path, nodes: str) -> str:
    """A story's folder on the disk."""
    for name, text in sources(nodes).texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("nodes", "options", "code"),
    [(SOUND, [], 0), (SOUND, ["--strict"], 0), (WARNED, [], 0), (WARNED, ["--strict"], 1), (BROKEN, [], 1)],
)
def test_the_exit_code_tells_clean_from_broken(tmp_path: Path, nodes: str, options: list[str], code: int):
    """Warnings count only where one is strict."""
    assert main(["check", folder_of(tmp_path, nodes), *options]) == code


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_every_format_names_files_as_they_were_given(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]):
    """So that a click on it, or a tool, finds the file."""
    main(["check", folder_of(tmp_path, BROKEN), "--format", form])
    assert str(tmp_path / "nodes.yaml") in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Two is the exit code of a command line that makes no sense."""
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_an_unknown_format_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    """As everywhere on the command line."""
    with pytest.raises(SystemExit) as left:
        main(["check", "--format", "xml"])
    assert left.value.code == 2
    assert "--format" in capsys.readouterr().err


def test_without_a_folder_the_story_that_comes_along_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """As for every command."""
    folder_of(tmp_path, SOUND)
    monkeypatch.setattr(shipped, "shipped_story", lambda: tmp_path)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems in 2 nodes, 1 choice.\n"
