"""Dates as a story writes them: `1936-11-24, evening`, `1936-11`, `1992, spring`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\s*(?:,\s*(\S.*?))?\s*\Z")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Date:
    """A year, perhaps a month and a day, perhaps words for the hour."""

    year: int
    month: int = 0
    day: int = 0
    hour: str = ""

    @property
    def year_month(self) -> str:
        """`1936-11`; empty where the month is not said."""
        return f"{self.year}-{self.month:02}" if self.month else ""

    def __str__(self) -> str:
        """`24 November 1936, evening`."""
        day = f"{self.day} " if self.day else ""
        month = f"{MONTHS[self.month - 1]} " if self.month else ""
        return f"{day}{month}{self.year}{f', {self.hour}' if self.hour else ''}"


@lru_cache(maxsize=1_000)
def parse_date(text: str) -> Date | None:
    """The date of these words; None where there is no such day."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month > 12 or (match[2] and not month) or (match[3] and not 1 <= day <= _LENGTHS[month - 1]):
        return None
    if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return Date(year, month, day, match[4] or "")


def month_in_words(year_month: str) -> str:
    """`1936-11` -> `November 1936`."""
    date = parse_date(year_month)
    return str(date) if date else year_month
