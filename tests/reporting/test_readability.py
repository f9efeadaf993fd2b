"""Sentences, syllables, and the two formulas over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reporting.readability import readability, syllables_in


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("cat", 1),
        ("the", 1),
        ("made", 1),
        ("called", 1),
        ("asked", 1),
        ("files", 1),
        ("table", 2),
        ("handled", 2),
        ("needed", 2),
        ("watches", 2),
        ("don't", 1),
        ("Syropyatov.", 4),
        ("deputy-chairman", 5),
        ("1936", 1),
    ],
)
def test_syllables_are_runs_of_vowels_but_for_a_silent_end(words: str, syllables: int):
    """A number counts as one."""
    assert syllables_in(words) == syllables


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("He sat. He rose.", 2),
        ("He sat", 1),
        ('"Why?" he asked. "No." She left!', 3),
        ("Form No. 7 is for V. A. Raikhlin.", 1),
        ("He waited… and rose.", 1),
        ("— . —", 0),
    ],
)
def test_a_sentence_ends_with_a_stop_before_what_may_begin_one(paragraph: str, sentences: int):
    """Not after an initial, nor before a number or a small letter."""
    found = readability([paragraph, "One more"])
    assert found is not None
    assert found.sentences == sentences + 1


def test_the_formulas_are_those_of_their_authors():
    """Over eleven words in four sentences, of which the last two are paragraphs, with fifteen syllables."""
    found = readability(["The cat sat on the table. It handled it. Nobody", "saw."])
    assert found is not None
    assert (found.words, found.sentences, found.syllables) == (11, 4, 15)
    assert found.ease == pytest.approx(206.835 - 1.015 * 11 / 4 - 84.6 * 15 / 11)
    assert found.grade == pytest.approx(0.39 * 11 / 4 + 11.8 * 15 / 11 - 15.59)


def test_where_there_is_no_word_there_is_no_level():
    """Nor a division by nothing."""
    assert readability(["", "…"]) is None


@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_word_has_a_syllable_and_every_sentence_a_word(paragraphs: list[str]):
    """Whatever the prose is made of."""
    found = readability(paragraphs)
    assert found is None or found.syllables >= found.words >= found.sentences >= 1
