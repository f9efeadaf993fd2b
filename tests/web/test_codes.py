"""Save codes: unlike one another, and read however they are typed."""

from __future__ import annotations

import pytest

from game.web.codes import LETTERS, new_code, read_code


def test_a_code_is_four_groups_of_four_letters():
    """None of which can be taken for another."""
    groups = new_code().split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(LETTERS)
    assert set(LETTERS).isdisjoint("01ilo")


def test_no_two_codes_are_alike():
    """A code that came twice would open somebody else's games."""
    assert len({new_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed", ["k7fd-2mwq-x9pa-chr4", "K7FD-2MWQ-X9PA-CHR4", "k7fd2mwqx9pachr4", " k7fd 2mwq x9pa chr4 "]
)
def test_a_code_is_read_however_it_is_typed(typed: str):
    """In either case, with or without its dashes."""
    assert read_code(typed) == "k7fd-2mwq-x9pa-chr4"


@pytest.mark.parametrize(
    "typed", ["", "k7fd", "k7fd-2mwq-x9pa-chr4-9", "k7fd-2mwq-x9pa-chr0", "../../../../etc/", "k7fd-2mwq-x9pa-ch/4"]
)
def test_what_is_no_code_is_not_read(typed: str):
    """So it never becomes the name of a folder."""
    assert read_code(typed) is None
