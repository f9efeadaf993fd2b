"""Prose that varies: alternatives, words of the state, links, emphasis, escapes, and what is refused."""

import pytest

from game.language.prose import Span
from game.model.problems import Problem, StoryError
from game.playing.playthrough import Playthrough
from game.playing.telling import Paragraph, plain_words
from game.playing.telling import told as told_by
from tests.stories import YOU, machine

WORLD = """\
meters:
  nerve: {range: 0..2, start: 1, bands: [none, some, enough]}
flags:
  kept_log: {yes: the log is in your desk, no: the log is gone}
  drank: {yes: you drank, no: you did not}
enums:
  past: {initial: vote, values: {vote: the vote, father: the father}}
"""
ROOM = """
node: first
kind: ending
text: |
  {text}
---
entry: log
title: The log
status: invented
text: |
  A book of inspections.
"""


def words(text: str, people: str = "", **values: str) -> list[tuple[Span, ...]]:
    """The paragraphs a text tells, where these variables have these values."""
    tiny = machine(ROOM.format(text=text), YOU.rstrip() + people + "\n" + WORLD)
    playthrough = Playthrough.begin(tiny, 0, "first", values)
    return [part.words for part in told_by(playthrough, 0) if isinstance(part, Paragraph)]


def told(text: str, people: str = "", **values: str) -> str:
    """The words a text tells, paragraphs parted by a stroke."""
    return " / ".join(plain_words(found) for found in words(text, people, **values))


def refused(text: str) -> list[Problem]:
    """The problems of a text."""
    with pytest.raises(StoryError) as raised:
        machine(ROOM.format(text=text), YOU + WORLD)
    return raised.value.problems


def test_one_of_two_texts_by_a_condition():
    """The first side is told where the condition holds, the second where it does not."""
    text = "Before. {if kept_log: The log. | The hook.} After."
    assert told(text, kept_log="yes") == "Before. The log. After."
    assert told(text, kept_log="no") == "Before. The hook. After."


def test_the_second_text_may_be_left_out():
    """Then nothing is told there, and no doubled space or space before a stop is left."""
    assert told("One {if kept_log: two} three.", kept_log="no") == "One three."
    assert told("One {if kept_log: two}.", kept_log="no") == "One."
    assert told("{if kept_log: Zero.} One.", kept_log="no") == "One."
    assert told("One. {if kept_log: Two.}", kept_log="no") == "One."


def test_alternatives_stand_inside_alternatives():
    """Each side is a text of its own, and may vary again."""
    text = "{if kept_log: a {if drank: b | c} | {if drank: d | e}}"
    assert [told(text, kept_log=k, drank=d) for k in ("yes", "no") for d in ("yes", "no")] == ["a b", "a c", "d", "e"]


def test_a_paragraph_that_comes_out_empty_is_left_out():
    """An alternative may be a whole paragraph."""
    assert told("One.\n\n  {if kept_log: Two.}\n\n  Three.", kept_log="no") == "One. / Three."


def test_an_alternative_may_run_over_lines():
    """A line break inside prose is a space."""
    assert told("{if kept_log: a\n  b |\n  c\n  d}", kept_log="yes") == "a b"


def test_a_variable_is_told_by_its_word():
    """A meter by its band, a flag, an enum or a machine by the words of its value."""
    assert told("Nerve {nerve}; {kept_log}; {past}.", nerve="2") == "Nerve enough; the log is gone; the vote."


def test_emphasis_and_links_keep_their_place():
    """Each stretch of one look is one span, and a link knows its entry."""
    assert words("It was *not* in the [inspection log](log).") == [
        (
            Span("It was "),
            Span("not", emphasis=True),
            Span(" in the "),
            Span("inspection log", entry="log"),
            Span("."),
        )
    ]


def test_a_backslash_makes_a_mark_a_character():
    r"""`\{`, `\*`, `\[` and `\|` are the characters themselves, and so is a backslash before anything else."""
    assert told(r"\{a\} \*b\* \[c\] d\|e \\ \n") == r"{a} *b* [c] d|e \ \n"


def test_a_bar_outside_an_alternative_is_a_bar():
    """Only between the two sides of an alternative it parts them."""
    assert told("a | b") == "a | b"


def test_what_stands_for_a_telegram_or_a_number_needs_no_quotes():
    """Quotation marks, colons and number signs are safe in a block."""
    assert told('"No. 7": the boiler #3 - 12:30') == '"No. 7": the boiler #3 - 12:30'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a {b", ["V033"]),
        ("a } b", ["V033"]),
        ("a [b] c", ["V033", "V033"]),
        ("a *b c", ["V033"]),
        ("{if kept_log a}", ["V033", "V033"]),
        ("{if kept_log: a", ["V033"]),
        ("{if kept_log: a | b | c}", ["V033", "V033"]),
        ("{if kept_lag: a}", ["V020"]),
        ("{if nerve: a}", ["V031"]),
        ("{nobody}", ["V020"]),
        ("{you.patronymic}", ["V020"]),
        ("{}", ["V020"]),
        ("[log](lag)", ["V022"]),
    ],
)
def test_marks_that_mean_nothing_are_named(text: str, codes: list[str]):
    """Nothing is shown to a player that its author meant as a mark."""
    assert [problem.code for problem in refused(text)] == codes


def test_a_problem_in_prose_points_into_the_block():
    """Line and column are those of the file."""
    place = refused("A line.\n  Then {if kept_lag: this}.")[0].place
    assert (place.line, place.column) == (6, len("  Then {if ") + 1)


def test_alternatives_are_not_nested_without_end():
    """Eight deep is more than anybody can read; the ninth is one problem."""
    assert told("{if drank: " * 8 + "x" + "}" * 8, drank="yes") == "x"
    assert [problem.code for problem in refused("{if drank: " * 3_000 + "x" + "}" * 3_000)] == ["V033"]
