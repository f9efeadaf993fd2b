"""Lines on their way out: wrapped, cleared of whatever a terminal would obey, one empty line at most between them."""

from __future__ import annotations

import io
import shutil
import textwrap
from collections.abc import Iterable
from typing import TextIO

from game.model.text import printable

WIDEST = 76
NARROWEST = 20


class Printer:
    """Appends lines to a stream."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
        self._blank = True

    def line(self, text: str = "") -> None:
        """One line, wrapped where it is long; continuations keep its indentation. Two empty lines become one."""
        text = printable(text)
        if not text.strip():
            self._empty()
            return
        indent = text[: len(text) - len(text.lstrip())]
        self._write(
            textwrap.fill(
                text.strip(),
                self._width,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        self._blank = False

    def lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.line(text)

    def passage(self, texts: Iterable[str]) -> None:
        """Lines that belong together, an empty one after them."""
        self.lines(texts)
        self._empty()

    def prompt(self) -> None:
        """Asks for a line, where somebody sits at a terminal."""
        self._out.write("> ")
        self.flush()

    def flush(self) -> None:
        self._out.flush()

    def _empty(self) -> None:
        if not self._blank:
            self._write("")
            self._blank = True

    def _write(self, text: str) -> None:
        self._out.write(text + "\n")


def tolerant(stream: TextIO | None) -> TextIO:
    """The stream, which from now on takes what it cannot read or write for a question mark; a closed one is empty."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream or io.StringIO()
