"""Conditions: what each form of the language asks, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.language.conditions import MOST_BRACKETS
from game.model.problems import Problem, StoryError
from tests.stories import YOU, machine

WORLD = (
    YOU
    + """\
  raikhlin: {name: "Raikhlin, Boris Moiseevich", gender: man, role: head, reminder: the one who signs, machine: fate}
  vera: {name: "Kosmynina, Vera", gender: woman, role: statistician, reminder: the one who counts, machine: fate}
meters:
  nerve: {range: 0..4, start: 2, bands: [none, little, some, much, all]}
  debt: {range: -2..2, start: 0, bands: [owed much, owed, even, owing, owing much]}
flags:
  kept_log: {yes: the log is in your desk, no: the log is gone}
  drank: {yes: you drank, no: you did not}
enums:
  past: {initial: unfilled, values: {unfilled: not filled in, vote: the vote, father: the father}}
chances:
  scheme: {latvian: 2, trust: 1}
machines:
  fate:
    initial: free
    states: {free: at liberty, named: named, arrested: arrested, shot: shot}
    groups: {lost: [arrested, shot], at_liberty: [free, named]}
    transitions:
      - free -> named: accused
forms: {vote: a vote}
"""
)
CROSSROADS = """
node: first
next:
  - when: |
      {condition}
    to: held
  - to: failed
---
node: held
kind: ending
text: |
  It holds.
---
node: failed
kind: ending
text: |
  It does not.
"""


def holds(condition: str, **values: str) -> bool:
    """Whether a condition holds where these variables have these values."""
    tiny = machine(CROSSROADS.format(condition=condition), WORLD)
    variables = {variable.name: variable for variable in tiny.program.variables}
    state, _ = tiny.start("first", {name: variables[name].index(value) for name, value in values.items()})
    return tiny.site(state).name == "held"


def refused(condition: str) -> Problem:
    """The one problem of a condition that is none."""
    with pytest.raises(StoryError) as raised:
        machine(CROSSROADS.format(condition=condition), WORLD)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("nerve < 3", "0 1 2"),
        ("nerve <= 3", "0 1 2 3"),
        ("nerve > 3", "4"),
        ("nerve >= 3", "3 4"),
        ("nerve == 3", "3"),
        ("nerve != 3", "0 1 2 4"),
        ("3 > nerve", "0 1 2"),
        ("3 == nerve", "3"),
        ("1 <= nerve < 4", "1 2 3"),
        ("4 > nerve != 2", "0 1 3"),
    ],
)
def test_a_meter_is_compared_with_numbers_from_either_side_and_in_chains(condition: str, held: str):
    """Every comparison holds for exactly the values it names."""
    assert [value for value in "01234" if holds(condition, nerve=value)] == held.split()


def test_a_meter_may_be_negative():
    """A range below zero is compared by its numbers, not by their order."""
    assert holds("debt <= -1", debt="-2")
    assert not holds("debt <= -1", debt="0")


def test_a_flag_stands_alone():
    """A flag is its own condition, and `not` its opposite."""
    assert holds("kept_log", kept_log="yes")
    assert not holds("kept_log", kept_log="no")
    assert holds("not kept_log", kept_log="no")


def test_an_enum_a_machine_and_a_chance_are_asked_with_is():
    """`is` asks for one value, `is not` for any other."""
    assert holds("past is vote", past="vote")
    assert holds("past is not vote", past="father")
    assert holds("raikhlin is arrested", raikhlin="arrested")
    assert holds("scheme is trust", scheme="trust")
    assert holds("scheme is undealt")


def test_a_group_stands_for_any_of_its_states():
    """`raikhlin is lost` holds for every state of the group and for no other."""
    held = [state for state in ("free", "named", "arrested", "shot") if holds("raikhlin is lost", raikhlin=state)]
    assert held == ["arrested", "shot"]


def test_count_counts_everybody_in_a_state_or_a_group():
    """`count(lost)` counts over all whose machine knows the word."""
    assert holds("count(lost) >= 2", raikhlin="shot", vera="arrested")
    assert not holds("count(lost) >= 2", raikhlin="shot", vera="named")
    assert holds("count(named) == 1", raikhlin="shot", vera="named")
    assert holds("0 < count(lost) < 2", raikhlin="shot")


def test_and_binds_closer_than_or_and_not_closer_still():
    """Precedence is Python's; brackets change it."""
    assert holds("kept_log or drank and nerve > 3", kept_log="yes")
    assert not holds("(kept_log or drank) and nerve > 3", kept_log="yes")
    assert holds("not kept_log and drank", drank="yes")
    assert not holds("not (kept_log or drank)", drank="yes")


def test_a_condition_may_run_over_several_lines():
    """In a block a condition can be broken anywhere; the machine sees one line."""
    assert holds("kept_log\n      and nerve >= 2", kept_log="yes")


