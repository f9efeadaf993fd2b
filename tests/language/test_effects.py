"""Effects, events and accusations: what can be written, and what is refused."""

import pytest

from game.language.effects import Accusation
from game.machine.machine import Accused
from game.model.problems import Problem, StoryError
from tests.stories import YOU, machine

WORLD = (
    YOU
    + """\
  raikhlin: {name: "Raikhlin, Boris Moiseevich", gender: man, role: head, reminder: the one who signs, machine: fate}
  vera: {name: "Kosmynina, Vera", gender: woman, role: statistician, reminder: the one who counts}
meters:
  nerve: {range: -1..3, start: 1, bands: [shaken, none, little, some, much]}
flags:
  kept_log: {yes: the log is in your desk, no: the log is gone}
enums:
  past: {initial: unfilled, values: {unfilled: not filled in, vote: the vote}}
chances:
  scheme: {latvian: 2, trust: 1}
machines:
  fate:
    initial: free
    states: {free: at liberty, named: named}
    transitions:
      - free -> named: accused
forms: {vote: a vote, finding: a commission finding}
"""
)
DEED = """
node: first
date: 1936-11-24
text: |
  A room.
choices:
  - id: act
    text: Act.
    {deed}
    to: last
---
node: last
kind: ending
text: |
  The end.
"""


def after(deed: str, variable: str) -> str:
    """The value of a variable after one choice with these fields."""
    tiny = machine(DEED.format(deed=deed), WORLD)
    state, _ = tiny.start()
    state, _ = tiny.step(state, tiny.open_moves(state)[0])
    found = tiny.program.variable(variable)
    assert found is not None
    return found.values[tiny.value(state, found)]


def refused(deed: str) -> Problem:
    """The one problem of a choice with these fields."""
    with pytest.raises(StoryError) as raised:
        machine(DEED.format(deed=deed), WORLD)
    (problem,) = raised.value.problems
    return problem


def recorded(line: str) -> Accusation:
    """The accusation of one choice."""
    tiny = machine(DEED.format(deed=f"accuse: {line}"), WORLD)
    state, _ = tiny.start()
    _, happenings = tiny.step(state, tiny.open_moves(state)[0])
    return next(happening.accusation for happening in happenings if isinstance(happening, Accused))


@pytest.mark.parametrize(
    ("effects", "value"),
    [
        ("nerve += 1", "2"),
        ("nerve -= 1", "0"),
        ("nerve += 4", "3"),
        ("nerve -= 4", "-1"),
        ("nerve = -1", "-1"),
        ("[nerve += 4, nerve -= 1]", "2"),
        ("[nerve -= 1, nerve += 4]", "3"),
    ],
)
def test_a_meter_moves_and_stops_at_its_ends(effects: str, value: str):
    """Each effect is clamped by itself, in the order of writing."""
    assert after(f"do: {effects}", "nerve") == value


def test_flags_and_enums_are_simply_set():
    """A flag is set to yes or no, an enum to one of its values."""
    assert after("do: kept_log = yes", "kept_log") == "yes"
    assert after("do: [kept_log = yes, kept_log = no]", "kept_log") == "no"
    assert after("do: past = vote", "past") == "vote"


def test_a_machine_moves_by_an_event():
    """`fire:` moves the machine whose transition takes the event."""
    assert after("fire: raikhlin.accused", "raikhlin") == "named"


def test_an_accusation_is_one_line():
    """By, of, form, month and causes come out of the words; the player is the one who accuses unless another is named."""
    assert recorded("raikhlin, in a vote, from fear") == Accusation("you", "raikhlin", "vote", "1936-11", ("fear",))
    assert recorded("vera accuses raikhlin, in a commission finding, from belief, fear and conformity") == Accusation(
        "vera", "raikhlin", "finding", "1936-11", ("belief", "fear", "conformity")
    )


def test_an_accusation_may_name_its_month():
    """A month in the line stands before that of the node."""
    assert recorded("raikhlin, in a vote, in 1937-02, from purge").month == "1937-02"


def test_the_form_may_be_given_by_its_id():
    """`in finding` is `in a commission finding`."""
    assert recorded("raikhlin, in finding, from purge").form == "finding"


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("do: nerve", "V030"),
        ("do: nerve ++ 1", "V030"),
        ("do: 'nerve = 1; nerve = 2'", "V030"),
        ("do: nervy += 1", "V020"),
        ("do: nerve += 0", "V032"),
        ("do: nerve += 5", "V032"),
        ("do: nerve += ²", "V032"),
        ("do: nerve = 4", "V032"),
        ("do: kept_log += 1", "V031"),
        ("do: kept_log = maybe", "V020"),
        ("do: past = vot", "V020"),
        ("do: raikhlin = named", "V031"),
        ("do: scheme = trust", "V031"),
        ("fire: raikhlin", "V030"),
        ("fire: raikhlin.shot", "V020"),
        ("fire: vera.accused", "V020"),
        ("fire: nerve.accused", "V031"),
        ("accuse: raikhlin from fear", "V034"),
        ("accuse: raikhlin, in a vote, from spite", "V034"),
        ("accuse: raikhlin, in a letter, from fear", "V020"),
        ("accuse: nobody, in a vote, from fear", "V020"),
        ("accuse: raikhlin, in a vote, in 1936-13, from fear", "V035"),
        (f"accuse: 'raikhlin, in {' ' * 1_900}x'", "V034"),
    ],
)
def test_what_is_no_deed_gets_a_code(deed: str, code: str):
    """Each mistake is one problem."""
    assert refused(deed).code == code


def test_an_accusation_needs_a_month():
    """Where neither the node nor the line says one, the line is refused."""
    with pytest.raises(StoryError) as raised:
        machine(DEED.replace("date: 1936-11-24\n", "").format(deed="accuse: raikhlin, in a vote, from fear"), WORLD)
    assert [problem.message for problem in raised.value.problems] == ["The accusation has no month."]
