"""One playthrough at a time or many side by side: the same playthroughs."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.batch.plan import unmerged
from game.batch.steps import graph_of
from game.language.tree import ALWAYS
from game.machine.machine import Machine
from game.machine.promises import Policy
from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from game.sampling import running, single, telling, waiting
from game.sampling.single import playthrough_of, sampled
from tests.generated_stories import machines
from tests.rich_story import rich_machine
from tests.sampling.walking import Whim, one_by_one, side_by_side
from tests.stories import machine as tiny

pytestmark = pytest.mark.usefixtures("form")
SEEDS = st.integers(0, 10**18)


def policies(machine: Machine) -> st.SearchStrategy[Policy]:
    """The policies of a story, and whims that come and go with the conditions of its choices."""
    guards = [move.guard for site in machine.program.sites for move in site.moves]
    whims = st.builds(Whim, st.sampled_from([ALWAYS, *guards]), st.integers(0, 99))
    return st.one_of(st.sampled_from(list(machine.program.policies.values())), st.lists(whims, max_size=3).map(tuple))


@given(machines(), st.data(), SEEDS)
@settings(max_examples=60)
def test_side_by_side_is_one_by_one(machine: Machine, data: st.DataObject, seed: int):
    """Every move and every last value, of random stories with loops, calls, chances and events, under any policy."""
    policy = data.draw(policies(machine))
    numbers = range(data.draw(st.integers(0, 10**6)), 10**7)[:12]
    assert side_by_side(unmerged(graph_of(machine.program)), policy, seed, numbers) == one_by_one(
        machine, policy, seed, numbers
    )


@pytest.mark.parametrize("most", [1, 8])
@given(machine=machines(), data=st.data(), seed=SEEDS)
@settings(max_examples=20)
def test_what_is_not_worked_out_before_is_worked_out_then(most: int, machine: Machine, data: st.DataObject, seed: int):
    """A site at which too much can be told apart decides the same."""
    policy = data.draw(policies(machine))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "MOST_NUMBERS", most)
        patch.setattr(telling, "MOST_HEARD", most // 2)
        assert side_by_side(unmerged(graph_of(machine.program)), policy, seed, range(12)) == one_by_one(
            machine, policy, seed, range(12)
        )


@given(machines(), SEEDS, st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=20)
def test_how_many_are_under_way_together_makes_no_difference(machine: Machine, seed: int, block: int, together: int):
    """Nor how many are moved at a time."""
    policy, plan = machine.program.policies["random"], unmerged(graph_of(machine.program))
    whole = side_by_side(plan, policy, seed, range(20))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "BLOCK", block)
        patch.setattr(running, "MOST_TOGETHER", together)
        assert side_by_side(plan, policy, seed, range(20)) == whole


SHIPPED = open_story(shipped_story())


@pytest.mark.parametrize("policy", SHIPPED.program.policies)
def test_the_shipped_story_is_the_same_side_by_side(policy: str):
    """Under each of its policies."""
    ways, numbers = SHIPPED.program.policies[policy], range(100, 140)
    found = side_by_side(unmerged(graph_of(SHIPPED.program)), ways, 7, numbers)
    assert found == one_by_one(SHIPPED, ways, 7, numbers)


@given(SEEDS, st.integers(0, 10**9))
def test_a_sampled_playthrough_can_be_told(seed: int, number: int):
    """It is a log like any other; played again it comes to the end it came to."""
    machine = rich_machine()
    log = sampled(machine, machine.program.policies["random"], seed, number)
    playthrough = playthrough_of(machine, machine.program.policies["random"], seed, number)
    assert playthrough.log == log
    assert playthrough.ended


CIRCLE = """
node: first
kind: hub
text: |
  A room.
choices:
  - {id: stay, stance: conform, text: Stay., to: first}
  - {id: go, stance: resist, text: Go., to: last}
---
node: last
kind: ending
text: |
  The end.
"""


def test_who_goes_round_for_ever_is_stopped():
    """After so many choices, where they are."""
    machine = tiny(CIRCLE)
    policy, plan = machine.program.policies["conform"], unmerged(graph_of(machine.program))
    walks = side_by_side(plan, policy, 1, range(3))
    assert [len(walk.taken) for walk in walks] == [single.LONGEST] * 3
    assert walks == one_by_one(machine, policy, 1, range(3))


LOCKED = """
node: first
text: |
  A room.
choices:
  - {id: on, text: On., do: lamp = yes, to: second}
  - {id: by, text: By., to: second}
---
node: second
text: |
  A door.
choices:
  - {id: through, needs: lamp, text: Through., to: last}
---
node: last
kind: ending
text: |
  The end.
"""


def test_who_is_stuck_stays():
    """Where nothing is open, a playthrough is over, whatever the others do."""
    machine = tiny(LOCKED, "flags: {lamp: {yes: lit, no: dark}}\n")
    policy, plan = machine.program.policies["random"], unmerged(graph_of(machine.program))
    walks = side_by_side(plan, policy, 1, range(20))
    assert {walk.site: walk.values["lamp"] for walk in walks} == {1: 0, 2: 1}
    assert walks == one_by_one(machine, policy, 1, range(20))


RARE = """
node: first
deal: weather
next: last
---
node: last
kind: ending
text: |
  The end.
"""


@pytest.mark.parametrize("least", [1, 300_000])
def test_chances_fall_by_their_weights(least: int):
    """However large these are."""
    weights = {"rain": least, "snow": 3 * least, "fog": 3 * least}
    machine = tiny(RARE, f"chances: {{weather: {json.dumps(weights)}}}\n")
    walks = side_by_side(unmerged(graph_of(machine.program)), (), 1, range(1_400))
    assert walks == one_by_one(machine, (), 1, range(1_400))
    fallen = Counter(walk.values["weather"] for walk in walks)
    assert 160 < fallen[1] < 240
    assert abs(fallen[2] - fallen[3]) < 120


MANNERS = """
node: first
text: |
  A room.
choices:
  - {id: bow, stance: conform, tags: [low], text: Bow., do: nerve -= 1, to: second}
  - {id: shout, stance: resist, needs: nerve >= 1, text: Shout., do: nerve += 1, to: second}
---
node: second
text: |
  A door.
choices:
  - {id: knock, stance: conform, tags: [low], text: Knock., to: last}
  - {id: kick, stance: resist, text: Kick., to: last}
---
node: last
kind: ending
text: |
  The end.
"""
NERVE = """
meters: {nerve: {range: 0..2, start: 0, bands: [a, b, c]}}
policies:
  bold:
    - {when: nerve >= 1, weights: {resist: 1}}
    - {weights: {resist: 1000}}
  timid:
    - {when: nerve >= 1, weights: {resist: 1}}
    - {weights: {conform: 2, low: 1}}
"""


@pytest.mark.parametrize(
    ("policy", "taken"), [("bold", ["bow", "kick"]), ("timid", ["bow", "knock"]), ("resist", ["bow", "kick"])]
)
def test_the_first_rule_that_gives_weight_is_asked(policy: str, taken: list[str]):
    """And where none does, all open choices weigh the same."""
    machine = tiny(MANNERS, NERVE)
    ways = machine.program.policies[policy]
    assert {walk.taken[1] for walk in side_by_side(unmerged(graph_of(machine.program)), ways, 1, range(50))} == {
        (1, ["knock", "kick"].index(taken[1]))
    }
    assert [
        [entry.choice.partition(".")[2] for entry in sampled(machine, ways, 1, number).entries] for number in range(5)
    ] == [taken] * 5
