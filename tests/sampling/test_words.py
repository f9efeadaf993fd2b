"""How much there is to read in a playthrough."""

from __future__ import annotations

from game.playing.playthrough import Playthrough
from game.sampling.words import words_by_turn, words_read
from tests.stories import machine

TURNS = """\
node: first
at: A desk
text: |
  One two three.
choices:
  - id: go
    text: Go — on.
    reply: |
      You went.
    to: between
  - {id: stay, text: Stay where you are., to: last}
---
node: between
deal: weather
text: |
  Four words, all told.
next: second
---
node: second
text: |
  Five.
choices:
  - {id: on, text: On., to: last}
---
node: last
kind: ending
title: The end
text: |
  Two words.
"""
WEATHER = "chances:\n  weather: {rain: 1}\n"


def test_a_turn_has_what_you_did_and_all_that_is_told_before_the_next_choice():
    """Replies, nodes that lead on, what follows a chance; not places and titles, not the options, and no dash."""
    played = Playthrough.begin(machine(TURNS, WEATHER), 0).choose("go").choose("on")
    assert words_by_turn(played) == [(0, 3), (2, 2 + 4 + 1), (1, 2)]


def test_words_are_those_of_all_turns():
    """What you did is among them, the options left are not."""
    assert words_read(Playthrough.begin(machine(TURNS, WEATHER), 0).choose("stay")) == 3 + 4 + 2
