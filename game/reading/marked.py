"""YAML text to marked values: texts, tables and series that remember their place.

Built on the events of the YAML parser rather than on its constructor: scalars stay the author's words (`no`, `on`,
`012` and `1:30` are text until a field says otherwise), nothing can be instantiated, and aliases cannot multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from game.model.problems import Problems
from game.model.text import Place, Text

Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml: slower, the same events

MOST_NESTED = 12


class Table(dict[Text, "Marked"]):
    """A mapping and its place."""

    __slots__ = ("place",)
    place: Place


class Series(list["Marked"]):
    """A sequence and its place."""

    __slots__ = ("place",)
    place: Place


Marked: TypeAlias = "Text | Table | Series"


class _Stop(Exception):
    """What was found makes the rest of the file unreadable."""


def marked_documents(source: str, file: str, problems: Problems) -> list[Marked]:
    """The documents of one file. What cannot be read is reported and left out."""
    return _Composer(source, file, problems).documents()


class _Composer:
    def __init__(self, source: str, file: str, problems: Problems) -> None:
        self.file = file
        self.lines = source.split("\n")
        self.problems = problems
        self.source = source

    def documents(self) -> list[Marked]:
        found: list[Marked] = []
        try:
            self.parser = Parser(self.source)
            self.next = self.parser.get_event
            found.extend(self._value(event, 0) for event in self._document_roots())
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._report_yaml(error)
        return found

    def _document_roots(self) -> Iterator[Any]:
        self.next()  # the start of the stream
        while not isinstance(self.next(), yaml.StreamEndEvent):
            root = self.next()
            empty = isinstance(root, yaml.ScalarEvent) and not root.value
            if not empty:
                yield root
            self.next()  # the end of the document

    def _value(self, event: Any, depth: int) -> Marked:
        kind = type(event)
        if kind is yaml.ScalarEvent and event.anchor is None and (event.tag is None or event.tag == "!"):
            return self._text(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag not in (None, "!"):
            self._refuse("V004", event, "Anchors, aliases and tags are not part of a story.", "Write it out.")
        if depth >= MOST_NESTED:
            self._refuse("V005", event, f"Nested deeper than {MOST_NESTED} levels.", "Four are enough for any node.")
        return self._table(event, depth) if kind is yaml.MappingStartEvent else self._series(event, depth)

    def _text(self, event: Any) -> Text:
        mark = event.start_mark
        style = event.style
        if style == "|":
            return Text(event.value, self._block_place(mark.line), block=True)
        shift = 1 if style is None else 2  # past the quotation mark
        return Text(event.value, Place(self.file, mark.line + 1, mark.column + shift))

    def _block_place(self, header: int) -> Place:
        """Where a block's text begins: the line after `|`, at the indentation of its first words."""
        for line in self.lines[header + 1 :]:
            if line.strip():
                return Place(self.file, header + 2, len(line) - len(line.lstrip(" ")) + 1)
        return Place(self.file, header + 1, 1)

    def _table(self, start: Any, depth: int) -> Table:
        table = Table()
        table.place = self._place(start)
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._value(event, depth + 1)
            value = self._value(self.next(), depth + 1)
            if not isinstance(key, Text):
                self.problems.add("V012", key.place, "A key must be a plain word.")
            elif key in table:
                self.problems.add("V003", key.place, f"`{key}` stands twice here.", "Only one of them can count.")
            else:
                table[key] = value
        return table

    def _series(self, start: Any, depth: int) -> Series:
        series = Series()
        series.place = self._place(start)
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            series.append(self._value(event, depth + 1))
        return series

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        self.problems.add(code, self._place(event), message, hint)
        raise _Stop

    def _report_yaml(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            line, column = _unprintable(self.source)
            message = "A character that YAML does not allow." if line else str(error)
            self.problems.add("V002", Place(self.file, line or 1, column or 1), message)
            return
        what = getattr(error, "problem", None) or "this cannot be read"
        context = getattr(error, "context", None)
        message = f"YAML: {what}{f', {context}' if context else ''}."
        self.problems.add("V002", Place(self.file, mark.line + 1, mark.column + 1), message, _yaml_hint(str(what)))


_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unprintable(source: str) -> tuple[int, int]:
    match = _NOT_YAML.search(source)
    if match is None:
        return 0, 0
    start = match.start()
    return source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)


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
