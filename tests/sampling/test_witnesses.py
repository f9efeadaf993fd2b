"""Sampled playthroughs that show what can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.batch.plan import unmerged
from game.batch.questions import Question, questions_of
from game.batch.steps import graph_of
from game.machine.machine import Machine
from game.sampling.sampling import Desk, Part
from game.sampling.witnesses import witnesses
from tests.generated_stories import machines
from tests.sampling.walking import one_by_one

pytestmark = pytest.mark.usefixtures("form")


@given(machines(), st.integers(0, 10**18))
@settings(max_examples=20)
def test_whatever_is_met_has_a_playthrough_that_meets_it(machine: Machine, seed: int):
    """All that 30 playthroughs of each policy do, and nothing else; each by one that can be played again."""
    policies, desk = machine.program.policies, Desk(machine)
    plan = unmerged(graph_of(machine.program, questions_of(machine.program).asked))
    found = witnesses(plan, policies, seed, 30)
    for label, sample in found.heard.items():
        alone = range(sample.number, sample.number + 1)
        assert desk.counted(Part(sample.policy, sample.seed, alone)).asked[label] > 0
    sites = machine.program.sites
    for (site, number), sample in found.taken.items():
        if site >= 0 and sites[site].kind != "passing":
            (walk,) = one_by_one(machine, policies[sample.policy], sample.seed, range(sample.number, sample.number + 1))
            assert (site, number) in walk.taken
    every = [walk for ways in policies.values() for walk in one_by_one(machine, ways, seed, range(30))]
    assert {edge for walk in every for edge in walk.taken} <= found.taken.keys()
    met = {question for name in policies for question in desk.counted(Part(name, seed, range(30))).asked}
    heard = {label for label in found.heard if isinstance(label, Question)}
    assert heard <= met
