"""What is refused because a game could stand still or run for ever."""

import pytest

from game.model.problems import StoryError
from tests.stories import YOU, codes, machine

END = "\n---\nnode: last\nkind: ending\ntext: |\n  The end.\n"
ONE = "node: first\ntext: |\n  A room.\nchoices:\n  - {id: on, text: On., fire: ann.e0, to: last}\n" + END


def refused(nodes: str, world: str = "") -> list[str]:
    with pytest.raises(StoryError) as raised:
        machine(nodes, world)
    return codes(raised.value.problems)


def people(transitions: str) -> str:
    states = "machines:\n  fate:\n    initial: a\n    states: {a: a, b: b}\n    transitions:\n"
    ann = '  ann: {name: "Petrova, Anna", gender: woman, role: typist, reminder: fast, machine: fate}\n'
    return YOU + ann + states + transitions


def raising(*events: list[str]) -> str:
    """Transitions: the event of each number raises those given."""
    line = "      - a -> b: e{0}\n        fire: [{1}]\n"
    return "".join(line.format(i, ", ".join(f"ann.{event}" for event in raised)) for i, raised in enumerate(events))


def test_events_that_raise_each_other_are_refused():
    """Otherwise one choice could run for ever."""
    assert refused(ONE, people(raising(["e1"], ["e0"]))) == ["V041"]


def test_an_avalanche_of_events_is_refused():
    """Sixty events, each raising the next twice, would be 2^60 steps without a circle; reported once."""
    doubling = [[f"e{i + 1}", f"e{i + 1}"] for i in range(60)]
    assert refused(ONE, people(raising(*doubling, []))) == ["V041"]


def test_a_few_events_may_raise_others():
    """What a paper sets off in an office is no avalanche."""
    machine(ONE, people(raising(["e1", "e2"], ["e2"], [])))


def test_nodes_that_lead_to_each_other_by_themselves_are_refused():
    """Somewhere in the circle the player must choose; also where a condition might let them out."""
    circle = "node: first\nnext: second\n---\nnode: second\nnext: [{when: lamp, to: last}, {to: first}]\n" + END
    assert refused(circle, "flags: {lamp: {yes: lit, no: dark}}\n") == ["V043"]


def test_a_deal_is_no_rest_in_a_circle():
    """A node that deals a chance and leads back to itself would deal for ever."""
    circle = "node: first\ndeal: coin\nnext: [{when: coin is heads, to: last}, {to: first}]\n" + END
    assert "V043" in refused(circle, "chances: {coin: {heads: 1, tails: 1}}\n")


def test_a_long_way_without_a_choice_is_no_harm():
    """Three thousand nodes that lead on by themselves are walked, not recursed into."""
    chain = "---\n".join(f"node: n{i}\nnext: n{i + 1}\n" for i in range(3_000))
    tiny = machine(f"node: first\nnext: n0\n---\n{chain}---\nnode: n3000\nnext: last\n{END}")
    state, _ = tiny.start()
    assert tiny.site(state).name == "last"


def test_an_outcome_cannot_be_called_undealt():
    """That is what a chance is before it falls."""
    assert refused("node: first\ndeal: coin\nnext: last\n" + END, "chances: {coin: {undealt: 1}}\n") == ["V023"]
