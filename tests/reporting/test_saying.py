"""Numbers in words: nothing that happens is rounded to never, and nothing that may not happen to always."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.proving.exploring import Budget
from game.reporting import saying
from game.reporting.report import CERTAIN
from game.reporting.wording import plain
from tests.reporting.stories import promising, report
from tests.rich_story import edited, rich_machine


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (0, "never"),
        (0.00001, "under 0.01"),
        (0.0042, "0.42"),
        (0.25, "25.0"),
        (0.9999, "over 99.9"),
        (1, "100"),
        (1 - 1e-13, "100"),
        (2.506, "251"),
    ],
)
def test_how_often_is_said_in_a_hundred(many: float, said: str):
    """A node that is come back to is come to more than a hundred times."""
    assert saying.often(many) == said


@given(st.floats(min_value=1e-300, max_value=1e6))
def test_what_happens_is_never_said_never_to_happen(many: float):
    """Nor always, where it does not."""
    assert saying.often(many) != "never"
    assert (saying.often(many) == "100") <= (many >= CERTAIN - 1e-3)


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, ("0.0", 0)), (7, ("7.0", 0)), (126, ("1.2", 2)), (72_373_842_745_344, ("7.2", 13)), (10**40, ("1.0", 40))],
)
def test_a_number_is_said_as_a_power_of_ten(number: int, said: tuple[str, int]):
    """Cut off, not rounded up."""
    assert saying.power(number) == said


def test_a_story_is_told_in_short():
    """What was found, what is promised, what is open, and where it is thin."""
    assert list(saying.in_short(promising())) == [
        "5 findings, and 2 more within them.",
        "Of 4 promises, 3 are refuted, 1 is proved.",
        "Everything is decided.",
        "Playthroughs by random come least to `home`, 25.0 times in 100.",
    ]


def test_a_playthrough_is_told_in_the_words_of_its_options():
    """With the chances that fell on the way."""
    kept = dict(promising().promises)["spared"]
    told = list(saying.playthrough(promising(), saying.broken_by(kept)))
    assert (told[0].move, told[0].words) == ("desk.rise", "Get up.")
    assert told[1].words in {"Chance: weather falls rain.", "Chance: weather falls snow."}
    assert ("hall.accuse", "Underline wrecking.") in told


def test_everything_that_varies_is_counted_as_written():
    """Both sides of an alternative are words, marks are not."""
    before = saying.words_written(rich_machine().program)
    more = edited("1.yaml", ("It snows.", "It snows {if kept_log: and snows | hard} *now*."))
    assert saying.words_written(rich_machine(more).program) == before + 4


def test_a_line_without_a_state_has_all_its_words():
    """One and the other, and a person's first name."""
    files = edited("1.yaml", ("text: Get up.", "text: 'Get {if kept_log: up | out}, {gleb}, {nerve}.'"))
    option = rich_machine(files).program.scenes["desk"].options[-1]
    assert plain(option.text) == "Get up / out, Voskoboinikov, (nerve)."


def test_where_states_are_too_many_it_is_told_from_samples():
    """And said to be so."""
    found = report(rich_machine(), Budget(states=10))
    assert not found.exact
    assert saying.source(found).startswith("From 20,000 sampled playthroughs")
    assert found.ways[0].nodes["desk"] == pytest.approx(2, abs=0.05)
    assert sum(found.ways[0].endings.values()) == pytest.approx(1)
