"""Lines on their way out: wrapped, cleared of whatever a terminal would obey, one empty line at most between them."""

from __future__ import annotations

import codecs
import io
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import TextIO

from game.model.text import printable
from game.plain.sentences import split
from game.playing.settings import LINES, SPACING, WIDTH, Settings

WIDEST = 76
NARROWEST = 20
SET_IN = "  "
"""What the first line of a paragraph begins with where no empty line stands before it."""
_PLAINER = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "·": "."}


class Printer:
    """Appends lines to a stream, as the reader has set them; a newcomer's settings where none are given."""

    def __init__(self, out: TextIO, settings: Settings | None = None) -> None:
        self._out = out
        self._settings = settings or Settings()
        self._blank = True
        """Whether an empty line, or nothing, stands above; not while somebody is writing after the prompt."""
        self._due = False
        """Whether an empty line is to come before the next."""
        self._in_prose = False
        """Whether a paragraph stands above."""

    def line(self, text: str = "") -> None:
        """One line, wrapped where it is long; continuations keep its indentation. Two empty lines become one."""
        text = printable(text)
        if text.strip():
            indent = text[: len(text) - len(text.lstrip())]
            self._set(text.strip(), indent, indent)
        else:
            self._empty()

    def passage(self, texts: Iterable[str]) -> None:
        """Lines that belong together, an empty one after them; where there are none, nothing."""
        if lines := [*texts]:
            for text in lines:
                self.line(text)
            self._empty()

    def paragraph(self, text: str) -> None:
        """A paragraph; where they are set close and it follows another, its first line is set in instead."""
        close = self._in_prose and self._settings[SPACING] == "indents"
        self._due = self._due and not close
        self._set(printable(text).strip(), SET_IN * close, "")
        self._empty()
        self._in_prose = True

    def prompt(self) -> None:
        """Asks for a line, where somebody sits at a terminal."""
        self._settle()
        self._out.write("> ")
        self.flush()
        self._blank = False

    def flush(self) -> None:
        """Everything so far is out, the empty line at its end with it."""
        self._settle()
        self._in_prose = False
        self._out.flush()

    def _empty(self) -> None:
        self._due = not self._blank

    def _set(self, text: str, first: str, rest: str) -> None:
        """Sets a line, or each of its sentences, which are never broken on their way to a file or another program."""
        by_sentence = self._settings[LINES] == "sentences"
        width = sys.maxsize if by_sentence and not self._out.isatty() else self._width
        for sentence in split(text) if by_sentence else [text]:
            self._write(_wrapped(sentence, width, first, rest))
            first = rest

    @property
    def _width(self) -> int:
        columns = shutil.get_terminal_size((WIDEST, 24)).columns
        return max(NARROWEST, min(int(self._settings[WIDTH]), columns))

    def _write(self, text: str) -> None:
        self._settle()
        self._out.write(text + "\n")
        self._blank = self._in_prose = False

    def _settle(self) -> None:
        """Writes the empty line that is due."""
        if self._due:
            self._out.write("\n")
            self._blank, self._due = True, False


def _wrapped(text: str, width: int, first: str, rest: str) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def tolerant(stream: TextIO | None) -> TextIO:
    """The stream, which from now on takes what it cannot read or write for something plainer; a closed one is empty."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_plainer.__name__)
    return stream or io.StringIO()


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    """Marks that an old terminal does not have are put in those it has; anything else is a question mark."""
    if isinstance(error, UnicodeEncodeError):
        lost = error.object[error.start : error.end]
        return "".join(_PLAINER.get(character, "?") for character in lost), error.end
    return codecs.replace_errors(error)


codecs.register_error(_plainer.__name__, _plainer)
