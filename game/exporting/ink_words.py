"""Prose as ink reads it: whatever ink would take for markup is escaped, so that words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TypeAlias

from game.exporting.lines import says, spaced
from game.exporting.logic import Names
from game.language.prose import Either, Line, Piece, Reading, Span
from game.language.tree import ALWAYS, Not, Tree
from game.language.variables import Variable
from game.machine.program import Passage, Variants
from game.model.scene import DocumentKind
from game.model.text import printable

INDENT = "    "
_MARKS = re.compile(r"[\\{}|#\[\]<>/*]")
_LEADING = re.compile(r"[-+=~]|(?:CONST|EXTERNAL|INCLUDE|LIST|TODO|VAR)\b")
"""What means something at the beginning of a line, or of one of two alternatives."""
_SPACES = re.compile(r" {2,}")
Branch: TypeAlias = tuple[Tree, list[str]]
"""Lines, and the condition under which they are the ones."""
NO_BREAK = "\N{NO-BREAK SPACE}"

Worded: TypeAlias = tuple[Tree, str]
"""A line, and the condition under which it has any words."""
RULE: Worded = (ALWAYS, "———")
"""Where a document begins and ends."""

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
    return f"\\{written}" if _LEADING.match(written) else written


@dataclass(slots=True)
class Wording:
    """Writes the prose of one program, and remembers what it left out and which variables' words it needs."""

    names: Names
    left_out: dict[str, None] = field(default_factory=dict)
    read: dict[Variable, None] = field(default_factory=dict)

    def line(self, line: Line) -> str:
        """A line of ink content; empty where nothing is to be said."""
        return led("".join(map(self._piece, spaced(line))).strip(" "))

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Span(text, emphasis, entry):
                return self._span(text, emphasis=emphasis, linked=bool(entry))
            case Reading(variable):
                self.read[variable] = None
                return f"{{{word_function(self.names, variable)}()}}"
            case Either(condition, yes, no):
                return self._either(condition, self._side(yes), self._side(no))

    def _either(self, condition: Tree, yes: str, no: str) -> str:
        """One of two texts; ink has no alternative whose first text is empty."""
        if yes:
            return f"{{{self.names.test(condition)}:{yes}{'|' if no else ''}{no}}}"
        return self._either(Not(condition), no, "") if no else ""

    def _span(self, text: str, *, emphasis: bool, linked: bool) -> str:
        if emphasis:
            self.left_out[EMPHASIS] = None
        if linked:
            self.left_out[LINKS] = None
        if _SPACES.search(text):
            self.left_out[SPACES] = None
            text = _SPACES.sub(lambda run: NO_BREAK * len(run[0]), text)
        return escaped(text)

    def _side(self, pieces: tuple[Piece, ...]) -> str:
        written = "".join(map(self._piece, pieces))
        bare = written.lstrip(" ")
        if not bare:
            return "\\ " if written else ""
        return written[: len(written) - len(bare)] + led(bare)

    def passages(self, passages: tuple[Passage, ...]) -> Iterator[str]:
        """The lines of passages, each under its condition."""
        for passage in passages:
            if passage.page:
                self.left_out[PAGES] = None
            shown = list(self.variants(passage.variants, self._worded([passage.title]), passage.document))
            yield from self.under(passage.condition, shown)

    def variants(
        self, variants: Variants, heading: Sequence[Worded] = (), document: DocumentKind | None = None
    ) -> Iterator[str]:
        """The paragraphs of the first that holds, under a heading; those of a document between two rules."""
        branches = [(condition, list(self._paragraphs(lines, heading, document))) for condition, lines in variants]
        if len(branches) == 1 and branches[0][0] == ALWAYS:
            yield from branches[0][1]
        else:
            yield from self.block(branches)

    def _paragraphs(
        self, lines: tuple[Line, ...], heading: Sequence[Worded], document: DocumentKind | None
    ) -> list[str]:
        """Lines under a heading; where none of them has any words, no heading either."""
        worded = self._worded(lines)
        if not worded:
            return []
        if document is None:
            told = [words for _, words in (*heading, *worded)]
        else:
            told = [*self._tagged([RULE, *heading, *worded, RULE], document)]
            self._note_gaps(lines)
        return list(self.under(says(tuple(chain.from_iterable(lines))), told))

    def _worded(self, lines: Sequence[Line]) -> list[Worded]:
        return [(says(line), words) for line in lines if (words := self.line(line))]

    def _note_gaps(self, lines: tuple[Line, ...]) -> None:
        """Notes an empty line that others follow."""
        if any(later and not line for line, later in pairwise(lines)):
            self.left_out[GAPS] = None

    def _tagged(self, told: Sequence[Worded], tag: str) -> Iterator[str]:
        """Lines with a tag, each under its condition: ink would print the tag of an empty line too."""
        for condition, words in told:
            yield from self.under(condition, [f"{words} # {tag}"])

    def under(self, condition: Tree, lines: list[str]) -> Iterator[str]:
        """Lines, in a block where they need one."""
        yield from lines if condition == ALWAYS else self.block([(condition, lines)])

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
