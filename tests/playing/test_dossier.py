"""The dossier: where you stand, who is who, the file so far, the ledger."""

import pytest

from game.playing.dossier import acquaintances, file_so_far, ledger, meters, papers
from game.playing.playthrough import Playthrough
from game.playing.telling import plain_words
from tests.stories import machine

pytestmark = pytest.mark.usefixtures("stepped")

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
    assert nerve.before == "none"


SHOWN = """
node: first
text: |
  A door.
choices:
  - {id: on, text: Go in., do: let_in = yes, to: second}
---
node: second
text: |
  A room.
choices:
  - {id: out, text: Go out., to: last}
---
node: last
kind: ending
frame: true
text: |
  The end.
"""
SHOWN_WORLD = """
flags: {let_in: {yes: let in, no: outside}}
meters:
  nerve: {range: 0..2, start: 0, bands: [none, some, enough]}
  warmth: {range: 0..2, start: 0, bands: [none, some, enough], when: let_in}
"""


def test_a_meter_is_shown_while_its_condition_holds_and_none_outside_the_story():
    """One that has no condition, as long as there is anywhere to stand."""
    begun = Playthrough.begin(machine(SHOWN, SHOWN_WORLD), 1)
    shown = [[line.id for line in meters(playthrough)] for playthrough in (begun, begun.choose("on"))]
    assert shown == [["nerve"], ["nerve", "warmth"]]
    assert meters(begun.choose("on").choose("out")) == ()


AHEAD = """
node: first
text: |
  A door.
choices:
  - {id: on, text: Go in., do: nerve += 1, to: second}
---
node: second
acts:
  - {do: nerve += 1, accuse: "ivanov accuses petrov, in a vote, in 1936-11, from fear"}
text: |
  {ivanov} sits there.
choices:
  - {id: out, text: Go out., to: first}
"""


def test_what_was_done_is_known_before_what_came_of_it():
    """The effects of the choice, and neither those of the scene it leads to nor whom that names."""
    playthrough = Playthrough.begin(
        machine(AHEAD, WORLD.replace("0..2", "0..3").replace("enough]", "enough, more]")), 1
    )
    done = playthrough.choose("on").acted
    assert [line.words for line in meters(done)] == ["some"]
    assert ledger(done) == ()
    assert acquaintances(done) == ()
    assert playthrough.acted is playthrough


def test_whoever_the_last_choice_names_is_here():
    """A scene that only says "he" is still about the man you turned to; the others have been met, and are not here."""
    assert {person.id: person.here for person in acquaintances(after_speaking())} == {"ivanov": 1, "petrov": 0}


def test_a_line_of_the_ledger_knows_whether_it_is_yours():
    """The accusation the player made is the player's."""
    assert [line.yours for line in ledger(after_speaking())] == [True]


OFFICE = """
node: first
date: 1936-11-24, evening
text: |
  An office. {raikhlin.address} has gone home.
choices:
  - id: vote
    stance: denounce
    text: Raise your hand against *{raikhlin}*.
    accuse: raikhlin, in a vote, from fear and conformity
    fire: [raikhlin.accused, form.filed]
    to: second
  - id: refuse
    stance: resist
    text: Keep your hand down.
    do: nerve += 1
    to: second
  - id: look
    text: Look out of the window.
    to: second
---
node: second
date: 1937-02
acts:
  - accuse: vera accuses raikhlin, in a signal, from belief
text: |
  The reason must be written.
choices:
  - id: duty
    text: Write that it was your duty.
    ground: duty
    to: last
  - id: again
    stance: denounce
    text: Sign a second paper.
    accuse: vera, in a signal, in 1937-03, from fear
    to: second
---
node: last
kind: ending
text: |
  {vera}'s desk is empty.
"""
CAST = """
people:
  you: {name: "Rudakov, Valentin", gender: man, role: deputy, reminder: yourself}
  raikhlin:
    name: Raikhlin, Boris Moiseevich
    gender: man
    role: head of the department
    reminder: the one who signs
    machine: fate
    forms:
      - {when: raikhlin is named, name: "Raikhlin, B. M.", gender: man, role: relieved of his post}
    known:
      - when: accused(you, raikhlin)
        text: |
          You voted.
      - text: |
          He lends books.
  vera: {name: "Kosmynina, Vera Ignatyevna", gender: woman, role: statistician, reminder: the one who counts}
  anna: {name: "Petrova, Anna", gender: woman, role: typist, reminder: the one who types}
meters:
  nerve: {title: Your nerve, range: 0..2, start: 0, bands: [none, some, enough]}
  file: {range: 0..2, start: 0, hidden: true, bands: [empty, a card, a folder]}
machines:
  fate: {initial: free, states: {free: at liberty, named: named to the NKVD}, transitions: [{free -> named: accused}]}
  paper: {initial: blank, states: {blank: blank, filed: filed}, transitions: [{blank -> filed: filed}]}
papers:
  form: {title: Form No. 7, machine: paper}
  memo: {title: The memo, machine: paper}
forms: {vote: a vote, signal: a signal}
grounds: {duty: "It was my duty."}
"""


