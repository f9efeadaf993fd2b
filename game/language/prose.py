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
from game.model.problems import did_you_mean
from game.model.text import Text
from game.model.world import Person


@dataclass(frozen=True, slots=True)
class Span:
    """Words to show, perhaps emphasised, perhaps linked to a codex entry."""

    text: str
    emphasis: bool = False
    entry: str = ""


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

_TOKEN = re.compile(
    r"(?P<escape>\\[{}*\[\]|\\])|(?P<open>\{if\s)|(?P<name>\{[^{}]*\})|(?P<bar>\|)|(?P<close>\})"
    r"|(?P<link>\[[^\[\]]*\]\([^()]*\))|(?P<star>\*)|(?P<stray>[{\[\]])"
)
MOST_NESTED = 8
_MARKED = re.compile(r"[\\{}*|\[\]]")
"""What every mark begins with; most lines have none."""
_LINE_END = re.compile(r"\n")
_BREAK = re.compile(r"\n[ \t]*\n")


def line(text: Text | None, scope: Scope) -> Line:
    """The pieces of one line of words."""
    if not text:
        return ()
    if _MARKED.search(text) is None:
        return (Span(text.replace("\n", " ")),)
    return _Parser(text, scope).pieces()


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


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The marks of a text. Looking for what they begin with is many times quicker than trying each at every letter."""
    at = 0
    while (found := _MARKED.search(text, at)) is not None:
        token = _TOKEN.match(text, found.start())
        at = token.end() if token is not None else found.end()
        if token is not None:
            yield token


class _TooDeep(Exception):
    """What is left of the text would only be read wrongly."""


class _Parser:
    def __init__(self, text: Text, scope: Scope) -> None:
        self.text = text
        self.scope = scope
        self.tokens = list(_tokens(text))
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
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            kind = str(token.lastgroup)
            self.words(found, token.start())
            if inside and kind in ("bar", "close"):
                return tuple(found)
            self.next += 1
            self.at = token.end()
            found.extend(self.token(kind, token))
        self.words(found, len(self.text))
        return tuple(found)

    def words(self, found: list[Piece], end: int) -> None:
        if end > self.at:
            found.append(Span(self.text[self.at : end].replace("\n", " "), self.emphasis))
            self.at = end

    def token(self, kind: str, token: re.Match[str]) -> Iterator[Piece]:
        match kind:
            case "escape":
                yield Span(token[0][1:], self.emphasis)
            case "star":
                self.emphasis = not self.emphasis
            case "link":
                yield self.link(token)
            case "name":
                yield from self.name(token)
            case "open":
                yield from self.either(token)
            case "bar":
                yield Span("|", self.emphasis)
            case _:
                self.wrong(token.start(), f"A stray `{token[0]}`.", rf"`\{token[0]}` is the character itself.")

    def link(self, token: re.Match[str]) -> Span:
        shown, _, entry = token[0][1:-1].partition("](")
        if entry not in self.scope.story.codex:
            place = self.text.place_at(token.start() + len(shown) + 3)
            hint = did_you_mean(entry, self.scope.story.codex)
            self.scope.problems.add("V022", place, f"The codex has no entry `{entry}`.", hint)
        return Span(shown.replace("\n", " "), self.emphasis, entry)

    def name(self, token: re.Match[str]) -> Iterator[Piece]:
        inner = self.text.part(token.start() + 1, token.end() - 1)
        owner, _, form = inner.partition(".")
        people = self.scope.story.world.people
        if owner in people:
            yield from self.person(people[owner], form or "called", inner)
        elif form == "" and (variable := self.scope.variables.get(owner)):
            yield Reading(variable)
        else:
            known = [*people, *self.scope.variables]
            self.scope.undeclared(inner, known, "a name the text can use")

    def person(self, person: Person, form: str, where: Text) -> Iterator[Piece]:
        if form.lower() not in FORMS:
            self.scope.undeclared(where, FORMS, "a form of a name")
            return
        last: Line = (Span(name_form(person, form), self.emphasis),)
        for other in reversed(person.forms):
            shown = (Span(name_form(other, form, person), self.emphasis),)
            last = (Either(condition(other.when, self.scope), shown, last),)
        yield from last

    def either(self, token: re.Match[str]) -> Iterator[Piece]:
        end = self.tokens[self.next].start() if self.next < len(self.tokens) else len(self.text)
        colon = self.text.find(":", token.end(), end)
        if colon < 0:
            self.wrong(token.start(), "`{if …}` needs a colon after its condition.", "`{if kept_log: this | that}`")
            return
        if self.depth == MOST_NESTED:
            self.wrong(token.start(), f"Alternatives nested more than {MOST_NESTED} deep.", "Use `variants:`.")
            raise _TooDeep
        written = self.text.part(token.end(), colon)
        tree = condition(written, self.scope)
        self.at = colon + 1
        self.depth += 1
        yes = self.side()
        no = self.side() if self.closes("bar") else ()
        if not self.closes("close"):
            self.wrong(token.start(), "`{if …: this | that}` is not closed, or has a third part.", "Close it with `}`.")
        self.depth -= 1
        yield Either(tree, yes, no, written)

    def side(self) -> Line:
        """One of the alternatives, up to the mark that ends it; nearly always it is plain words."""
        end = self.tokens[self.next] if self.next < len(self.tokens) else None
        if end is None or end.lastgroup not in ("bar", "close"):
            return _trimmed(self.sequence(inside=True))
        words = self.text[self.at : end.start()].replace("\n", " ").strip(" ")
        self.at = end.start()
        return (Span(words, self.emphasis),) if words else ()

    def closes(self, kind: str) -> bool:
        if self.next < len(self.tokens) and self.tokens[self.next].lastgroup == kind:
            self.at = self.tokens[self.next].end()
            self.next += 1
            return True
        return False

    def wrong(self, offset: int, message: str, hint: str) -> None:
        self.scope.problems.add("V033", self.text.place_at(max(offset, 0)), message, hint)


def _trimmed(pieces: Line) -> Line:
    """Without the spaces that only part the alternatives from their marks."""
    found = list(pieces)
    if found and isinstance(found[0], Span):
        found[0] = Span(found[0].text.lstrip(" "), found[0].emphasis, found[0].entry)
    if found and isinstance(found[-1], Span):
        found[-1] = Span(found[-1].text.rstrip(" "), found[-1].emphasis, found[-1].entry)
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
