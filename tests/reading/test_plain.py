"""Documents read by lines come out as the YAML parser would have them, to the column."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.model.problems import Problems
from game.reading.composing import composed_documents
from game.reading.marked import marked_documents
from game.reading.plain import plain_document
from game.reading.values import Marked, Series, Table
from tests.checking.pages import pages

NODE = """\
node: first
# a remark
kind: hub

text: |
  One line.

  Another: with a colon, and # no remark.
choices:
  - id: on
    text: "Go on: now."
    do: [nerve += 1, past = vote]
    to: last
  - id: off
    text: 'No "more".'
    was:
    - gone
    - away
    reply: |
        Deeper.
          Deepest.
    to: last
"""
PARTS = [
    "- ",
    "  ",
    " ",
    "\n",
    ": ",
    ":",
    "|",
    "| ",
    "#",
    " #",
    "'",
    '"',
    "[a, b]",
    "[",
    "]",
    "{a: b}",
    ",",
    "-",
    "---",
    "x",
]


def described(value: Marked) -> Any:
    """A value with everything it knows of itself."""
    if isinstance(value, Table):
        return value.place, [
            (key, mark, described(part)) for (key, part), mark in zip(value.items(), value.marks, strict=True)
        ]
    if isinstance(value, Series):
        return value.place, [described(part) for part in value]
    return str(value), value.place, value.block


def agrees(text: str) -> bool:
    """Whether the two readings are the same, or the plain one declines."""
    plain = plain_document(text, "a.yaml", 7)
    problems = Problems()
    composed = composed_documents(text, "a.yaml", problems, 7)
    return plain is None or ([described(plain)] == [described(part) for part in composed] and not problems.found)


def test_an_ordinary_node_is_plain():
    """Blocks, series, quotation marks, lists in brackets and remarks need no YAML parser."""
    assert plain_document(NODE, "a.yaml", 1) is not None
    assert agrees(NODE)


def test_the_examples_of_all_pages_are_read_alike():
    """What the documentation shows is read the same in both ways."""
    for page in pages().values():
        for text in {**page.files("Broken"), **page.files("Mended")}.values():
            assert all(agrees(part) for part in re.split(r"^---\n", text, flags=re.MULTILINE))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """The node with a few things put in, taken out or repeated."""
    text = NODE
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        text = text[:start] + draw(st.sampled_from(["", *PARTS])) + text[end:]
    return text.rstrip("\n") + "\n"


@given(spoilt())
def test_a_spoilt_node_is_read_alike_or_declined(text: str):
    """The plain reading never takes what the parser would refuse or take otherwise."""
    assert all(agrees(part) for part in re.split(r"^---[ ]*\n", text, flags=re.MULTILINE))


@given(st.lists(st.sampled_from([*PARTS, "a: ", "b:", "\n- ", "\n  "])).map("".join))
def test_any_scraps_are_read_alike_or_declined(text: str):
    """Also for what looks like no document at all."""
    if not re.search(r"^---", text, re.MULTILINE):
        assert agrees(text + "\n")


def test_a_broken_document_does_not_hide_its_neighbours():
    """Documents are read apart, and a problem keeps its line in the file."""
    problems = Problems()
    found = marked_documents("node: a\n---\nnode: 'b\n---\nnode: c\n", "a.yaml", problems)
    assert [part["node"] for part in found if isinstance(part, Table)] == ["a", "c"]
    assert [problem.code for problem in problems.sorted()] == ["V002"]
    assert 3 <= problems.sorted()[0].place.line <= 4


def test_scalars_stay_the_authors_words():
    """Nothing becomes a number, a date or a truth value by itself."""
    (table,) = marked_documents("a: no\nb: 012\nc: 1:30\nd: 1937-01-01\ne: ~\nf: {g: on}\n", "a.yaml", Problems())
    assert isinstance(table, Table)
    assert list(table.values()) == ["no", "012", "1:30", "1937-01-01", "~", {"g": "on"}]
