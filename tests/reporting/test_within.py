"""What follows from a finding stands behind it, so that a report shows what there is to mend."""

from __future__ import annotations

from game.proving.exploring import Budget
from tests.reporting.stories import promising, report
from tests.rich_story import edited, rich_machine


def test_what_is_in_a_node_nobody_comes_to_stands_behind_it():
    """Its choices, and their conditions."""
    lost = edited("2.yaml", ("    do: file += 1\n    to: ground", "    do: file += 1\n    to: last"))
    findings = {found.finding.name: found.within for found in report(rich_machine(lost)).findings}
    assert [finding.name for finding in findings["ground"]] == ["ground.duty", "ground.nothing"]


def test_a_condition_that_bars_a_choice_stands_behind_the_choice():
    """They are one thing to mend."""
    findings = {found.finding.name: found.within for found in promising().findings}
    assert [finding.name for finding in findings["desk.plead"]] == ["file >= 1"]


def test_every_finding_is_there_once():
    """Broken promises too, which are within nothing."""
    found = promising().findings
    assert sum(1 + len(each.within) for each in found) == 7
    assert [each.finding.name for each in found] == ["desk.shout", "desk.plead", "spared", "room", "reopened"]


def test_what_sampling_met_is_not_called_unknown():
    """Though the proof itself ran out of its budget."""
    found = report(rich_machine(), Budget(states=1))
    statuses = {question.what: verdict.status for question, verdict in found.proof.questions.items()}
    assert statuses["home"] == "reached"
