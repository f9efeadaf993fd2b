"""Prose as ink reads it: whatever ink would take for markup is escaped, so that words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from game.exporting.logic import Names
from game.language.prose import Either, Line, Piece, Reading, Span
from game.language.tree import ALWAYS, Tree
from game.language.variables import Variable
from game.machine.program import Passage, Variants
from game.model.text import printable

INDENT = "    "
_MARKS = re.compile(r"[\\{}|#\[\]<>/*]")
_LEADING = re.compile(r"[!-/:-@\[-`{-~]|(?:CONST|EXTERNAL|INCLUDE|LIST|TODO|VAR)\b")
"""What means something at the beginning of a line, or of one of two alternatives."""
_STOP = re.compile(r"[.,;:?!)](?!\.)")
"""What no space stands before, when the alternative between them came out empty."""
_SPACES = re.compile(r" {2,}")
Branch: TypeAlias = tuple[Tree, list[str]]
"""Lines, and the condition under which they are the ones."""
NO_BREAK = "\N{NO-BREAK SPACE}"

EMPHASIS = "Emphasis is left out."
LINKS = "The codex is left out; words that lead there are plain words."
PAGES = "Page turns are left out."
SPACES = "Two or more spaces together are no-break spaces, since ink keeps one."
GAPS = "Empty lines on documents are left out."


def escaped(words: str) -> str:
    """Words from an author as ink prints them, anywhere but at the beginning of a line."""
    return _MARKS.sub(r"\\\g<0>", printable(words))


def led(written: str) -> str:
    """What ink reads as content also at the beginning of a line."""
    return f"\\{written}" if _LEADING.match(written) and written[0] not in "\\{" else written


@dataclass(slots=True)
class Wording:
    """Writes the prose of one program, and remembers what it left out and which variables' words it needs."""

    names: Names
    left_out: dict[str, None] = field(default_factory=dict)
    read: dict[Variable, None] = field(default_factory=dict)

    def line(self, line: Line) -> str:
        """A line of ink content; empty where nothing is to be said."""
        pieces: list[Piece] = [*line, Span("")]
        for index in range(len(line) - 1):
            pieces[index : index + 2] = _spaced(*pieces[index : index + 3])
        return led("".join(map(self.piece, pieces)).strip(" "))

    def piece(self, piece: Piece) -> str:
        match piece:
            case Span(text, emphasis, entry):
                return self.span(text, emphasis=emphasis, linked=bool(entry))
            case Reading(variable):
                self.read[variable] = None
                return f"{{{word_function(self.names, variable)}()}}"
            case Either(condition, yes, no):
                sides = "|".join(self.side(side) for side in ((yes, no) if no else (yes,)))
                return f"{{{self.names.test(condition)}:{sides}}}"

    def span(self, text: str, *, emphasis: bool, linked: bool) -> str:
        if emphasis:
            self.left_out[EMPHASIS] = None
        if linked:
            self.left_out[LINKS] = None
        if _SPACES.search(text):
            self.left_out[SPACES] = None
            text = _SPACES.sub(lambda run: NO_BREAK * len(run[0]), text)
        return escaped(text)

    def side(self, pieces: tuple[Piece, ...]) -> str:
        written = "".join(map(self.piece, pieces))
        bare = written.lstrip(" ")
        return written[: len(written) - len(bare)] + led(bare)

    def passages(self, passages: tuple[Passage, ...]) -> Iterator[str]:
        """The lines of passages, each under its condition."""
        for passage in passages:
            if passage.page:
                self.left_out[PAGES] = None
            title = f"{self.line(passage.title)} # {passage.document}" if passage.document and passage.title else ""
            shown = list(self.variants(passage.variants, title))
            yield from shown if passage.condition == ALWAYS else self.block([(passage.condition, shown)])

    def variants(self, variants: Variants, title: str = "") -> Iterator[str]:
        """The paragraphs of the first that holds, under a title."""
        branches = [(condition, list(self.paragraphs(lines, title))) for condition, lines in variants]
        if len(branches) == 1 and branches[0][0] == ALWAYS:
            yield from branches[0][1]
        else:
            yield from self.block(branches)

    def paragraphs(self, lines: tuple[Line, ...], title: str) -> Iterator[str]:
        written = [self.line(line) for line in lines]
        if title and any(written):
            yield title
        yield from filter(None, written)
        if "" in written[:-1]:
            self.left_out[GAPS] = None

    def block(self, branches: Sequence[Branch]) -> Iterator[str]:
        """The lines of the first branch whose condition holds."""
        yield "{"
        for condition, lines in branches:
            yield f"- {'else' if condition == ALWAYS else self.names.test(condition)}:"
            yield from (INDENT + line for line in lines)
        yield "}"


def word_function(names: Names, variable: Variable) -> str:
    """The function that says a variable's value in words."""
    return f"word_{names.of(variable)}"


def _spaced(before: Piece, piece: Piece, after: Piece) -> tuple[Piece, Piece]:
    """Two neighbours, the space between them inside the second where one of its alternatives needs none.

    It needs none before a stop: its own, or, where it is empty, that of what comes after.
    """
    if not (isinstance(before, Span) and before.text.endswith(" ") and isinstance(piece, Either)):
        return before, piece
    sides = (piece.yes, piece.no)
    stops = [_is_stop(side[0] if side else after) for side in sides]
    if not any(stops):
        return before, piece
    yes, no = (side if stop else (Span(" "), *side) for side, stop in zip(sides, stops, strict=True))
    return replace(before, text=before.text.rstrip(" ")), replace(piece, yes=yes, no=no)


def _is_stop(piece: Piece) -> bool:
    return isinstance(piece, Span) and _STOP.match(piece.text) is not None
