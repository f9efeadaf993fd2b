"""Day by day: what is told of each, and in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.filing.days import Act, days
from game.machine.machine import Machine
from game.playing.dossier import ledger
from game.playing.playthrough import Playthrough
from game.playing.telling import Document, plain_words
from tests.filing.stories import finished
from tests.generated_stories import machines, walked
from tests.stories import machine

DAYS = """
node: first
at: The office
date: 1936-11-24, morning
text: |
  A door.
choices:
  - {id: sign, stance: conform, text: Sign., to: second}
  - {id: look, text: Look out., to: second}
---
node: second
date: 1936-11-24, evening
document:
  document: memo
  title: To whom it may concern
  text: |
    A line.
choices:
  - {id: refuse, stance: resist, text: Refuse., to: last}
---
node: last
date: 1936-12-01
kind: ending
text: |
  Out.
"""


def test_a_day_holds_papers_and_acts_as_they_came() -> None:
    """The protocol was read before it was acted upon; the choice of a reason is no act of its own."""
    *_, day = days(finished())
    protocol, act = day.entries
    assert (day.at, day.date) == ("The hall", "25 November 1936")
    assert isinstance(protocol, Document)
    assert isinstance(act, Act)
    assert plain_words(act.words) == "Underline wrecking."


def test_an_act_knows_the_accusation_it_made_and_the_reason_written_later() -> None:
    """The reason is chosen one scene on, and stands under the accusation."""
    act = days(finished())[-1].entries[1]
    assert isinstance(act, Act)
    assert [(line.of, line.ground) for line in act.accusations] == [("Voskoboinikov, G. A.", "It was my duty.")]


def test_one_day_at_one_place_is_told_once() -> None:
    """Morning and evening share it; a day on which nothing was done and no paper came is left out."""
    playthrough = finished_days("sign", "refuse")
    assert [(day.date, len(day.entries)) for day in days(playthrough)] == [("24 November 1936", 3)]


FRAMED = """
node: first
frame: true
date: 1992
document:
  document: note
  text: |
    A label.
choices:
  - {id: open, text: Open the folder., to: then}
---
node: then
date: 1937
text: |
  A bench.
choices:
  - {id: sit, text: Sit down., to: last}
---
node: last
frame: true
date: 1992
kind: ending
text: |
  Out.
"""


def test_what_frames_the_story_is_not_filed() -> None:
    """Neither what is done there nor the papers that are looked at."""
    (day,) = days(Playthrough.begin(machine(FRAMED), 1).choose("open").choose("sit"))
    assert (day.date, len(day.entries)) == ("1937", 1)


def test_a_frame_at_the_same_place_hides_no_paper() -> None:
    """Whether something is filed is asked of the scene, not of where it is."""
    letter = "document:\n  document: letter\n  text: |\n    A letter.\n"
    framed = FRAMED.replace("date: 1992\n", "").replace("date: 1937\n", letter)
    (day,) = days(Playthrough.begin(machine(framed), 1).choose("open").choose("sit"))
    assert len(day.entries) == 2


def finished_days(*choices: str) -> Playthrough:
    """The story of one day, played to its end."""
    playthrough = Playthrough.begin(machine(DAYS), 1)
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return playthrough


def test_the_year_of_a_day_is_the_last_word_of_its_date() -> None:
    """So that a face may gather the days of a year."""
    assert days(finished())[0].year == "1936"


@given(machines(), st.integers(0, 9), st.lists(st.integers(0, 9), max_size=12))
def test_every_accusation_of_yours_is_on_one_day(made: Machine, seed: int, picks: list[int]) -> None:
    """And the days hold nobody else's, in the order of the ledger."""
    playthrough = walked(made, seed, picks)
    entries = (entry for day in days(playthrough) for entry in day.entries)
    stamped = [line for entry in entries if isinstance(entry, Act) for line in entry.accusations]
    assert stamped == [line for line in ledger(playthrough) if line.yours]
