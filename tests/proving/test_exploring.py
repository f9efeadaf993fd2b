"""Exploring finds all states there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from game.batch.plan import merged, unmerged
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.proving.exploring import Budget, Exploration, OverBudget, explored
from tests.generated_stories import generated_machine, machines
from tests.proving.walking import searched
from tests.rich_story import rich_machine


def moves(found: Exploration) -> set[tuple[int, int]]:
    """The moves of sites at rest that some state takes."""
    sites = found.plan.graph.program.sites
    return {(site, number) for site, number in found.taken if site >= 0 and sites[site].kind != "passing"}


@settings(max_examples=25)
@given(machines())
def test_unmerged_it_finds_just_the_states_there_are(machine: Machine):
    """Those that a plain breadth-first search of the machine finds; loops, calls, chance and events among them."""
    states, taken = searched(machine)
    found = explored(unmerged(graph_of(machine.program)))
    assert found.states == len(states)
    assert moves(found) == taken


@settings(max_examples=25)
@given(machines())
def test_merging_what_nothing_tells_apart_loses_no_move(machine: Machine):
    """With fewer states it finds the same moves."""
    states, taken = searched(machine)
    found = explored(merged(graph_of(machine.program)))
    assert found.states <= len(states)
    assert moves(found) == taken


def test_states_are_counted_where_the_story_rests():
    """Nodes that lead on by themselves are no rest."""
    machine = rich_machine()
    assert explored(unmerged(graph_of(machine.program))).states == len(searched(machine)[0])


def test_a_budget_that_is_spent_is_said():
    """With the limit that was met."""
    with pytest.raises(OverBudget, match="more than 20 states"):
        explored(unmerged(graph_of(generated_machine(1).program)), budget=Budget(states=20))
