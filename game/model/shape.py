"""How a dataclass says what its fields are for.

The classes of this room are at once the model and the shape of the files: the reader fills them by their
annotations, and `vigilance schema` describes them by the sentences given here.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any


def needed(doc: str) -> Any:
    """A field the author must write."""
    return field(metadata={"doc": doc})


def optional(doc: str, default: Any = None) -> Any:
    """A field the author may leave out."""
    return field(default=default, metadata={"doc": doc})


def many(doc: str) -> Any:
    """A list; one item may be written without the dash. Left out, it is empty."""
    return field(default=(), metadata={"doc": doc})


def table(doc: str) -> Any:
    """A mapping from ids to values. Left out, it is empty."""
    return field(default_factory=dict, metadata={"doc": doc})


def position() -> Any:
    """The place of the whole thing; filled by the reader, never written."""
    return field(metadata={"hidden": True})
