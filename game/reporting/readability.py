"""How hard English prose is to read, by two formulas over the lengths of its words and sentences.

Reading ease: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), 221–233. Grade: J. P.
Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new readability formulas for Navy enlisted
personnel", Research Branch Report 8-75, Naval Technical Training Command, 1975.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.model.text import words_in

_END = re.compile(r"""(?<!\b[A-Z])[.!?…]+["”’')\]]*\s+(?!["“‘'(\[]*[a-z\d])""")
"""Between two sentences; not after an initial, and not before a small letter or a number, as in `No. 7`."""
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouy]e|[^aeiouydt]ed|[^aeiouycghsxz]es)$")
_SOUNDED = re.compile(r"[^aeiouyl]le[ds]?$")
"""What looks like the last line and is not: `table`."""


@dataclass(frozen=True, slots=True)
class Readability:
    """What is counted of some prose, and what it comes to."""

    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> float:
        """Flesch's reading ease: from 0, very hard, to 100, very easy, and in extreme prose beyond either."""
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def grade(self) -> float:
        """Flesch and Kincaid's grade: the years of American schooling it takes."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def readability(paragraphs: Iterable[str]) -> Readability | None:
    """How hard these are to read; None where there is no word. A sentence ends with its paragraph."""
    words = sentences = syllables = 0
    for paragraph in paragraphs:
        for sentence in _END.split(paragraph):
            found = words_in(sentence)
            words += len(found)
            sentences += bool(found)
            syllables += sum(map(syllables_in, found))
    return Readability(words, sentences, syllables) if words else None


def syllables_in(word: str) -> int:
    """About how many: runs of vowels, without a silent `e`, `ed` or `es` at the end; at least 1, as of a number.

    The parts of a word with hyphens are counted each by itself.
    """
    return max(sum(map(_syllables, _PART.findall(word.lower()))), 1)


def _syllables(part: str) -> int:
    silent = _SILENT.search(part) is not None and _SOUNDED.search(part) is None
    return max(len(_VOWELS.findall(part)) - silent, 1)
