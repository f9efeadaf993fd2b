"""What a step should tell: `contains` and `matches`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from game.model.problems import Problems
from game.model.text import Text
from game.testing.finding import Change, Finding
from game.testing.moment import Moment

LONGEST_PATTERN = 200
ALIKE = 0.6
"""How much of a phrase must be there for another to be taken for it, from 0 to 1."""
MOST_WORDS = 2_000
"""Of a text, and a twentieth of it of a phrase: beyond that nothing like it is looked for."""
_MARKS = ".,;:!?…\"'”’"
_REPEATED_GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\)[*+{])", re.DOTALL)
"""A group that is repeated, which is what lets a short pattern run for ever; escapes and sets are passed over."""


def same_words(text: str) -> str:
    """The text as it is compared: capitals and line breaks make no difference."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Contains:
    """The step tells some words."""

    words: Text

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        if same_words(self.words) in same_words(moment.text):
            return None
        near = nearest(self.words, moment.text)
        change = Change(self.words.place, near) if near else None
        found = f"`{near}`" if near else "nothing like it"
        return Finding(self.words.place, f"the text to contain `{self.words.strip()}`", found, change)


@dataclass(frozen=True, slots=True)
class Matches:
    """A regular expression matches some line of what the step tells."""

    written: Text
    pattern: re.Pattern[str]

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        if any(self.pattern.search(line) for line in moment.text.split("\n")):
            return None
        return Finding(self.written.place, f"the text to match `{self.written}`", "no paragraph that does")


def pattern(written: Text, problems: Problems) -> re.Pattern[str] | None:
    """The regular expression; None, with a problem reported, for one that cannot be read or might run for ever."""
    if len(written) > LONGEST_PATTERN:
        message = f"A pattern of more than {LONGEST_PATTERN} characters."
        problems.add("V018", written.place, message, "Match less, or several shorter patterns.")
        return None
    if (group := next((found for found in _REPEATED_GROUP.finditer(written) if found[1]), None)) is not None:
        place = written.place_at(group.start())
        problems.add(
            "V030", place, "A pattern cannot repeat a group: that may take for ever.", "Write out the repeats."
        )
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what will mean something else one day is better said otherwise
            return re.compile(written)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        place = written.place_at(getattr(error, "pos", None) or 0)
        message = f"`{written}` is not a regular expression: {getattr(error, 'msg', error)}."
        problems.add("V030", place, message, r"Before a character that is meant itself, write `\`.")
        return None


def nearest(phrase: str, text: str) -> str:
    """The stretch of a text that is most like a phrase; empty where none is much like it."""
    wanted, words = phrase.split(), text.split()[:MOST_WORDS]
    if len(wanted) > MOST_WORDS // 20:
        return ""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(same_words(phrase))
    best, found = ALIKE, ""
    for stretch in _stretches(words, len(wanted)):
        matcher.set_seq1(same_words(stretch))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, found = matcher.ratio(), stretch
    return found if _ends_in_mark(phrase) else found.rstrip(_MARKS)


def _ends_in_mark(words: str) -> bool:
    return words.rstrip()[-1:] in _MARKS


def _stretches(words: list[str], length: int) -> Iterator[str]:
    """Every run of about as many words."""
    for size in range(max(length - 2, 1), length + 3):
        for start in range(max(len(words) - size + 1, 0)):
            yield " ".join(words[start : start + size])
