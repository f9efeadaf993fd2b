r"""Prose that varies: parsed to pieces whose every alternative is a coverage point.

{if kept_log: The log is under it. | The hook is empty.}    inline alternatives
{raikhlin}  {raikhlin.full}  {zhenya.he}  {standing}         names, forms of names, the word for a meter
[title list](title_list)                                     a link into the codex
*negligence*                                                 emphasis
\{ \* \[ \|                                                  the characters themselves
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.language.conditions import condition
from game.language.names import FORMS, name_form
from game.language.scope import Scope
from game.language.tree import Tree
from game.language.variables import Variable
from game.model.text import Text
from game.model.world import Person

STOP = re.compile(r"[.,;:?!)](?!\.)")
"""What no space stands before, when the alternative between them came out empty."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words to show, perhaps emphasised, perhaps linked to a codex entry."""

    text: str
    emphasis: bool = False
    entry: str = ""

    def worded(self, text: str) -> Span:
        """Other words, shown the same way."""
        return Span(text, self.emphasis, self.entry)


@dataclass(frozen=True, slots=True)
class Either:
    """One of two texts, by a condition."""

    condition: Tree
    yes: tuple[Piece, ...]
    no: tuple[Piece, ...]
    written: Text | None = None
    """The condition as it stands in the text; None where a person's forms bring it along."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The word for a variable's value."""

    variable: Variable


Piece: TypeAlias = Span | Either | Reading
Line: TypeAlias = tuple[Piece, ...]

_MARK = re.compile(r"\\[{}*\[\]|\\]|\{if\s|\{[^{}]*\}|\[[^\[\]]*\]\([^()]*\)|\{|\}|\[|\]|\*|\|")
"""Each way begins with a character of its own, so that a search passes over plain words at once."""
MOST_NESTED = 8
_LINE_END = re.compile(r"\n")
_BREAK = re.compile(r"\n[ \t]*\n")


def line(text: Text | None, scope: Scope) -> Line:
    """The pieces of one line of words."""
    if not text:
        return ()
    if not _marked(text):
        return (Span(text.replace("\n", " ")),)
    return _Parser(text, scope).pieces()


def _marked(text: str) -> bool:
    """Whether anything in it may be a mark; for most lines this is all that is asked."""
    return "{" in text or "[" in text or "*" in text or "\\" in text or "|" in text or "}" in text or "]" in text


def paragraphs(text: Text | None, scope: Scope, *, keep_lines: bool = False) -> tuple[Line, ...]:
    """The paragraphs of a block; with `keep_lines`, as a document needs, every line is one."""
    if text is None:
        return ()
    return tuple([line(part, scope) for part in _parts(text, keep_lines)])


def _parts(text: Text, keep_lines: bool) -> Iterator[Text]:
    separator = _LINE_END if keep_lines else _BREAK
    start = 0
    if not keep_lines and separator.search(text) is None:
        yield text
        return
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        if keep_lines or text[start:end].strip():
            yield text.part(start, end)
        start = match.end() if match else end


_Mark: TypeAlias = tuple[str, int, int]
"""What a mark does, and from where to where it stands."""
_KINDS = {"|": "bar", "}": "close", "*": "star", "{": "stray", "[": "stray", "]": "stray"}


def _kind(mark: str) -> str:
    if mark in _KINDS:
        return _KINDS[mark]
    if mark[0] == "{":
        return "name" if mark[-1] == "}" else "open"
    return "link" if mark[0] == "[" else "escape"


class _TooDeep(Exception):
    """What is left of the text would only be read wrongly."""


