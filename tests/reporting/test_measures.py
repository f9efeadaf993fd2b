"""The measures of a story, each counted by hand on a few nodes."""

from __future__ import annotations

import json

from game.machine.machine import Machine
from game.reporting.measures import Choices, as_json, measures
from game.reporting.wording import words_written
from tests.rich_story import rich_machine
from tests.stories import METADATA, machine

END = """\
---
node: last
kind: ending
title: The end
text: |
  It is over.
"""


def choices(first: str, rest: str = "", world: str = "") -> Choices:
    """What is counted of the choices of a story that begins with these."""
    return measures(machine(f"node: first\ntext: |\n  A desk.\nchoices:\n{first}{rest}{END}", world)).choices


def test_words_are_counted_by_what_they_belong_to():
    """Node by node, of what varies both sides; marks are no words."""
    found = measures(rich_machine())
    assert found.words == {
        "prose": 16 + 3 + 2 + 6 + 6 + 4 + 3,
        "documents": 3 + 7 + 1,
        "options": 5 + 3 + 1 + 1 + 2 + 1 + 4 + 2 + 6 + 4 + 6 + 2,
        "replies": 6,
        "epilogues": 6 + 5,
    }
    assert found.words_in_all == sum(found.words.values()) == words_written(rich_machine().program)


def test_a_dash_is_no_word():
    """Nor is any other word without a letter or a digit."""
    found = measures(machine("node: first\nkind: ending\ntext: |\n  One — two … 3.\n"))
    assert found.words["prose"] == 3


def test_what_there_is_is_counted():
    """Nodes of every kind, endings and shared scenes among them; the codex by status, and its sources."""
    found = measures(rich_machine())
    assert (found.nodes, found.shared_scenes, found.endings) == (9, 1, 2)
    assert found.choices.all == 12
    assert found.codex.words == 9
    assert found.codex.entries == {"attested": 1, "composite": 0, "invented": 0}
    assert found.codex.sources == {"atlas": 1}


SECOND = """\
---
node: second
text: |
  {if signed: It is signed. | It is not.}
choices:
  - {id: on, text: Go on., to: last}
"""
SIGNED = "flags:\n  signed: {yes: signed, no: unsigned}\n  sealed: {yes: sealed, no: open}\n"


def test_a_choice_is_read_elsewhere_where_another_node_asks_for_what_it_does():
    """Of four choices one is; one is declared expressive."""
    found = choices(
        "  - {id: sign, text: Sign., do: signed = yes, to: second}\n"
        "  - {id: seal, text: Seal., do: sealed = yes, to: second}\n"
        "  - {id: wait, text: Wait., expressive: true, to: second}\n",
        SECOND,
        SIGNED,
    )
    assert found == Choices(all=4, read_elsewhere=1, expressive=1, change_what_exists=0)


def test_that_somebody_was_at_a_node_is_the_doing_of_none_of_its_choices():
    """Whichever is taken, `visited` says the same."""
    asking = "---\nnode: second\ntext: |\n  A.\nchoices:\n  - {id: on, when: visited(first), text: On., to: last}\n"
    found = choices("  - {id: a, text: A., to: second}\n  - {id: b, text: B., to: second}\n", asking)
    assert (found.read_elsewhere, found.change_what_exists) == (0, 0)


def test_a_choice_that_leads_where_no_other_leads_changes_what_exists():
    """Here `c`; a node's only choice leads apart from nobody."""
    led = "  - {id: a, text: A., to: second}\n  - {id: b, text: B., to: second}\n  - {id: c, text: C., to: last}\n"
    assert choices(led, SECOND, SIGNED).change_what_exists == 1


def test_a_choice_that_changes_what_an_option_or_a_way_on_asks_for_changes_what_exists():
    """By its `when`, its `needs` or a condition of `next`, wherever it stands; a text that asks does not count."""
    led = "  - {id: sign, text: A., do: signed = yes, to: second}\n  - {id: seal, text: B., do: sealed = yes, to: second}\n"
    assert choices(led, SECOND, SIGNED).change_what_exists == 0
    for asked in ("when: signed", "needs: signed"):
        rest = SECOND + f"  - {{id: more, {asked}, text: More., to: last}}\n"
        assert choices(led, rest, SIGNED).change_what_exists == 1
    leading = "---\nnode: second\ntext: |\n  A.\nnext:\n  - {when: sealed, to: last}\n  - {to: last}\n"
    assert choices(led, leading, SIGNED).change_what_exists == 1


def test_that_a_choice_can_be_taken_only_once_does_not_make_it_change_what_exists():
    """But where another asks whether it was taken, it does."""
    led = "  - {id: a, once: true, text: A., to: first}\n  - {id: b, once: true, text: B., to: first}\n"
    assert choices(led + "  - {id: c, text: C., to: last}\n").change_what_exists == 1
    assert choices(led + "  - {id: c, when: chosen(first.a), text: C., to: last}\n").change_what_exists == 2


def prose(text: str, metadata: str = METADATA) -> Machine:
    """A story of so much prose."""
    return machine(f"node: first\nkind: ending\ntext: |\n  {text}\n", SIGNED, metadata)


def test_the_reading_level_is_that_of_the_narrative_as_it_reads_at_the_beginning():
    """Of what varies in a line the side that holds then: six words in two sentences."""
    found = measures(prose("He sat down. {if signed: It was signed and sealed. | Nobody came in.}")).readability
    assert found is not None
    assert (found.words, found.sentences) == (6, 2)


def test_other_languages_have_no_reading_level():
    """The formulas were made for English."""
    assert measures(prose("Er kam.", METADATA.replace("language: en", "language: de"))).readability is None


def test_the_json_has_every_measure():
    """With the sum of the words, and the two levels rounded."""
    data = json.loads(as_json(measures(prose("He sat down.")), None))
    assert data["words"] == {"prose": 3, "documents": 0, "options": 0, "replies": 0, "epilogues": 0, "all": 3}
    assert data["choices"] == {"all": 0, "read_elsewhere": 0, "expressive": 0, "change_what_exists": 0}
    # 206.835 - 1.015 * 3 - 84.6 * 1, and 0.39 * 3 + 11.8 * 1 - 15.59
    assert data["readability"] == {"words": 3, "sentences": 1, "syllables": 3, "ease": 119.2, "grade": -2.6}
    assert data["codex"] == {"words": 0, "entries": {"attested": 0, "composite": 0, "invented": 0}, "sources": {}}
    assert (data["nodes"], data["shared_scenes"], data["endings"], data["people"]) == (1, 0, 1, {})
    assert data["playthroughs"] is None
