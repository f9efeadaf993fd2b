"""Everything that can be asked of a program."""

from __future__ import annotations

from hypothesis import given, settings

from game.batch.plan import merged, unmerged
from game.batch.questions import questions_of
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.proving.exploring import explored
from tests.generated_stories import machines
from tests.rich_story import rich_machine


def test_a_shared_scene_is_asked_about_once():
    """However many sites it has."""
    every = questions_of(rich_machine().program).every
    assert len(every) == len(set(every))
    assert [q.what for q in every if q.kind == "choice"].count("telephone.wait") == 1


def test_each_kind_of_thing_is_asked_about():
    """Nodes, choices, conditions with both sides, the texts of variants, and transitions as they are written."""
    asked = {(q.kind, q.what, q.holds) for q in questions_of(rich_machine().program).every}
    assert ("node", "taken", True) in asked
    assert ("choice", "hall.accuse", True) in asked
    assert {("condition", "kept_log", True), ("condition", "kept_log", False)} <= asked
    assert {("text", "gleb is lost", True), ("text", "otherwise", True)} <= asked
    assert ("transition", "fate: named -> arrested: taken", True) in asked


@settings(max_examples=25)
@given(machines())
def test_merging_loses_nothing_that_was_asked(machine: Machine):
    """What is asked keeps apart the values it depends on, and only until it has been asked."""
    graph = graph_of(machine.program, questions_of(machine.program).asked)
    assert set(explored(merged(graph)).heard) == set(explored(unmerged(graph)).heard)
