"""Promises are proved, or refuted with a playthrough that breaks them."""

from __future__ import annotations

import pytest

from game.proving.exploring import NO_LIMIT
from game.proving.prover import Kept, proved
from game.sharing.hands import Here
from tests.stories import YOU, machine

NODES = """\
node: first
text: |
  First.
choices:
  - {id: light, stance: resist, text: Light, do: lamp = yes, to: second}
  - {id: dark, stance: conform, text: Dark, to: second}
  - {id: leave, text: Leave, to: last}
---
node: second
marks: warning
text: |
  Second.
choices:
  - {id: stay, once: true, text: Stay, to: second}
  - {id: out, text: Out, do: lamp = no, to: third}
  - {id: on, text: On, to: third}
---
node: third
blocks:
  - text: |
      Third.
  - when: lamp
    marks: warning
    text: |
      It is lit.
choices:
  - {id: go, text: Go, to: last}
---
node: last
kind: ending
text: |
  Last.
"""


def kept(promise: str, policies: str = "{}") -> Kept:
    """The verdict on one promise."""
    world = f"flags: {{lamp: {{yes: lit, no: dark}}}}\n{YOU}promises: {{p: {promise}}}\npolicies: {policies}\n"
    return proved(Here(machine(NODES, world)), NO_LIMIT).promises["p"]


@pytest.mark.parametrize(
    ("promise", "status", "moves"),
    [
        ("{always: third, then: lamp or not lamp}", "proved", ()),
        ("{always: last, when: visited(third), then: lamp}", "refuted", None),
        ("{never: last, when: lamp and not visited(third)}", "proved", ()),
        ("{never: endings, when: lamp}", "refuted", ("first.light", "second.on", "third.go")),
        ("{exists: [last, third], when: not lamp}", "proved", None),
        ("{exists: last, when: lamp and not visited(second)}", "refuted", ()),
        ("{before: third, of: warning}", "proved", ()),
        ("{before: third, of: [first, second], at_least: 2}", "proved", ()),
        ("{before: last, of: warning}", "refuted", ("first.leave",)),
        ("{before: last, of: [second, third], at_least: 2}", "refuted", ("first.leave",)),
        ("{once: visited(second), then: not visited(third) or visited(second)}", "proved", ()),
        ("{once: lamp, then: lamp}", "refuted", ("first.light", "second.out")),
        ("{always: last, then: lamp, under: resist}", "refuted", None),
        ("{never: second, when: not lamp, under: resist}", "proved", ()),
        ("{exists: second, when: lamp, under: conform}", "refuted", ()),
        ("{possible: last}", "proved", ()),
        ("{possible: third, when: lamp}", "refuted", ("first.dark",)),
        ("{possible: third}", "refuted", ("first.leave",)),
        ("{possible: third, when: lamp and not lamp}", "refuted", ()),
        ("{possible: second, under: conform}", "proved", ()),
    ],
)
def test_a_promise_is_proved_or_refuted(promise: str, status: str, moves: tuple[str, ...] | None):
    """Of one that does not hold the playthrough is shown that breaks it; of one that wants something, that which has it."""
    found = kept(promise)
    assert found.status == status
    if moves is not None:
        assert found.verdict.moves == moves


def test_what_is_counted_is_counted_once():
    """Coming back to a marked node is no second warning."""
    assert kept("{before: third, of: warning, at_least: 2}").status == "refuted"


def test_a_policy_goes_by_the_first_rule_that_fits():
    """And takes nothing that it gives no weight, where it gives some open choice any."""
    careful = "{careful: [{when: lamp, weights: {neutral: 1}}, {weights: {resist: 1}}]}"
    assert kept("{never: first, when: visited(first), under: careful}", careful).status == "proved"
    assert kept("{exists: second, when: lamp, under: careful}", careful).status == "proved"
    assert kept("{never: last, when: not visited(second), under: careful}", careful).status == "proved"
