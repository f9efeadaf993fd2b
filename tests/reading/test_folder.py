"""A folder of files, whatever is in it, is a story or a list of problems."""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.model.problems import MOST_PROBLEMS, Problem, Problems, StoryError
from game.playing.stories import open_story
from game.reading import folder as reading
from game.reading.folder import read_folder, read_story

STORY = "story: tiny\ntitle: Tiny\nlanguage: en\nstart: first\ncontent: |\n  Nothing.\n"
NODE = "node: first\nkind: ending\ntext: |\n  The end.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with a sound story of one node."""
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "node.yaml").write_text(NODE, encoding="utf-8")
    return tmp_path


def problems_of(folder: Path) -> list[Problem]:
    """What reading a folder reports."""
    problems = Problems()
    try:
        read_story(read_folder(folder, problems), problems)
    except StoryError as error:
        return error.problems
    return problems.sorted()


def test_a_sound_folder_has_no_problems(story: Path):
    """It is read, and can be played."""
    assert problems_of(story) == []
    assert open_story(story).sites.keys() == {"first"}


def test_playthroughs_are_no_part_of_the_story(story: Path):
    """Files ending in `.play.yaml` are left to those who play them."""
    (story / "one.play.yaml").write_text("[", encoding="utf-8")
    assert problems_of(story) == []


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _latin(path: Path) -> None:
    path.write_bytes("node: a\ntitle: café\n".encode("latin-1"))


def _huge(path: Path) -> None:
    path.write_bytes(b"#" * (reading.LARGEST_FILE + 1))


@pytest.mark.parametrize("made", [_folder, _loop, _link_to_nowhere, _pipe, _device, _latin, _huge])
def test_what_cannot_be_read_is_one_problem(story: Path, made: Callable[[Path], None]):
    """It says which file, and the rest of the story is read without it."""
    made(story / "x.yaml")
    assert [(problem.code, problem.place.file) for problem in problems_of(story)] == [("V001", "x.yaml")]


def test_the_place_of_a_wrong_byte_is_its_line(story: Path):
    """The line that is not UTF-8 is the one to look at."""
    _latin(story / "x.yaml")
    assert problems_of(story)[0].place.line == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_that_may_not_be_read_is_a_problem(story: Path):
    """Permissions are the reader's to mend, so they are told."""
    (story / "node.yaml").chmod(0)
    assert [problem.code for problem in problems_of(story)] == ["V001"]


def test_a_story_that_is_too_large_is_read_as_far_as_it_may_be(story: Path, monkeypatch: pytest.MonkeyPatch):
    """All files together have a limit too."""
    monkeypatch.setattr(reading, "LARGEST_STORY", len(NODE) - 1)
    assert [problem.code for problem in problems_of(story)][:1] == ["V001"]


def test_too_many_files_are_a_problem(story: Path, monkeypatch: pytest.MonkeyPatch):
    """Beyond the limit, files are not opened."""
    monkeypatch.setattr(reading, "MOST_FILES", 1)
    assert "V001" in [problem.code for problem in problems_of(story)]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_are_nothing_special(story: Path, ending: str):
    """A file saved elsewhere reads the same."""
    (story / "node.yaml").write_bytes(b"\xef\xbb\xbf" + NODE.replace("\n", ending).encode())
    assert problems_of(story) == []


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "---\n---\n"])
def test_a_file_may_say_nothing(story: Path, text: str):
    """Empty files and remarks are no problem."""
    (story / "x.yaml").write_text(text, encoding="utf-8")
    assert problems_of(story) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "V011"),
        ("# nothing yet\n", "V011"),
        ("[]\n", "V006"),
        ("- story: tiny\n", "V006"),
        ("just words\n", "V006"),
        ("story: [\n", "V002"),
        (STORY.replace("title: Tiny\n", ""), "V011"),
        (STORY.replace("title: Tiny", "title:"), "V011"),
    ],
)
def test_metadata_that_cannot_be_read_is_one_problem(story: Path, text: str, code: str):
    """The nodes are looked at all the same."""
    (story / "story.yaml").write_text(text, encoding="utf-8")
    assert [(problem.code, problem.place.file) for problem in problems_of(story)] == [(code, "story.yaml")]


def test_a_folder_without_metadata_is_no_story(tmp_path: Path):
    """The sentence says what a story is, and how to get one."""
    (problem,) = problems_of(tmp_path)
    assert problem.code == "V001"
    assert "vigilance new" in problem.hint


BOMB = "a: &a [x, x]\n" + "".join(
    f"{'bcdefghij'[i]}: &{'bcdefghij'[i]} [*{'abcdefghi'[i]}, *{'abcdefghi'[i]}]\n" for i in range(9)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "V004"),
        ("a: !!python/object/apply:os.system ['true']\n", "V004"),
        ("a: !!binary aGVq\n", "V004"),
        ("a: " + "[" * 50_000 + "\n", "V005"),
        ("".join(" " * depth + "a:\n" for depth in range(800)) + " " * 800 + "b\n", "V005"),
        ("".join("  " * depth + "-\n" for depth in range(800)), "V005"),
        ("a: {" + "b: {" * 3_000 + "\n", "V005"),
        ("? {a: b}\n: c\n", "V012"),
        ("a: b\x00c\n", "V002"),
        ("a: b\x1bc\n", "V002"),
        ("\ta: b\n", "V002"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", "V006"),
        ("a: 'b\n", "V002"),
        ("x" * 100_000, "V006"),
    ],
    ids=itertools.count(),
)
def test_yaml_that_means_harm_or_nothing_is_refused(story: Path, text: str, code: str):
    """Each with the problem it is, and in no time."""
    (story / "x.yaml").write_text(text, encoding="utf-8")
    assert code in {problem.code for problem in problems_of(story)}


def test_so_many_problems_are_enough(story: Path):
    """After a thousand the reader stops: nobody mends them by one."""
    (story / "x.yaml").write_text("".join(f"wrong{number}: x\n" for number in range(5_000)), encoding="utf-8")
    assert len(problems_of(story)) == MOST_PROBLEMS
