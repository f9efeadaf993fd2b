"""Who is named where."""

from __future__ import annotations

from game.reporting.naming import nodes_naming
from tests.stories import machine

PEOPLE = """\
people:
  you:
    name: Rudakov, Valentin
    gender: man
    role: clerk
    reminder: yourself
    forms: [{when: woman, name: "Rudakova, Valentina", gender: woman}]
  zhenya: {name: "Rudakova, Yevgenia", gender: woman, called: Zhenya, role: wife, reminder: draws}
  brother: {name: "Lapin, Ilya", gender: man, called: Ilya, role: brother, reminder: sings}
  sister: {name: "Lapin, Vera", gender: woman, called: Vera, role: sister, reminder: dances}
  captain: {name: "Orlov, Lev", gender: man, called: the captain, role: chief, reminder: smokes}
flags:
  woman: {yes: a, no: b}
"""


def named(*texts: str) -> dict[str, int]:
    """In how many nodes each is named, of nodes with these texts; the others are left out."""
    nodes = [f"node: n{number}\ntext: |\n  {text}\nnext: last\n" for number, text in enumerate(texts)]
    last = "node: last\nkind: ending\ntext: |\n  The end.\n"
    metadata = "story: s\ntitle: T\nlanguage: en\nstart: n0\ncontent: |\n  A.\n"
    found = nodes_naming(machine("---\n".join([*nodes, last]), PEOPLE, metadata).program.story)
    return {name: many for name, many in found.items() if many}


def test_a_reference_names_in_any_form():
    """A pronoun too; in one node somebody counts once."""
    assert named("{zhenya} and {zhenya.he}.", "For {zhenya.him}.", "Nobody.") == {"zhenya": 2}


def test_plain_words_name_by_the_surname_or_what_the_narrator_says():
    """As a whole word, with or without an `'s`, at the beginning of a sentence, or over the end of a line."""
    assert named("Orlov's pen.", "The captain sat.", "It was the\n  captain.", "Orlovka.") == {"captain": 3}


def test_what_the_narrator_calls_one_person_is_nobody_elses_surname():
    """Zhenya bears the surname too, but it is the player who is called by it."""
    assert named("Rudakova came.", "Zhenya came.") == {"you": 1, "zhenya": 1}


def test_a_surname_that_several_bear_names_none_of_them():
    """A reference still does, and so does a name of their own."""
    assert named("Lapin came.", "{brother.surname} came.", "Vera came.") == {"brother": 1, "sister": 1}


def test_conditions_and_escaped_marks_name_nobody():
    """They are not read."""
    assert named(r"{if visited(n0): One. | Two.} \{zhenya\}") == {}


def test_everything_that_is_read_at_a_node_is_looked_at():
    """Its place, its note of care and summary, papers, variants, options, reasons and replies."""
    template = """\
node: first
at: "{0}"
care: "{1}"
summary: |
  {2}
blocks:
  - document: memo
    title: "{3}"
    text: |
      Lines.
choices:
  - id: go
    text: "{4}"
    needs: woman
    why: "{5}"
    to: last
    reply: |
      {6}
  - {id: stay, text: Stay., to: last}
---
node: last
kind: ending
title: "{7}"
blocks:
  - variants:
      - when: woman
        text: |
          Two.
      - text: |
          {8}
"""
    for place in range(9):
        texts = {f"{{{number}}}": "Zhenya" if number == place else "One" for number in range(9)}
        told = template
        for mark, words in texts.items():
            told = told.replace(mark, words)
        assert nodes_naming(machine(told, PEOPLE).program.story)["zhenya"] == 1


def test_a_story_without_people_names_nobody():
    """And nothing is looked for."""
    assert nodes_naming(machine("node: first\nkind: ending\ntext: |\n  A.\n").program.story) == {}
