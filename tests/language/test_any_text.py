"""Whatever stands where an expression or a text is wanted, it is read or it is a problem; nothing else happens."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from game.language.conditions import condition
from game.language.effects import accusation, effect, event
from game.language.prose import line, paragraphs
from game.language.scope import Scope
from game.model.problems import Problems
from game.model.text import Place, Text
from game.reading.folder import read_story
from tests.language.test_conditions import CROSSROADS, WORLD
from tests.stories import sources

STORY = read_story(sources(CROSSROADS.format(condition="kept_log"), WORLD), Problems())
WORDS = (
    *("kept_log", "nerve", "debt", "past", "vote", "raikhlin", "lost", "vera", "you", "anyone", "first", "accused"),
    *("and", "or", "not", "is", "in", "if", "else", "for", "lambda", "None", "True", "count", "visited", "chosen"),
    *("(", ")", "((", ",", ".", "..", ":", "|", "{", "}", "{if ", "[", "]", "](", "*", "**", "\\", "`", "'", '"', "#"),
    *(
        "<",
        ">=",
        "==",
        "=",
        "+=",
        "-=",
        "!=",
        "->",
        "+",
        "-",
        "~",
        "&",
        "@",
        ";",
        "0",
        "3",
        "-2",
        "1e9",
        "0x1",
        "²",
        "٣",
    ),
    *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\x00", "\ud800", "é", "дневник", "🙂", "1936-11", "1936-13"),
    *("raikhlin, in a vote, from fear", "vera accuses", "raikhlin.accused", "{raikhlin.he}", "{vera.Called}"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)


def problems_of(read: Callable[[Text, Scope], object], written: str) -> Problems:
    """What is wrong with a text, which begins at the first column of a file's tenth line."""
    problems = Problems()
    read(Text(written, Place("x.yaml", 10, 1), block=True), Scope.of(STORY, problems))
    return problems


@given(texts)
def test_any_text_is_a_condition_or_a_problem_at_a_place_within_it(written: str):
    """One problem at most: the reader stops at the first thing it cannot make sense of."""
    found = problems_of(condition, written).sorted()
    assert len(found) <= 1
    assert all(_within(problem.place, written) for problem in found)


@given(texts)
def test_any_text_is_an_effect_or_a_problem(written: str):
    """The same of events and accusations."""
    for read in (effect, event, lambda text, scope: accusation(text, scope, "1936-11")):
        assert all(_within(problem.place, written) for problem in problems_of(read, written).sorted())


@given(texts)
def test_any_text_is_prose_or_problems_in_it(written: str):
    """However its marks are scattered."""
    for read in (line, paragraphs):
        assert all(_within(problem.place, written) for problem in problems_of(read, written).sorted())


def _within(place: Place, written: str) -> bool:
    lines = written.split("\n")
    return 10 <= place.line < 10 + len(lines) and 1 <= place.column <= len(lines[place.line - 10]) + 1
