"""Promises and policies are read with the story, and what is wrong with one gets a sentence."""

from __future__ import annotations

import pytest

from game.machine.compiling import try_compile
from game.machine.promises import Goal, Vow
from game.model.problems import Problem, Problems
from game.reading.folder import read_story
from tests.stories import YOU, machine, sources

NODES = """\
node: first
marks: warning
text: |
  First.
choices:
  - id: a
    stance: resist
    tags: brave
    text: A
    to: last
---
node: last
kind: ending
blocks:
  - marks: warning
    text: |
      Last.
"""
FLAGS = "flags: {lamp: {yes: lit, no: dark}}\n" + YOU


def vows(promises: str) -> dict[str, Vow]:
    """The typed promises of a story of two nodes."""
    return dict(machine(NODES, FLAGS + promises).program.promises)


def problems(declared: str) -> list[Problem]:
    """What is wrong with some promises or policies."""
    found = Problems()
    try_compile(read_story(sources(NODES, FLAGS + declared), found), found)
    return found.errors


def test_a_place_is_a_node_every_ending_or_anywhere():
    """Of a list of places it is said of each."""
    places = vows("promises: {a: {never: [last, endings, anywhere]}}")["a"].goals
    assert [goal.nodes for goal in places] == [{"last"}, {"last"}, {"first", "last"}]


def test_always_is_broken_where_its_condition_does_not_hold():
    """`always … then` and `never … when not` ask for the same states."""
    found = vows("promises: {a: {always: last, then: lamp}, n: {never: last, when: not lamp}}")
    assert found["a"].goals == found["n"].goals
    assert isinstance(found["a"].goals[0], Goal)


def test_what_is_counted_is_a_node_or_everything_with_a_mark():
    """Blocks are marked as nodes are."""
    found = vows("promises: {b: {before: last, at_least: 2, of: [warning]}, n: {before: last, of: first}}")
    assert found["b"].counted == {("first", -1), ("last", 0)}
    assert (found["n"].counted, found["n"].at_least) == ({("first", -1)}, 1)


def test_a_choice_weighs_what_its_stance_and_its_tags_are_given_together():
    """Every story has some policies, and one of its own takes the place of one it has by that name."""
    policies = machine(NODES, FLAGS + "policies: {resist: {weights: {resist: 2, brave: 3}}}").program.policies
    choice = machine(NODES).program.scenes["first"].options[0].choice
    assert set(policies) == {"random", "denounce", "conform", "resist"}
    assert policies["resist"][0].weight(choice) == 5
    assert policies["denounce"][0].weight(choice) == 0


@pytest.mark.parametrize(
    ("declared", "code", "message"),
    [
        ("promises: {p: {when: lamp}}", "V015", "The promise `p` says nothing."),
        ("promises: {p: {always: last, never: last}}", "V015", "The promise `p` says `always` and `never`."),
        ("promises: {p: {always: last}}", "V011", "The promise `p` has `always` without `then`."),
        ("promises: {p: {never: last, then: lamp}}", "V015", "`then` says nothing beside `never`."),
        ("promises: {p: {never: lats}}", "V021", "There is no node `lats`."),
        ("promises: {p: {never: last, when: lmap}}", "V020", "`lmap` is not declared."),
        ("promises: {p: {exists: last, under: brve}}", "V020", "`brve` is not a policy."),
        ("promises: {p: {before: last, of: waring}}", "V021", "There is no node and no mark `waring`."),
        ("promises: {p: {before: last, of: warning, at_least: 3}}", "V032", "`p` wants 3, and there are 2 to count."),
        ("policies: {p: {weights: {resits: 1}}}", "V020", "`resits` is not a stance or the tag of a choice."),
        ("quantities: {q: {bravery: 1}}", "V020", "`bravery` is not a stance or the tag of a choice."),
        ("policies: {p: {weights: {brave: 1001}}}", "V032", "`brave` weighs 1001; a weight is 0 to 1,000."),
    ],
)
def test_a_promise_or_policy_that_cannot_be_read_gets_a_sentence(declared: str, code: str, message: str):
    """One problem each, where it stands."""
    assert [(problem.code, problem.message) for problem in problems(declared)] == [(code, message)]


def test_no_node_has_a_name_that_means_a_place():
    """A promise about it would be about every ending."""
    found = Problems()
    nodes = NODES.replace("node: last", "node: endings").replace("to: last", "to: endings")
    try_compile(read_story(sources(nodes), found), found)
    assert [problem.code for problem in found.errors] == ["V023"]
