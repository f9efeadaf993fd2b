"""Whatever stands in the files, the check ends, and ends in problems."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.checking.checker import check_sources
from game.checking.report import as_annotations, as_json, as_text
from game.model.problems import Problems
from game.reading.folder import Sources
from tests.rich_story import FILES

WORDS = re.compile(r"[^\W\d]\w*")
SCRAPS = [
    *(
        "- ",
        ": ",
        "|",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "#",
        "\\",
        "*",
        "&a",
        "!x",
        "---",
        "%",
        "\t",
        "\n",
        "\n    ",
        "\x00",
        "\x1b",
    ),
    *(
        "\u200b",
        "\u2028",
        "\ufeff",
        "²",
        "٣",
        "é",
        "\U0001f600",
        "{if ",
        "{you.first}",
        "(",
        ")",
        " and ",
        " not ",
        " is ",
        ">=",
        "+=",
    ),
    *(
        "0..5",
        "9" * 40,
        "-1",
        "yes",
        "visited(first)",
        "count(",
        "accused(you, you)",
        "kind: hub",
        "kind: shared",
        "returns: true",
    ),
    *(
        "once: true",
        "hidden: true",
        "was: first",
        "date: 1937",
        "when: ",
        "do: ",
        "fire: ",
        "accuse: ",
        "deal: ",
        "call: ",
        "to: ",
    ),
]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    """The rich story with a few scraps put in, lines exchanged, words mistaken for each other."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        files[name] = draw(st.sampled_from([_patched, _shuffled, _mistaken]))(draw, files[name])
    return files


def _patched(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + draw(st.sampled_from(["", *SCRAPS])) + text[start + draw(st.integers(0, 12)) :]


def _shuffled(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in "ab")
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _mistaken(draw: st.DrawFn, text: str) -> str:
    words = sorted(set(WORDS.findall(text))) or ["x"]
    one, other = (draw(st.sampled_from(words)) for _ in "ab")
    return re.sub(rf"\b{one}\b", other, text, count=draw(st.integers(1, 3)))


def trees() -> st.SearchStrategy[str]:
    """YAML of any shape, in the words of a story."""
    known = sorted(set(WORDS.findall("\n".join(FILES.values()))))
    leaves = (
        st.sampled_from(known) | st.text(st.characters(codec="utf-8"), max_size=8).map(repr) | st.integers().map(str)
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4).map(lambda parts: f"[{', '.join(parts)}]")
            | st.dictionaries(st.sampled_from(known), inner, max_size=4).map(
                lambda found: "{" + ", ".join(f"{key}: {value}" for key, value in found.items()) + "}"
            )
        ),
        max_leaves=12,
    )


def looked_at(files: dict[str, str]) -> None:
    """Checks and prints; every problem stands in a file and a line that are there."""
    checked = check_sources(Sources(files), Problems())
    for printed in (as_text, as_json, as_annotations):
        printed(checked)
    for problem in checked.problems:
        file, line, column = problem.place
        assert file in (*files, "story.yaml")
        assert 1 <= line <= files.get(file, "").count("\n") + 2
        assert column >= 1


@given(spoilt())
def test_a_spoilt_story_gives_problems(files: dict[str, str]):
    """Never anything else, and each at a place in the files."""
    looked_at(files)


@given(st.lists(trees(), min_size=1, max_size=4), st.sampled_from(sorted(FILES)))
def test_yaml_of_any_shape_gives_problems(documents: list[str], name: str):
    """Also where tables stand for words and words for lists."""
    looked_at({**FILES, name: "\n---\n".join(documents) + "\n"})


@given(st.dictionaries(st.sampled_from(sorted(FILES)), st.text(st.characters(codec="utf-8"))))
def test_files_of_any_text_give_problems(files: dict[str, str]):
    """Also where there is no YAML at all."""
    looked_at(files)


ATTEMPTS = [
    "__import__('os').system('touch /tmp/escaped')",
    "open('/etc/passwd').read()",
    "().__class__.__bases__[0].__subclasses__()",
    "you.__class__.__init__.__globals__",
    "(lambda: exec('1'))()",
    "[x for x in (1, 2)]",
    "{x: x for x in you}",
    "(x := 1)",
    "f'{you}'",
    "b'x' * 9",
    "9**9**9",
    "9" * 500,
    "1 << 999999999",
    "'a' * 999999999",
    "not " * 400 + "x",
    "(" * 900,
    "x" + "[0]" * 300,
    "x.y.z.w",
    "you is you is you",
    "yield x",
    "await x",
    "*you",
    "**you",
    "x if x else x",
    "print",
    "visited(visited(first))",
    "count(count)",
    "accused(*you, **you)",
    "x; import os",
    "x\x00y",
    "\u202ex",
    "True",
    "None",
    "...",
    "",
    "#",
]
FIELDS = ["when: {}", "needs: {}", "do: {}", "fire: {}", "accuse: {}", "ground: {}", "to: {}", "call: {}"]
NODE = """\
node: escape
date: 1937-01
text: |
  A room.
choices:
  - id: go
    text: Go.
    to: escape
    """


def errors_in(node: str) -> list[str]:
    """The codes of the errors of one node in a story that has none."""
    checked = check_sources(Sources({**FILES, "x.yaml": node}), Problems())
    found = [problem for problem in checked.problems if problem.severity == "error"]
    assert all(problem.place.file == "x.yaml" for problem in found)
    return [problem.code for problem in found]


def test_the_room_to_escape_from_has_no_errors_itself():
    """So that an error is the attempt's."""
    assert errors_in(NODE) == []


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("field", FIELDS)
def test_what_tries_to_get_out_of_the_language_is_an_error(field: str, attempt: str):
    """In every field that is more than words."""
    quoted = "'" + attempt.replace("'", "''") + "'"
    node = NODE.replace("    to: escape\n", "") if field == "to: {}" else NODE
    assert errors_in(node + field.format(quoted) + "\n")


@pytest.mark.parametrize("attempt", [attempt for attempt in ATTEMPTS if attempt.strip("#")])
@pytest.mark.parametrize("markup", ["{{if {}: a | b}}", "{{{}}}", "[a]({})"])
def test_a_text_lets_nothing_out_of_the_language(markup: str, attempt: str):
    """Neither in its conditions nor in its names and links."""
    assert errors_in(NODE.replace("A room.", markup.format(attempt)))