def played(*choices: str) -> Playthrough:
    playthrough = Playthrough.begin(machine(OFFICE, CAST), 1)
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return playthrough


def test_where_you_stand_is_said_in_words_and_hidden_meters_are_not_said():
    """One line a meter that is shown: its title, the band of its value, what it was before the last choice moved it."""
    (line,) = meters(played("refuse"))
    assert (line.title, line.words, line.before) == ("Your nerve", "some", "none")
    assert [meter.before for meter in meters(played("look"))] == [""]


def test_a_paper_is_shown_once_it_has_left_its_first_state():
    """What has not been written is not spoken of."""
    assert papers(played("look")) == ()
    assert [(paper.title, paper.words) for paper in papers(played("vote"))] == [("Form No. 7", "filed")]


def test_somebody_is_met_when_the_text_names_them():
    """By surname, by name and patronymic, or by what they are called; a first name alone is nobody."""
    assert [person.id for person in acquaintances(played())] == ["raikhlin"]
    assert [person.id for person in acquaintances(played("vote", "duty"))] == ["raikhlin", "vera"]


def test_what_you_know_of_somebody_is_all_that_holds_and_their_fate():
    """In the order of writing, and last what has become of them, in the story's words."""
    assert acquaintances(played("look"))[0].known == ("He lends books.",)
    raikhlin = acquaintances(played("vote"))[0]
    assert (raikhlin.known, raikhlin.fate) == (("You voted.", "He lends books."), "Named to the NKVD.")


def test_somebody_is_shown_by_the_form_of_the_moment():
    """Name and role are those of the first form whose condition holds; what it leaves unsaid stays."""
    before, after = acquaintances(played("look"))[0], acquaintances(played("vote"))[0]
    assert (before.name, before.role) == ("Boris Moiseevich Raikhlin", "head of the department")
    assert (after.name, after.role, after.reminder) == ("B. M. Raikhlin", "relieved of his post", "the one who signs")


def test_the_file_keeps_your_acts_by_date_and_in_your_words():
    """The reason under an accusation is no act of its own; the date is that of the scene of the choice."""
    acts = file_so_far(played("vote", "again", "duty"))
    assert [(act.date, plain_words(act.words)) for act in acts] == [
        ("24 November 1936", "Raise your hand against Raikhlin."),
        ("February 1937", "Sign a second paper."),
    ]
    assert acts[0].accusation == "Raikhlin, B. M., in a vote, November 1936"


def test_the_ledger_has_every_accusation_in_order_with_form_month_and_causes():
    """Those of others too; a month in the line stands before that of the scene."""
    lines = ledger(played("vote", "again"))
    assert [(line.by, line.of, line.form, line.month, line.causes) for line in lines] == [
        ("Rudakov, V.", "Raikhlin, B. M.", "a vote", "November 1936", ("fear", "conformity")),
        ("Kosmynina, V. I.", "Raikhlin, B. M.", "a signal", "February 1937", ("belief",)),
        ("Rudakov, V.", "Kosmynina, V. I.", "a signal", "March 1937", ("fear",)),
        ("Kosmynina, V. I.", "Raikhlin, B. M.", "a signal", "February 1937", ("belief",)),
    ]


def test_a_ground_is_written_under_your_own_latest_accusation():
    """Not under that of another that came after it; and where you accused nobody, under none."""
    assert [line.ground for line in ledger(played("vote", "duty"))] == ["It was my duty.", ""]
    assert [line.ground for line in ledger(played("vote", "again", "duty"))] == ["", "", "It was my duty.", ""]
    assert [line.ground for line in ledger(played("look", "duty"))] == [""]


def test_undo_takes_an_accusation_out_of_the_ledger():
    """The ledger is derived from the log, never kept beside it."""
    assert ledger(played("vote").undo()) == ()
