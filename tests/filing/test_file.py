"""The personal file as a whole: whose it is, how it was closed, and what parts it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.filing.file import personal_file
from game.machine.machine import Machine
from game.playing.playthrough import Playthrough
from game.playing.telling import plain_words
from tests.filing.stories import accused, finished
from tests.generated_stories import machines, walked
from tests.stories import machine

BARE = """
node: first
text: |
  A door.
choices: [{id: go, text: Go., to: last}]
---
node: last
kind: ending
text: |
  Out.
"""


def test_it_says_whose_it_is_and_how_it_was_closed() -> None:
    """The full name, the ending's title, and the first and last date of its days."""
    file = accused()
    assert (file.title, file.ending) == ("Personal file of Valentin Ivanovich Rudakov", "The chair is empty")
    assert file.span == "From 24 November 1936 to 25 November 1936"
    assert file.stem == "rudakov-the-chair-is-empty"


def test_the_parts_come_in_one_order_and_none_is_empty() -> None:
    """A game in which nobody is accused has neither ledger nor network."""
    assert [part.id for part in accused().parts] == ["days", "ledger", "network", "fates", "sealed", "facts"]
    file = personal_file(finished("ask", "rise", "abstain"))
    assert [part.id for part in file.parts] == ["days", "fates", "sealed", "facts"]


def test_a_story_without_people_dates_or_titles_has_a_file_too() -> None:
    """It has what was done, and a name on the disk all the same."""
    file = personal_file(Playthrough.begin(machine(BARE), 1).choose("go"))
    assert (file.title, file.span, file.stem) == ("Personal file", "", "personal-file")
    assert [part.id for part in file.parts] == ["days"]


def test_the_facts_are_those_the_text_led_to_with_the_works_they_rest_on() -> None:
    """By number, so that each work is listed once."""
    (fact,) = accused().facts
    assert (fact.title, fact.status, fact.sources) == ("The exchange of cards", "Attested.", (1,))
    assert [plain_words(work) for work in accused().sources] == ["Atlas of the region, 1935."]


@given(machines(), st.integers(0, 9), st.lists(st.integers(0, 9), max_size=12))
def test_the_same_playthrough_has_the_same_file(made: Machine, seed: int, picks: list[int]) -> None:
    """Nothing in it is left to chance."""
    assert personal_file(walked(made, seed, picks)) == personal_file(walked(made, seed, picks))
