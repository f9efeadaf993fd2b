"""How words are said: what is set in italics is told apart by quotation marks, which a reader of screens can speak.

A paper quoted in the middle of a paragraph would otherwise run on as narration, and `the word we` would be no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import TypeAlias

from game.playing.settings import EMPHASIS, Settings
from game.playing.telling import Words, plain_words

Voice: TypeAlias = Callable[[Words], str]
"""Makes of words what is said."""

_OPENED = re.compile(r"(?:^|(?<=[\s(\"“]))['‘]")
_CLOSED = re.compile(r"(?<=[\w.,;:!?…])['’](?!\w)")


def voice(settings: Settings) -> Voice:
    """The voice that a reader has set."""
    return quoted if settings[EMPHASIS] == "quotes" else plain_words


def quoted(words: Words) -> str:
    """The words, with what is set in italics in single quotation marks.

    Within speech, a word in italics is stressed and stays bare. So does what is the whole of a speech, and what stands
    in single quotation marks already: those marks are enough.
    """
    text, said, at = plain_words(words), "", 0
    for emphasis, spans in groupby(words, key=lambda span: span.emphasis):
        part = "".join(span.text for span in spans)
        before, after = text[:at], text[at + len(part) :]
        said += _in_quotes(part) if emphasis and not _is_bare(before, part, after) else part
        at += len(part)
    return said


def unquoted(text: str) -> str:
    """Without the marks that a voice may have put there."""
    return text.translate({ord("‘"): None, ord("’"): None})


def _in_quotes(part: str) -> str:
    """`‘shown’`; a space at either end stays outside."""
    inner = part.strip()
    return part.replace(inner, f"‘{inner}’", 1) if inner else part


def _is_bare(before: str, part: str, after: str) -> bool:
    if len(_OPENED.findall(before)) > len(_CLOSED.findall(before)):
        return True
    if not _in_speech(before):
        return False
    fills = before.endswith(('"', "“")) and after.lstrip(".,;:?!")[:1] in {'"', "”"}
    return fills or " " not in part.strip()


def _in_speech(before: str) -> bool:
    """Whether a double quotation mark is open at the end of this."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
