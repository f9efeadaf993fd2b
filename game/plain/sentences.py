"""Where one sentence ends and the next begins, for those who hear or feel a line at a time."""

from __future__ import annotations

import re

_END = re.compile(
    r"""(?:[.?!…]+)      # a stop,
        ["”’')\]]*       # what closes with it,
        \s+              # a gap,
        (?=["“‘'(\[–]*\s?[^\W_a-zа-яё])  # and a capital or a figure, perhaps behind what opens with it
    """,
    re.VERBOSE,
)
_NUMBERING = re.compile(r"[\"“‘'(\[–\s]*(?:\d{1,3}[a-z]?(?:–\d{1,3})?|[IVXL]+|[A-Za-z])\.")
"""`19.`, `20a.`, `II.` or `a.` at the beginning: the sentence is what follows."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Capt|Lt|vs|cf|e\.g|i\.e)\.$")
_BEFORE_A_FIGURE = re.compile(r"\b(?:[Nn]os?|[Pp]p?|[Vv]ol|[Aa]rt|[Ff]ig|[Cc]h|[Ss]ec|b|c|ca|approx)\.$")
_LETTER = r"(?:[A-ZА-ЯЁ]|Y[aeu]|Zh|Kh|Ts|Ch|Sh)\."
"""An initial, as it is transliterated."""
_INITIAL = re.compile(rf"(?<![\w’']){_LETTER}$")
_ANOTHER = re.compile(_LETTER)
_NAMED = re.compile(rf"\w, (?:{_LETTER} ?)+$")
"""`Raikhlin, B. M.`: a name that is whole."""
_QUESTION = re.compile(r"[?!…][\"”]$")
_PRONOUN = re.compile(r"(?<![.,] )(?<![.,])\bI\.$")
_SAYS = re.compile(r"\w+ (?:says|said|asks|asked|answers|answered|calls|called|cries|cried|adds|added)\b")
"""What may follow a question in quotation marks and belong to it: `"Well?" Zhenya asks.`"""


def split(text: str) -> list[str]:
    """The sentences of a line, in order; every word of it is in one of them, and none is empty."""
    found, start = [], 0
    for gap in _END.finditer(text):
        sentence = text[start : gap.end()].strip()
        if sentence and _ends(sentence, text[gap.end() :]):
            found.append(sentence)
            start = gap.end()
    return [*found, rest] if (rest := text[start:].strip()) else found


def _ends(sentence: str, following: str) -> bool:
    """Whether what looks like a sentence is one, given what follows it."""
    if _NUMBERING.fullmatch(sentence) or _TITLE.search(sentence):
        return False
    if _BEFORE_A_FIGURE.search(sentence) and following[0].isdigit():
        return False
    if _INITIAL.search(sentence) and following.startswith("("):
        return False
    if _QUESTION.search(sentence) and _SAYS.match(following):
        return False
    return not _INITIAL.search(sentence) or _ends_in_initial(sentence, following)


def _ends_in_initial(sentence: str, following: str) -> bool:
    """`Write Raikhlin, B. M.` and `So did I.` end there; `I. V. Stalin` and `G. A. Voskoboinikov` go on."""
    return not _ANOTHER.match(following) and bool(_NAMED.search(sentence) or _PRONOUN.search(sentence))