questions = st.recursive(
    st.sampled_from(["kept_log", "drank", "nerve >= 2", "nerve != 3", "1 <= nerve < 3", "0 > debt", "debt == -1"]),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: "({}) {} ({})".format(*parts)),
    ),
    max_leaves=6,
)


@given(questions, st.booleans(), st.booleans(), st.integers(0, 4), st.integers(-2, 2))
def test_a_condition_means_what_the_same_words_mean_in_python(
    condition: str, kept_log: bool, drank: bool, nerve: int, debt: int
):
    """For meters and flags the language is a part of Python, and no more."""
    meant = eval(condition, {}, {"kept_log": kept_log, "drank": drank, "nerve": nerve, "debt": debt})  # ours
    words = ("no", "yes")
    assert meant == holds(condition, kept_log=words[kept_log], drank=words[drank], nerve=str(nerve), debt=str(debt))


@pytest.mark.parametrize(
    ("condition", "code", "said"),
    [
        ("kept_lag", "V020", "`kept_lag` is not declared."),
        ("raikhlin is arested", "V020", "`raikhlin` is never `arested`."),
        ("count(lots) >= 1", "V020", "`lots` is no state or group."),
        ("visited(frist)", "V021", "There is no node `frist`."),
        ("chosen(first.go)", "V020", "`first.go` is not a choice."),
        ("accused(nobody, vera)", "V020", "`nobody` is not a person."),
        ("accused(anyone, vera, envy)", "V020", "`envy` is not a cause."),
        ("seen(first)", "V020", "There is no function `seen`."),
        ("nerve", "V031", "`nerve` is not yes or no."),
        ("past", "V031", "`past` is not yes or no."),
        ("kept_log is yes", "V031", "`kept_log` has no states."),
        ("nerve is much", "V031", "`nerve` has no states."),
        ("past >= 1", "V031", "`past` is no meter and has no number."),
        ("nerve >= debt", "V031", "Expected a whole number here."),
        ("nerve >= 1.5", "V031", "Expected a whole number here."),
        ("1 < 2", "V031", "Two numbers say nothing about the story."),
        ("nerve in count", "V031", "Only `is`, `is not` and number comparisons compare."),
        ("count(lost)", "V031", "`count(…)` must be compared with a number."),
        ("visited()", "V031", "`visited` takes 1 name."),
        ("accused(you)", "V031", "`accused` takes 2 or 3 names."),
        ("nerve > 5", "V032", "`nerve` can never be compared with 5."),
        ("count(lost) > 3", "V032", "There are 2 to count, never 3."),
        ("kept_log and", "V030", "`kept_log and` is not a condition."),
        ("kept_log = yes", "V030", "`kept_log = yes` is not a condition."),
        ("nerve + 1 >= 2", "V030", "`+` is not part of the language."),
        ("3and kept_log", "V030", "`3a` is not part of the language."),
        ("", "V030", "`` is not a condition."),
    ],
)
def test_what_is_no_condition_gets_a_sentence(condition: str, code: str, said: str):
    """Each mistake has its code and its words."""
    problem = refused(condition)
    assert (problem.code, problem.message) == (code, said)


@pytest.mark.parametrize(
    "attempt",
    [
        "__import__('os').system('true')",
        "kept_log.__class__",
        "(lambda: 0)()",
        "[x for x in y]",
        "kept_log if drank else drank",
        "f'{kept_log}'",
        "(yield)",
        "await kept_log",
        "visited(*first)",
        "(kept_log := drank)",
        "~" * 900 + "kept_log",
        "-" * 900 + "1",
        "kept_log" + ".a" * 400,
        "(" * 190 + "kept_log" + ")" * 190,
        "nerve >= " + "9" * 900,
        "x" * 1_001,
    ],
)
def test_nothing_outside_the_language_gets_in(attempt: str):
    """Whatever else Python can say is refused before anything could run."""
    assert refused(attempt).code in ("V030", "V031", "V032")


def test_a_problem_points_at_the_words_it_means():
    """The column is that of the wrong name, also after letters of another script."""
    assert refused("kept_log and nervy > 2").place.column == len("      kept_log and ") + 1
    assert refused("дневник and nervy > 2").place.column == len("      ") + 1
    assert refused("kept_log and (drank or\n      nervy > 2)").place.line == 6


def test_a_name_that_is_a_word_of_python_is_explained():
    """A choice may be called `return`, but then no condition can name it."""
    assert "`return` is a word of Python" in refused("chosen(first.return)").hint


def test_brackets_are_bounded():
    """More brackets than anybody can read are refused, so that nothing behind can be driven too deep."""
    assert refused("(" * (MOST_BRACKETS + 1) + "kept_log" + ")" * (MOST_BRACKETS + 1)).code == "V030"
    assert holds("(" * MOST_BRACKETS + "kept_log" + ")" * MOST_BRACKETS, kept_log="yes")
    assert holds("not " * 200 + "kept_log", kept_log="yes")
