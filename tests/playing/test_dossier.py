"""The dossier: what has changed, who is concerned."""

from game.playing.dossier import acquaintances, ledger, meters
from game.playing.playthrough import Playthrough
from tests.stories import machine

STORY = """
node: first
date: 1936-11
text: |
  {ivanov} and {petrov} are at the table.
choices:
  - id: speak
    text: Speak to {ivanov}.
    do: nerve += 1
    accuse: petrov, in a vote, from fear
    to: dealing
---
node: dealing
deal: weather
text: |
  He says nothing.
choices:
  - id: on
    text: Go on.
    to: last
---
node: last
kind: ending
text: |
  The end.
"""
WORLD = """
meters:
  nerve: {range: 0..2, start: 0, bands: [none, some, enough]}
chances:
  weather: {snow: 1, rain: 1}
forms: {vote: a vote}
people:
  you: {name: "Rudakov, Valentin", gender: man, role: deputy, reminder: yourself}
  ivanov: {name: "Ivanov, Ivan", gender: man, role: clerk, reminder: the one who waits}
  petrov: {name: "Petrov, Petr", gender: man, role: clerk, reminder: the one who hums}
"""


def after_speaking() -> Playthrough:
    return Playthrough.begin(machine(STORY, WORLD), 1).choose("speak")


def test_what_the_last_choice_changed_stays_marked_though_a_chance_has_fallen_since():
    """The mark asks what the choice changed, not the step that was logged last."""
    (nerve,) = meters(after_speaking())
    assert nerve.changed


def test_whoever_the_last_choice_names_is_here():
    """A scene that only says "he" is still about the man you turned to; the others have been met, and are not here."""
    assert {person.id: person.here for person in acquaintances(after_speaking())} == {"ivanov": True, "petrov": False}


def test_a_line_of_the_ledger_knows_whether_it_is_yours():
    """The accusation the player made is the player's."""
    assert [line.yours for line in ledger(after_speaking())] == [True]