class _Parser:
    def __init__(self, text: Text, scope: Scope) -> None:
        self.text = text
        self.scope = scope
        self.marks: list[_Mark] = [(_kind(found[0]), *found.span()) for found in _MARK.finditer(text)]
        self.marks.append(("end", len(text), len(text)))
        self.next = 0
        self.at = 0
        self.depth = 0
        self.emphasis = False

    def pieces(self) -> Line:
        try:
            found = self.sequence(inside=False)
        except _TooDeep:
            return ()
        if self.emphasis:
            self.wrong(len(self.text.rstrip()) - 1, "A `*` opens an emphasis that nothing closes.", r"`\*` is a star.")
        return found

    def sequence(self, *, inside: bool) -> Line:
        """Pieces up to the end, or inside an alternative up to `|` or `}`."""
        found: list[Piece] = []
        while True:
            kind, start, end = self.marks[self.next]
            if start > self.at:
                found.append(Span(self.text[self.at : start].replace("\n", " "), self.emphasis))
            if kind == "end" or (inside and kind in ("bar", "close")):
                self.at = start
                return tuple(found)
            self.next += 1
            self.at = end
            found += self.pieces_of(kind, start, end)

    def pieces_of(self, kind: str, start: int, end: int) -> Line:
        match kind:
            case "open":
                return self.either(start, end)
            case "name":
                return self.name(start, end)
            case "link":
                return (self.link(start, end),)
            case "star":
                self.emphasis = not self.emphasis
                return ()
            case "escape" | "bar":
                return (Span(self.text[end - 1], self.emphasis),)
        stray = self.text[start]
        self.wrong(start, f"A stray `{stray}`.", rf"`\{stray}` is the character itself.")
        return ()

    def link(self, start: int, end: int) -> Span:
        shown, _, entry = self.text[start + 1 : end - 1].partition("](")
        if entry not in self.scope.story.codex:
            name = self.text.part(end - 1 - len(entry), end - 1)
            self.scope.unknown("V022", name, f"The codex has no entry `{entry}`.", self.scope.story.codex)
        return Span(shown.replace("\n", " "), self.emphasis, entry)

    def name(self, start: int, end: int) -> Line:
        inner = self.text.part(start + 1, end - 1)
        owner, _, form = inner.partition(".")
        people = self.scope.story.world.people
        if owner in people:
            return self.person(people[owner], form or "called", inner)
        if form == "" and (variable := self.scope.variables.get(owner)):
            return (Reading(variable),)
        self.scope.undeclared(inner, [*people, *self.scope.variables], "a name the text can use")
        return ()

    def person(self, person: Person, form: str, where: Text) -> Line:
        if form.lower() not in FORMS:
            self.scope.undeclared(where, FORMS, "a form of a name")
            return ()
        last: Line = (Span(name_form(person, form), self.emphasis),)
        for other in reversed(person.forms):
            shown = (Span(name_form(other, form, person), self.emphasis),)
            last = (Either(condition(other.when, self.scope), shown, last),)
        return last

    def either(self, start: int, end: int) -> Line:
        colon = self.text.find(":", end, self.marks[self.next][1])
        if colon < 0:
            self.wrong(start, "`{if …}` needs a colon after its condition.", "`{if kept_log: this | that}`")
            return ()
        if self.depth == MOST_NESTED:
            self.wrong(start, f"Alternatives nested more than {MOST_NESTED} deep.", "Use `variants:`.")
            raise _TooDeep
        written = self.text.part(end, colon)
        tree = condition(written, self.scope)
        self.at = colon + 1
        self.depth += 1
        yes = self.side()
        no = self.side() if self.closes("bar") else ()
        if not self.closes("close"):
            self.wrong(start, "`{if …: this | that}` is not closed, or has a third part.", "Close it with `}`.")
        self.depth -= 1
        return (Either(tree, yes, no, written),)

    def side(self) -> Line:
        """One of the alternatives, up to the mark that ends it; nearly always it is plain words."""
        kind, end, _ = self.marks[self.next]
        if kind not in ("bar", "close"):
            return _trimmed(self.sequence(inside=True))
        words = self.text[self.at : end].replace("\n", " ").strip(" ")
        self.at = end
        return (Span(words, self.emphasis),) if words else ()

    def closes(self, kind: str) -> bool:
        here, _, end = self.marks[self.next]
        if here != kind:
            return False
        self.at = end
        self.next += 1
        return True

    def wrong(self, offset: int, message: str, hint: str) -> None:
        self.scope.problems.add("V033", self.text.place_at(max(offset, 0)), message, hint)


def _trimmed(pieces: Line) -> Line:
    """Without the spaces that only part the alternatives from their marks."""
    found = list(pieces)
    if found and isinstance(found[0], Span):
        found[0] = found[0].worded(found[0].text.lstrip(" "))
    if found and isinstance(found[-1], Span):
        found[-1] = found[-1].worded(found[-1].text.rstrip(" "))
    return tuple(found)


def spans(pieces: Line, holds: Callable[[Tree], bool], value: Callable[[Variable], int]) -> Iterator[Span]:
    """The words to show, given what holds and what each variable's value is."""
    for piece in pieces:
        match piece:
            case Span():
                yield piece
            case Reading(variable):
                yield Span(variable.words[value(variable)])
            case Either(tree, yes, no):
                yield from spans(yes if holds(tree) else no, holds, value)
