"""What a report knows of how a story is played."""

from __future__ import annotations

import pytest

from game.proving.exploring import Budget
from tests.reporting.stories import promising, report
from tests.rich_story import rich_machine


def test_whoever_comes_to_a_node_takes_one_of_its_choices():
    """So the choices of a node are taken as often as it is come to, by every policy."""
    found = promising()
    for way in found.ways:
        for name, scene in found.program.scenes.items():
            if scene.options:
                taken = sum(way.choices.get(option.id, 0) for option in scene.options)
                assert taken == pytest.approx(way.nodes.get(name, 0))


def test_what_is_exact_and_what_is_sampled_agree():
    """Within four standard deviations of 20,000 playthroughs, where each does a thing once at most."""
    exact, drawn = report(rich_machine()).ways[0], report(rich_machine(), Budget(states=10)).ways[0]
    for choice in ("hall.abstain", "ground.duty", "desk.ask"):
        odds = exact.choices[choice]
        assert drawn.choices[choice] == pytest.approx(odds, abs=4 * (odds * (1 - odds) / 20_000) ** 0.5)


def test_what_is_come_to_least_is_come_to_by_somebody():
    """What nobody can come to is a finding, and no rarity; the rarest stands first."""
    rare = promising().rarely("choice")
    assert [question.what for question, _ in rare[:1]] == ["hall.abstain"]
    assert [many for _, many in rare] == sorted(many for _, many in rare)
    assert "desk.plead" not in {question.what for question, _ in rare}
