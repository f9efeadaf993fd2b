"""Conditions in words: why a choice is locked."""

import pytest

from game.language.conditions import condition
from game.language.scope import Scope
from game.language.tree import Counted, In, Not
from game.language.words import in_words, negated, reads_hidden
from game.model.problems import Problems
from game.model.text import Text
from game.reading.folder import read_story
from tests.language.test_conditions import CROSSROADS, WORLD
from tests.stories import sources


def typed(text: str):
    """The tree of a condition."""
    problems = Problems()
    story = read_story(sources(CROSSROADS.format(condition="kept_log"), WORLD + HIDDEN), problems)
    tree = condition(Text(text), Scope.of(story, problems))
    assert not problems.errors
    return tree


HIDDEN = """\
papers:
  form: {title: Form No. 7, machine: fate}
matters:
  folder: {title: The folder, machine: shelf}
"""
WORLD = WORLD.replace(
    "machines:\n",
    """\
machines:
  shelf:
    initial: empty
    states: {empty: empty, full: full}
    hidden: true
    transitions:
      - empty -> full: filled
""",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nerve >= 2", "Nerve at least some"),
        ("nerve < 2", "Nerve at most little"),
        ("nerve == 2", "Nerve some"),
        ("nerve == 4", "Nerve all"),
        ("nerve != 2", "Nerve not some"),
        ("1 <= nerve <= 2", "Nerve at least little; Nerve at most some"),
        ("kept_log", "the log is in your desk"),
        ("not kept_log", "the log is gone"),
        ("past is vote", "the vote"),
        ("past is not vote", "not filled in or the father"),
        ("raikhlin is arrested", "Raikhlin arrested"),
        ("raikhlin is not free", "Raikhlin not at liberty"),
        ("raikhlin is lost", "Raikhlin arrested or shot"),
        ("form is named", "Form No. 7 named"),
        ("kept_log and nerve >= 3", "the log is in your desk; Nerve at least much"),
        ("kept_log or nerve >= 3", "the log is in your desk or Nerve at least much"),
        ("drank and kept_log or nerve >= 3", "you drank and the log is in your desk or Nerve at least much"),
        ("not (drank or nerve >= 3)", "you did not; Nerve at most some"),
        ("count(lost) >= 2", "lost: 2 or 3"),
    ],
)
def test_a_condition_reads_as_words(text: str, words: str):
    """The words are the story's own: bands, states, titles."""
    assert in_words(typed(text)) == words


@pytest.mark.parametrize(
    "text", ["scheme is trust", "folder is full", "visited(first)", "nerve >= 1 and folder is full"]
)
def test_a_condition_on_something_hidden_is_known_to_be(text: str):
    """Chances, hidden variables and what the compiler remembers are never told aloud."""
    assert reads_hidden(typed(text))


def test_a_condition_on_what_is_shown_may_be_told():
    """Meters, flags and fates that are not hidden have words a player may read."""
    assert not reads_hidden(typed("nerve >= 1 and kept_log and raikhlin is lost"))


@pytest.mark.parametrize(
    "text", ["nerve >= 2", "raikhlin is lost", "count(lost) >= 1", "kept_log and not drank or nerve < 1"]
)
def test_a_condition_denied_twice_is_itself(text: str):
    """The opposite of the opposite holds where the condition holds, and neither keeps a `not` inside."""
    tree = typed(text)
    assert in_words(negated(negated(tree))) == in_words(tree)
    assert isinstance(negated(Not(tree)), type(tree))


def test_the_opposite_of_a_question_is_the_other_values():
    """Nothing is both in a set and in its opposite, and nothing in neither."""
    tree = typed("nerve >= 2")
    assert isinstance(tree, In)
    assert negated(tree) == In(tree.variable, 0b00011)
    counted = typed("count(lost) == 1")
    assert isinstance(counted, Counted)
    assert negated(counted) == Counted(counted.members, 0b1101, "lost")
