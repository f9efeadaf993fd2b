"""Playthroughs are counted and odds are found without sampling any."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings

from game.batch.steps import labels
from game.machine.machine import Machine, State
from game.proving.counting import count_playthroughs
from game.proving.deciding import Decider
from game.proving.exploring import NO_LIMIT, Budget, OverBudget
from game.proving.odds import odds
from game.proving.prover import Stuck, whole_graph
from game.sampling.sampling import Desk, Part
from tests.generated_stories import machines
from tests.rich_story import FILES, rich_machine
from tests.stories import machine

CHAIN = (
    """\
node: first
text: |
  First.
choices:
"""
    + "".join(f"  - {{id: c{n}, text: C, once: true, to: first}}\n" for n in range(12))
    + """\
  - {id: out, text: Out, to: last}
---
node: last
kind: ending
text: |
  Last.
"""
)


def ways(machine: Machine, state: State, open_states: set[State], found: dict[State, int]) -> int:
    """How many ways lead from a state to an ending, by the plainest recursion. Raises RecursionError in a circle."""
    if state in open_states:
        raise RecursionError
    if state not in found:
        moves = machine.open_moves(state)
        following = [machine.step(state, move)[0] for move in moves]
        inner = open_states | {state}
        found[state] = sum(ways(machine, other, inner, found) for other in following) if moves else 1
    return found[state]


@settings(max_examples=25)
@given(machines())
def test_playthroughs_are_counted_as_a_plain_recursion_counts_them(machine: Machine):
    """And where some state leads back to itself they are without number."""
    try:
        expected = ways(machine, machine.start()[0], set(), {})
    except RecursionError:
        expected = None
    assert count_playthroughs(machine.program) == expected


def test_a_story_with_twelve_doors_has_more_than_a_billion_playthroughs():
    """In any order, any of them: the sum of 12!/k! for k from 0 to 12."""
    assert count_playthroughs(machine(CHAIN).program) == 1_302_061_345


def test_counts_have_no_greatest():
    """Forty nodes of eight choices are 8 ** 40 playthroughs."""
    choices = "".join(f"  - {{id: c{n}, text: C, to: NEXT}}\n" for n in range(8))
    node = "node: {0}\ntext: |\n  N.\nchoices:\n"
    names = ["first", *(f"n{n}" for n in range(1, 40)), "last"]
    nodes = [node.format(here) + choices.replace("NEXT", there) for here, there in itertools.pairwise(names)]
    last = "node: last\nkind: ending\ntext: |\n  L.\n"
    assert count_playthroughs(machine("---\n".join([*nodes, last])).program) == 8**40


def chances(machine: Machine, state: State) -> dict[str, Fraction]:
    """The odds of each ending when all open choices weigh the same, by the plainest recursion."""
    site = machine.site(state)
    moves = machine.open_moves(state)
    if not moves:
        return {str(site.scene.node.node): Fraction(1)}
    weights = [move.weight if site.kind == "deal" else 1 for move in moves]
    found: dict[str, Fraction] = {}
    for move, weight in zip(moves, weights, strict=True):
        for ending, chance in chances(machine, machine.step(state, move)[0]).items():
            found[ending] = found.get(ending, Fraction(0)) + chance * Fraction(weight, sum(weights))
    return found


def test_odds_are_those_of_fractions():
    """Through a hub, a call and a chance."""
    rich = rich_machine()
    expected = chances(rich, rich.start()[0])
    found = odds(rich.program, rich.program.policies["random"])
    assert found.endings == pytest.approx({ending: float(chance) for ending, chance in expected.items()}, abs=1e-12)
    assert found.visits["desk"] > 1
    assert found.unfollowed == 0


@pytest.mark.parametrize("policy", ["random", "denounce", "resist", "careful"])
def test_a_sample_agrees_with_the_odds(policy: str):
    """Of twenty thousand playthroughs so many come to each node and ending as are expected, within four sigma."""
    careful = "policies: {careful: [{when: nerve <= 1, weights: {resist: 2, neutral: 1}}, {weights: {neutral: 1}}]}\n"
    rich = rich_machine({**FILES, "policies.yaml": careful})
    many, desk = 20_000, Desk(rich)
    tally = desk.counted(Part(policy, 3, range(many)))
    expected = odds(rich.program, rich.program.policies[policy])
    for ending, chance in expected.endings.items():
        assert abs(tally.endings[ending] - many * chance) <= 4 * (many * chance * (1 - chance)) ** 0.5 + 1e-6
    once = {"street", "snow", "last", "ground"}  # of what is come to several times the spread is another
    visits = {question.what: times for question, times in tally.asked.items() if question.kind == "node"}
    for node in once & expected.visits.keys():
        chance = min(expected.visits[node], 1.0)
        assert abs(visits.get(node, 0) - many * chance) <= 4 * (many * chance * (1 - chance)) ** 0.5 + 1e-6


@settings(max_examples=4)
@given(machines())
def test_odds_add_up(machine: Machine):
    """What does not end stands where nothing is open, or goes round for longer than anybody waits."""
    found = odds(machine.program, machine.program.policies["resist"])
    graph = whole_graph(machine.program)
    stuck = [label for edge in graph.every_edge for label in labels(edge.steps) if isinstance(label, Stuck)]
    stands = any(verdict.status == "reached" for _, verdict in Decider(graph, NO_LIMIT).decided(stuck))
    total = sum(found.endings.values()) + found.unfollowed
    assert total <= 1 + 1e-9 if stands else total == pytest.approx(1)


def test_a_policy_that_never_leaves_a_circle_is_not_followed_for_ever():
    """What is left of it is said."""
    round_ = """\
    node: first
    text: |
      First.
    choices:
      - {id: a, stance: resist, text: A, to: first}
      - {id: b, text: B, to: last}
    ---
    node: last
    kind: ending
    text: |
      Last.
    """
    program = machine(round_).program
    assert count_playthroughs(program) is None
    assert odds(program, program.policies["random"]).endings == pytest.approx({"last": 1})
    assert odds(program, program.policies["resist"]).unfollowed == pytest.approx(1)


def test_the_budget_holds():
    """With a sentence."""
    with pytest.raises(OverBudget, match="more than 100 states"):
        count_playthroughs(machine(CHAIN).program, Budget(states=100))
