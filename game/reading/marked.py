"""YAML text to marked values, a document at a time.

Nearly every document of a story is plain: read by lines, in a third of the time. What is not plain is left to the
YAML parser. Documents are read apart, so that a broken one does not hide the rest of its file.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.model.problems import Problems
from game.reading.composing import composed_documents
from game.reading.plain import plain_document
from game.reading.values import Marked, Series, Table

__all__ = ["OTHER_BREAKS", "Marked", "Series", "Table", "marked_documents"]

OTHER_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""YAML would begin a new line at these; nobody else does."""


def marked_documents(source: str, file: str, problems: Problems) -> list[Marked]:
    """The documents of one file. What cannot be read is reported and left out."""
    if not _may_be_plain(source):
        return composed_documents(source.translate(OTHER_BREAKS), file, problems)
    found: list[Marked] = []
    first = 1
    for text in _parted(source):
        plain = plain_document(text, file, first)
        found.extend(composed_documents(text, file, problems, first) if plain is None else [plain])
        first += text.count("\n")
    return found


def _parted(source: str) -> Iterator[str]:
    """The documents; an empty line stands for the `---` before each but the first."""
    first, *others = source.removesuffix("\n").split("\n---\n")
    yield f"{first}\n"
    for part in others:
        yield f"\n{part}\n"


def _may_be_plain(source: str) -> bool:
    """Whether it has no directive, no tab, no other kind of line end, nothing that does not print."""
    printing = source.replace("\n", " ").replace("\xa0", " ").isprintable()
    return printing and source.endswith("\n") and not source.startswith("%") and "\n%" not in source
