"""Forms of a name, and the pronouns that go with it."""

import pytest

from tests.language.test_prose import told

PEOPLE = """
  vera: {name: "Kosmynina, Vera Ignatyevna", gender: woman, role: statistician, reminder: the one who counts}
  zhenya: {name: Zhenya, gender: woman, called: the child, role: pupil, reminder: the one who reads}
  raikhlin:
    name: Raikhlin, Boris Moiseevich
    gender: man
    role: head of the department
    reminder: the one who signs
    forms:
      - {when: drank, name: "Rekhlin, Bertha", gender: woman, role: nobody}
"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{vera}", "Kosmynina"),
        ("{vera.surname}", "Kosmynina"),
        ("{vera.first}", "Vera"),
        ("{vera.address}", "Vera Ignatyevna"),
        ("{vera.full}", "Vera Ignatyevna Kosmynina"),
        ("{vera.initials}", "Kosmynina, V. I."),
        ("{vera.role}", "statistician"),
        ("{vera.reminder}", "the one who counts"),
        ("{vera.he} {vera.him} {vera.his} {vera.himself}", "she her her herself"),
        ("{raikhlin.he} {raikhlin.him} {raikhlin.his} {raikhlin.himself}", "he him his himself"),
        ("{vera.He}. {vera.Role}.", "She. Statistician."),
        ("{zhenya}", "the child"),
        ("{zhenya.Called}", "The child"),
        ("{zhenya.surname}", "Zhenya"),
        ("{zhenya.full}", "Zhenya"),
        ("{zhenya.initials}", "Zhenya"),
        ("{zhenya.address}", "Zhenya"),
    ],
)
def test_every_form_comes_from_the_one_name(written: str, read: str):
    """A name is declared once; a form begun with a capital comes back with one."""
    assert told(written, people=PEOPLE) == read


def test_another_name_is_used_while_its_condition_holds():
    """The first form whose condition holds stands for the name, its gender for the pronouns; what it leaves unsaid stays."""
    written = "{raikhlin.surname} {raikhlin.he} {raikhlin.role} {raikhlin.reminder}"
    assert told(written, people=PEOPLE, drank="yes") == "Rekhlin she nobody the one who signs"
    assert told(written, people=PEOPLE, drank="no") == "Raikhlin he head of the department the one who signs"


@pytest.mark.parametrize("name", ["' '", "','", "', B'", "'A,'"])
def test_a_name_that_is_hardly_one_breaks_nothing(name: str):
    """Whatever stands for a name, every form of it is some text."""
    person = f"\n  x: {{name: {name}, gender: man, role: r, reminder: m}}\n"
    told("a {x.first} {x.initials} {x.full} {x.address} {x.surname} {x.He}", people=person)
