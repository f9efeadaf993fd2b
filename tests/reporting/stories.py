"""Stories to report on, and their reports."""

from __future__ import annotations

from datetime import date
from functools import cache

from game.machine.machine import Machine
from game.proving.exploring import Budget
from game.reporting.report import Report, report_of
from game.sharing.hands import Here
from tests.rich_story import FILES, rich_machine

PROMISES = """\
promises:
  spared: {always: endings, then: gleb is free, says: He is always spared.}
  room: {possible: home}
  homeward: {exists: home, says: He can come home.}
  reopened: {exists: desk, when: file >= 2, says: The folder comes back to the desk.}
policies:
  timid: [{when: nerve <= 1, weights: {conform: 1}}, {weights: {resist: 1}}]
"""
PROMISING = {**FILES, "promises.yaml": PROMISES}

HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' & <!--"
"""What would run, close or hide something wherever it stood as it is."""


def report(machine: Machine, budget: Budget | None = None, story: str = "my story") -> Report:
    """The report on a story."""
    return report_of(Here(machine), story, budget or Budget(), date(2026, 11, 22))


@cache
def promising() -> Report:
    """The report on the rich story with promises that are kept and some that are not."""
    return report(rich_machine(PROMISING))


def renamed(words: str) -> Machine:
    """The same story with these words wherever an author writes words."""
    files = dict(PROMISING)
    for file, old in WORDS:
        assert old in files[file], old
        field, _, _ = old.rpartition(": ")
        files[file] = files[file].replace(old, f"{field}: {_quoted(words)}" if field else _quoted(words))
    return rich_machine(files)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


WORDS = (
    ("story.yaml", "The Form"),
    ("story.yaml", "three rooms"),
    ("story.yaml", "One · The Desk"),
    ("world.yaml", '"Rudakov, Valentin Ivanovich"'),
    ("1.yaml", "Get up."),
    ("1.yaml", "Telephone the trust."),
    ("1.yaml", "nobody would believe you yet"),
    ("2.yaml", "title: He came home"),
    ("2.yaml", "Underline *wrecking*."),
    ("promises.yaml", "He is always spared."),
    ("promises.yaml", "He can come home."),
)
