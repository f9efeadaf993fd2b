"""A table set in columns: cells wrapped, rows parted by nothing but space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

GAP = 2


def columns(rows: Sequence[Sequence[Content]], widths: Sequence[int]) -> Content:
    """The rows one under the other, each cell wrapped at the width of its column in cells."""
    return Content("\n").join(line for row in rows for line in _lines(row, widths))


def _lines(row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    wrapped = [cell.wrap(width) or [Content()] for cell, width in zip(row, widths, strict=True)]
    return [_line(cells, widths) for cells in zip_longest(*wrapped, fillvalue=Content())]


def _line(cells: Sequence[Content], widths: Sequence[int]) -> Content:
    return Content("").join(padded(cell, width + GAP) for cell, width in zip(cells, widths, strict=True)).rstrip()


def padded(cell: Content, width: int) -> Content:
    """The cell with space after it, up to a width in cells."""
    return cell.pad_right(max(width - cell.cell_length, 0))
