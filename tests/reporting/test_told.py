"""How long told playthroughs are."""

from __future__ import annotations

from game.reporting.told import TOLD, Told, told
from tests.stories import machine

FORKED = """\
node: first
text: |
  One two three.
choices:
  - {id: short, stance: conform, text: Stop here., to: last}
  - {id: long, stance: resist, text: Go on., to: second}
---
node: second
text: |
  Four words, all told.
choices:
  - {id: on, text: On., to: last}
---
node: last
kind: ending
text: |
  Over.
"""


def test_each_playthrough_is_counted_turn_by_turn():
    """Whoever conforms reads three words, chooses in two and reads one; whoever resists goes the long way."""
    forked = machine(FORKED)
    assert told(forked, "conform") == Told(words=only(6), between=only(3), choices=only(1))
    resisting = told(forked, "resist")
    assert resisting.lengths() == {
        "told": TOLD,
        "words": dict.fromkeys(("least", "median", "nine_in_ten", "most"), 3 + 2 + 4 + 1 + 1),
        "words_between_choices": {"least": 3, "median": 3, "nine_in_ten": 4, "most": 4},
        "choices": dict.fromkeys(("least", "median", "nine_in_ten", "most"), 2),
    }
    assert resisting.between == {3: TOLD, 4: TOLD}


def test_chance_goes_both_ways():
    """And then the least and the most are apart."""
    lengths = told(machine(FORKED), "random").lengths()
    assert (lengths["choices"]["least"], lengths["choices"]["most"]) == (1, 2)
    assert (lengths["words"]["least"], lengths["words"]["most"]) == (6, 11)


def only(length: int) -> dict[int, int]:
    """So often the one length there is."""
    return {length: TOLD}
