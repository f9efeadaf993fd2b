"""Dates: what a story may write, and how it reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.language.dates import month_in_words, parse_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1936-11-24, evening", "24 November 1936, evening"),
        ("1936-11-24", "24 November 1936"),
        ("1936-11", "November 1936"),
        ("1992, spring", "1992, spring"),
        ("1936-02-29", "29 February 1936"),
    ],
)
def test_a_date_reads_as_far_as_it_is_written(written: str, read: str):
    """Day, month and hour may be left out."""
    assert str(parse_date(written)) == read


@pytest.mark.parametrize(
    "written", ["1936-13", "1936-00", "1937-02-29", "1936-06-31", "1936-6-1", "November", "", "36"]
)
def test_there_is_no_such_day(written: str):
    """What the calendar does not have is no date."""
    assert parse_date(written) is None


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    """Whatever the calendar has can be written."""
    date = parse_date(f"{day:%Y-%m-%d}".zfill(10))
    assert date is not None
    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)


def test_a_month_reads_in_words():
    """As the ledger shows it."""
    assert month_in_words("1937-01") == "January 1937"
