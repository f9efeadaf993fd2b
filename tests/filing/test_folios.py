"""The sheets of the file: what is on each, and in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.filing.folios import Act, folios
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


def test_a_sheet_holds_papers_and_acts_as_they_came() -> None:
    """The protocol was read before it was acted upon; the choice of a reason is no act of its own."""
    (sheet,) = folios(finished())
    protocol, act = sheet.entries
    assert (sheet.at, sheet.date, sheet.number) == ("The hall", "25 November 1936", 1)
    assert isinstance(protocol, Document)
    assert isinstance(act, Act)
    assert plain_words(act.words) == "Underline wrecking."


def test_an_act_knows_the_accusation_it_made_and_the_reason_written_later() -> None:
    """The reason is chosen one scene on, and stands under the accusation."""
    act = folios(finished())[0].entries[1]
    assert isinstance(act, Act)
    assert [(line.of, line.ground) for line in act.accusations] == [("Voskoboinikov, G. A.", "It was my duty.")]


def test_one_day_at_one_place_is_one_sheet() -> None:
    """Morning and evening share it; a day that left nothing on paper has none, and what is no act leaves nothing."""
    playthrough = finished_days("sign", "refuse")
    assert [(sheet.date, len(sheet.entries)) for sheet in folios(playthrough)] == [("24 November 1936", 3)]
    assert [len(sheet.entries) for sheet in folios(finished_days("look", "refuse"))] == [2]


def finished_days(*choices: str) -> Playthrough:
    """The story of one day, played to its end."""
    playthrough = Playthrough.begin(machine(DAYS), 1)
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return playthrough


def test_the_month_of_a_sheet_is_its_date_without_the_day() -> None:
    """So that a face may gather the sheets of a month."""
    assert folios(finished())[0].month == "November 1936"


@given(machines(), st.integers(0, 9), st.lists(st.integers(0, 9), max_size=12))
def test_every_accusation_of_yours_is_on_one_sheet(made: Machine, seed: int, picks: list[int]) -> None:
    """And the sheets hold nobody else's, in the order of the ledger."""
    playthrough = walked(made, seed, picks)
    entries = (entry for sheet in folios(playthrough) for entry in sheet.entries)
    stamped = [line for entry in entries if isinstance(entry, Act) for line in entry.accusations]
    assert stamped == [line for line in ledger(playthrough) if line.yours]
