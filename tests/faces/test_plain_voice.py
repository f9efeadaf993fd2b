"""What the ear is given: emphasis in quotation marks, and one sentence a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.language.prose import Span
from game.plain.sentences import split
from game.plain.voice import quoted, unquoted
from game.playing.telling import Words, plain_words


def words(text: str) -> Words:
    """Words with what stands between asterisks in italics."""
    return tuple(Span(part, emphasis=bool(number % 2)) for number, part in enumerate(text.split("*")) if part)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("difficulties with the word *we*.", "difficulties with the word ‘we’."),
        (
            "The certificate: *Leppert, V. G.; wrecking.* One witness.",
            "The certificate: ‘Leppert, V. G.; wrecking.’ One witness.",
        ),
        ("In *Pravda* they demand it.", "In ‘Pravda’ they demand it."),
        ('"Four brats, and you *slept*?" he asks.', '"Four brats, and you slept?" he asks.'),
        ('"I\'d put *see attached*," she says.', '"I\'d put ‘see attached’," she says.'),
        ('"*I ask that this be checked.*" She signs.', '"I ask that this be checked." She signs.'),
        ('"No." It is *signed*.', '"No." It is ‘signed’.'),
        ("under 'Reason, *own words*'", "under 'Reason, own words'"),
        ("the Opposition's word *none*", "the Opposition's word ‘none’"),
        ("the word* we *here", "the word ‘we’ here"),
    ],
)
def test_what_is_set_in_italics_is_told_apart(written: str, said: str) -> None:
    """A paper from narration, a word from its sentence; in speech a stressed word is left to the ear."""
    assert quoted(words(written)) == said


def test_a_codex_link_within_italics_makes_no_marks_of_its_own() -> None:
    """Nor does one without."""
    linked = (
        Span("the "),
        Span("exchange", entry="exchange"),
        Span(": "),
        Span("party ", True),
        Span("card", True, "x"),
    )
    assert quoted(linked) == "the exchange: ‘party card’"


@given(st.lists(st.builds(Span, st.text("ab \"'.,", min_size=1, max_size=8), st.booleans()), max_size=6))
def test_quoting_changes_no_word(spans: list[Span]) -> None:
    """Without its marks it is what was written."""
    assert unquoted(quoted(tuple(spans))) == plain_words(tuple(spans))


@pytest.mark.parametrize(
    "sentences",
    [
        ["He looks up.", "He signs."],
        ["Voskoboinikov, G. A., engineer, is named.", "G. A. Voskoboinikov signs."],
        ["Write Raikhlin, B. M.", "Then go home."],
        ["K. Ya. Ozolnieks recommended Ozolnieks, K. Ya.", "He did."],
        ["So did I.", "She had not."],
        ["Form No. 7 is filled in.", "No.", "There are two."],
        ["Come at 9 a.m. or at ten.", "Do not be late."],
        ["He was out of ink… and of luck.", "He waited…", "Nobody came."],
        ['"Who was on shift?" says Akchurdin.', '"Leppert!', 'He slept."'],
        ['"Has it grown?" Syropyatov asks.', "It has."],
        ["‘None, we should have known.’", "With the rest it makes thirty-one."],
        ["19. Waverings; dates.", "A line and a half."],
        ["II. WATER.", "340 M."],
        ["It happened in 1937.", "Then it was over."],
        ["One line without an end"],
    ],
)
def test_a_line_is_parted_at_its_sentences(sentences: list[str]) -> None:
    """Initials, numbers, hours, ellipses and closing quotation marks part nothing that belongs together."""
    assert split(" ".join(sentences)) == sentences


PIECES = st.sampled_from(
    ["G.", "A.", "No.", "7", "a.m.", "…", '"Well?"', "says", "I.", "He", "goes.", "‘1.", "end.’", "–"]
)


@given(st.lists(PIECES | st.text(max_size=4)).map(" ".join))
def test_nothing_is_lost_or_reordered_by_parting(text: str) -> None:
    """The sentences in a row are the line, and none is empty."""
    assert " ".join(split(text)).split() == text.split()
    assert all(split(text))
