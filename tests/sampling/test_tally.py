"""What is counted of sampled playthroughs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.batch.questions import Questions
from game.batch.steps import Ask
from game.machine.machine import Entered, Machine, Moved
from game.playing.playthrough import Playthrough
from game.sampling import sampling
from game.sampling.report import quantile
from game.sampling.sampling import Desk, Part, parts
from game.sampling.single import playthrough_of
from game.sampling.tally import Tally
from tests.generated_stories import machines
from tests.rich_story import rich_machine
from tests.stories import machine as tiny

pytestmark = pytest.mark.usefixtures("form")
SEEDS = st.integers(0, 10**18)


def entered(playthrough: Playthrough) -> list[Entered]:
    """What a playthrough comes to, chances left out."""
    return [found for found in playthrough.entered() if found.site.kind != "deal"]


def counted_one_by_one(machine: Machine, questions: Questions, played: list[Playthrough]) -> Counter[object]:
    """How often nodes, choices, and what is asked on entering, came about."""
    found: Counter[object] = Counter()
    for playthrough in played:
        for step in playthrough.steps:
            if step.option is not None:
                site = machine.site(step.before)
                number = next(n for n, move in enumerate(site.moves) if move.option is step.option)
                found[questions.of_edge[site.index, number]] += 1
        for here in entered(playthrough):
            found[questions.of_site[here.site.index]] += 1
            for ask in questions.asked.on_entering.get(here.site.index, ()):
                if isinstance(ask, Ask) and machine.holds(here.state, ask.condition):
                    found[ask.label] += 1
    return found


@given(machines(), SEEDS)
@settings(max_examples=30)
def test_what_is_counted_is_what_happens(machine: Machine, seed: int):
    """Nodes, choices, conditions and transitions, as often as one by one."""
    desk = Desk(machine)
    tally = desk.counted(Part("random", seed, range(10, 30)))
    played = [playthrough_of(machine, (), seed, number) for number in range(10, 30)]
    expected = counted_one_by_one(machine, desk.questions, played)
    assert {question: tally.asked[question] for question in expected} == expected
    moved = sum(isinstance(one, Moved) for p in played for step in p.steps for one in step.happenings)
    assert sum(many for question, many in tally.asked.items() if question.kind == "transition") == moved
    assert tally.choices == Counter(playthrough.choices for playthrough in played)
    assert tally.playthroughs == sum(tally.endings.values()) == 20
    assert tally.endings["last"] == sum(playthrough.site.kind == "ending" for playthrough in played)


@given(machines(), SEEDS, st.integers(1, 20))
@settings(max_examples=20)
def test_tallies_add_up(machine: Machine, seed: int, size: int):
    """However playthroughs are shared out, the tally of all is the same."""
    desk = Desk(machine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampling, "PART", size)
        total = Tally()
        for part in parts(["random"], seed, 40):
            total.add(desk.counted(part))
    assert total == desk.counted(Part("random", seed, range(40)))


def test_the_first_that_comes_to_an_ending_comes_there():
    """By its number; none before it does."""
    machine = rich_machine()
    tally = Desk(machine).counted(Part("random", 3, range(5, 200)))
    assert set(tally.first) == {"home", "taken"}
    for ending, number in tally.first.items():
        came = [playthrough_of(machine, (), 3, n).site.scene.node.node for n in range(5, number + 1)]
        assert came.index(ending) == len(came) - 1


def test_meters_are_looked_at_as_chapters_open_and_at_the_end():
    """Whenever somebody comes to the node that opens one, and once where each playthrough ends."""
    tally = Desk(rich_machine()).counted(Part("random", 3, range(50)))
    nodes = {question.what: times for question, times in tally.asked.items() if question.kind == "node"}
    assert tally.meters["one", "nerve"].total() == nodes["desk"] > 50
    assert tally.meters["two", "nerve"].total() == nodes["hall"]
    assert tally.meters["end", "nerve"].total() == 50


STUCK = """
node: first
kind: hub
text: |
  A room, {if lamp: lit | dark}.
choices:
  - {id: stay, when: not lamp, text: Stay., to: first}
  - {id: on, stance: conform, text: On., do: lamp = yes, to: door}
---
node: door
text: |
  A door.
choices:
  - {id: through, needs: not lamp, text: Through., to: last}
---
node: last
kind: ending
text: |
  The end.
"""


def test_who_comes_to_no_ending_is_counted_by_what_became_of_them():
    """Stuck where nothing is open, or broken off where they go round."""
    desk = Desk(tiny(STUCK, "flags: {lamp: {yes: lit, no: dark}}\npolicies: {stays: [{weights: {neutral: 1}}]}\n"))
    assert desk.counted(Part("conform", 1, range(9))).endings == {"stuck at door": 9}
    assert desk.counted(Part("stays", 1, range(9))).endings == {"broken off at first": 9}


@given(st.lists(st.integers(0, 50), min_size=1), st.floats(0, 1))
def test_so_great_a_share_does_not_exceed_a_quantile(values: list[int], share: float):
    """And it is the least number of which that is so."""
    found = quantile(Counter(values), share)
    assert sum(value <= found for value in values) >= share * len(values)
    assert all(sum(value <= less for value in values) < share * len(values) for less in range(min(values), found))
