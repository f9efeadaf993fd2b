"""YAML text to marked values, by the events of the YAML parser rather than by its constructor.

So scalars stay the author's words (`no`, `on`, `012` and `1:30` are text until a field says otherwise), nothing can
be instantiated, and aliases cannot multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from game.model.problems import Problems
from game.model.text import Place, Text
from game.reading.values import Marked, Series, Table, text_at

Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml: slower, the same events

MOST_NESTED = 12


_NAMES = re.compile(r"^ *(?:- )?(\w+): *(\w*)", re.MULTILINE)


class _Stop(Exception):
    """What was found makes the rest unreadable."""


def composed_documents(source: str, file: str, problems: Problems, first: int = 1) -> list[Marked]:
    """The documents of some YAML whose first line is number `first` of the file.

    What cannot be read is reported and left out.
    """
    return _Composer(source, file, first, problems).documents()


class _Composer:
    def __init__(self, source: str, file: str, first: int, problems: Problems) -> None:
        self.file = file
        self.first = first
        self.source = source
        self.lines = source.split("\n")
        self.problems = problems

    def documents(self) -> list[Marked]:
        found: list[Marked] = []
        try:
            self.next = Parser(self.source).get_event
            found.extend(self.value(event, 0) for event in self.document_roots())
        except _Stop:
            self.note_names()
        except yaml.YAMLError as error:
            self.report(error)
            self.note_names()
        return found

    def note_names(self) -> None:
        """Whatever the unreadable text may have named: to use it elsewhere is no second problem."""
        for key, value in _NAMES.findall(self.source):
            self.problems.broken.update((key, value))

    def document_roots(self) -> Iterator[Any]:
        self.next()  # the start of the stream
        while not isinstance(self.next(), yaml.StreamEndEvent):
            root = self.next()
            empty = isinstance(root, yaml.ScalarEvent) and not root.value
            if not empty:
                yield root
            self.next()  # the end of the document

    def value(self, event: Any, depth: int) -> Marked:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag not in (None, "!"):
            self.refuse("V004", event, "Anchors, aliases and tags are not part of a story.", "Write it out.")
        if kind is yaml.ScalarEvent:
            return self.text(event)
        if depth >= MOST_NESTED:
            self.refuse("V005", event, f"Nested deeper than {MOST_NESTED} levels.", "Four are enough for any node.")
        return self.table(event, depth) if kind is yaml.MappingStartEvent else self.series(event, depth)

    def text(self, event: Any) -> Text:
        line, column = event.start_mark.line, event.start_mark.column
        if event.style == "|":
            below, indent = self.block_start(line)
            return text_at(event.value, self.file, self.first + below, indent + 1, block=True)
        past_quote = 1 if event.style and event.style in "'\"" else 0
        return text_at(event.value, self.file, self.first + line, column + 1 + past_quote)

    def block_start(self, header: int) -> tuple[int, int]:
        """Where a block's text begins: the line after `|`, at the indentation of its first words."""
        for line in self.lines[header + 1 :]:
            if line.strip():
                return header + 1, len(line) - len(line.lstrip(" "))
        return header, 0

    def table(self, start: Any, depth: int) -> Table:
        table = Table(*self.place(start))
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.value(event, depth + 1)
            value = self.value(self.next(), depth + 1)
            if not isinstance(key, Text):
                self.problems.add("V012", key.place, "A key must be a plain word.")
            elif key in table:
                self.problems.add("V003", key.place, f"`{key}` stands twice here.", "Only one of them can count.")
            else:
                table[str(key)] = value
                table.marks.append((key.line, key.column))
        return table

    def series(self, start: Any, depth: int) -> Series:
        series = Series(*self.place(start))
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            series.append(self.value(event, depth + 1))
        return series

    def place(self, event: Any) -> Place:
        return Place(self.file, self.first + event.start_mark.line, event.start_mark.column + 1)

    def refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        self.problems.add(code, self.place(event), message, hint)
        raise _Stop

    def report(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            line, column = _unprintable(self.source)
            self.problems.add(
                "V002", Place(self.file, self.first + line, column), "A character that YAML does not allow."
            )
            return
        what = getattr(error, "problem", None) or "this cannot be read"
        context = getattr(error, "context", None)
        message = f"YAML: {what}{f', {context}' if context else ''}."
        place = Place(self.file, self.first + mark.line, mark.column + 1)
        self.problems.add("V002", place, message, _yaml_hint(str(what)))


_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unprintable(source: str) -> tuple[int, int]:
    """The line, from 0, and the column, from 1, of the first character that YAML does not allow."""
    match = _NOT_YAML.search(source)
    start = match.start() if match else 0
    return source.count("\n", 0, start), start - source.rfind("\n", 0, start)


def _yaml_hint(what: str) -> str:
    if "mapping values" in what:
        return "A value with a colon in it needs quotation marks, or a block (`|`)."
    if "\\t" in what or "tab" in what:
        return "Indent with spaces."
    if "block end" in what or "block mapping" in what or "block collection" in what:
        return "Check the indentation of this line against the one above."
    if "escape" in what:
        return "In double quotes a backslash begins an escape; use single quotes or a block (`|`)."
    return "Prose is safest as a block: `text: |`."
