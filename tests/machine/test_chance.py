"""Chance: dealt where a node says so, by the seed, and written in the log."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.machine.program import Site
from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, dealt_outcome
from game.playing.playthrough import Playthrough
from tests.machine.walking import after, open_ids, value
from tests.stories import machine

WEATHER = """
node: first
deal: [weather, coin]
text: |
  {weather}, {coin}.
choices:
  - id: out
    text: Go out.
    to: street
---
node: street
at: The street
next:
  - when: weather is snow
    to: snow
  - to: last
---
node: snow
text: |
  It snows.
choices:
  - {id: home, text: Home., to: last}
---
node: last
kind: ending
text: |
  The end.
"""
CHANCES = "chances: {weather: {rain: 2, snow: 1}, coin: {heads: 1, tails: 1}}\n"


def test_each_outcome_is_a_move_of_a_site_of_its_own():
    """A node that deals two chances is three sites: two that deal, one that is read."""
    tiny = machine(WEATHER, CHANCES)
    assert open_ids(tiny, after(tiny)) == ["rain", "snow"]
    assert open_ids(tiny, after(tiny, "snow")) == ["heads", "tails"]
    assert open_ids(tiny, after(tiny, "snow", "tails")) == ["out"]


def test_a_chance_is_undealt_until_it_is_dealt():
    """Before the deal it has none of its outcomes."""
    tiny = machine(WEATHER, CHANCES)
    assert value(tiny, after(tiny), "weather") == "undealt"
    assert value(tiny, after(tiny, "snow"), "weather") == "snow"


def test_a_playthrough_deals_by_its_seed_and_keeps_the_outcome():
    """What fell stands in the log, so that weights edited later change no old playthrough."""
    playthrough = Playthrough.begin(machine(WEATHER, CHANCES), seed=1).choose("out")
    chances = [entry for entry in playthrough.log.entries if isinstance(entry, Dealt)]
    assert [entry.chance for entry in chances] == ["weather", "coin"]
    assert playthrough.log.entries[-1] == Chosen("first.out")


def test_a_chance_cannot_be_chosen():
    """Only what waits to be dealt falls, and only as it can."""
    playthrough = Playthrough.begin(machine(WEATHER, CHANCES), seed=1)
    with pytest.raises(PlayError, match="is not dealt here"):
        playthrough.fall("weather.snow")


def test_a_seed_deals_the_same_on_every_machine():
    """Taken from SHA-256, so these outcomes hold for ever."""
    weights = {"rain": 2, "snow": 1}
    dealt = "".join(dealt_outcome(seed, "weather", weights)[0] for seed in range(24))
    assert dealt == "srrsrrrrssrsrsrsrsrrrrrr"


@given(st.integers())
def test_chances_of_one_seed_are_dealt_apart(seed: int):
    """The name of a chance takes part in the deal, and its only outcome always falls."""
    assert dealt_outcome(seed, "weather", {"rain": 5}) == "rain"


def test_outcomes_fall_by_their_weights():
    """Over three thousand seeds, two to one; this sample is the same every time."""
    fallen = Counter(dealt_outcome(seed, "weather", {"rain": 2, "snow": 1}) for seed in range(3_000))
    assert abs(fallen["rain"] - 2_000) < 80


def test_a_site_that_deals_knows_the_odds():
    """The moves carry the author's weights, whole numbers."""
    tiny = machine(WEATHER, CHANCES)
    site: Site = tiny.site(after(tiny))
    assert [(move.id, move.weight) for move in site.moves] == [("weather.rain", 2), ("weather.snow", 1)]
