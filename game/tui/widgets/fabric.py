"""The network of accusations drawn in characters: a row for each person, a column for each accusation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from textual.content import Content

from game.filing import saying
from game.filing.network import Edge, Network, bands
from game.tui.widgets.columns import padded
from game.tui.words import FADED, HEADING, PENCIL

LONGEST = 18
"""Cells of a name; what is longer is cut."""
EMPTY, LINE, DOWN, UP = "·", "│", "v", "^"
HEADS = 2
"""Lines over the people: years and months."""


def fabric(network: Network, width: int, height: int) -> Iterator[Content]:
    """The drawing in pieces of at most so many cells and lines; where there is room for none, of one accusation."""
    return (_drawn(piece) for piece in bands(network, lambda piece: _fits(piece, width, height)))


def _fits(piece: Network, width: int, height: int) -> bool:
    return _names(piece) + sum(_widths(piece)) <= width and len(piece.nodes) + HEADS <= height


def _names(piece: Network) -> int:
    """How wide the column of names is, in cells."""
    return max(min(Content(node.short).cell_length, LONGEST) for node in piece.nodes) + 2


def _widths(piece: Network) -> list[int]:
    """How wide each column is: its letters or its month and a gap; a year that has one column has room for itself."""
    years = ["", *(edge.line.accusation.month[:4] for edge in piece.edges), ""]
    alone = [before != year != after for before, year, after in zip(years, years[1:], years[2:], strict=False)]
    return [max(len(edge.line.causes), 4 if only else 2) + 1 for edge, only in zip(piece.edges, alone, strict=True)]


def _drawn(piece: Network) -> Content:
    widths = _widths(piece)
    rows = (_row(piece, row, widths) for row in range(len(piece.nodes)))
    return Content("\n").join([_head(piece, widths, slice(4)), _head(piece, widths, slice(5, 7)), *rows])


def _head(piece: Network, widths: list[int], shown: slice) -> Content:
    """The years or the months, each where it begins; `shown` is their place in `1936-11`."""
    months = ["", *(edge.line.accusation.month for edge in piece.edges)]
    starts = accumulate(widths, initial=_names(piece))
    words = ""
    for (before, month), start in zip(pairwise(months), starts, strict=False):
        if before[: shown.stop] != month[: shown.stop]:
            words = words.ljust(start) + month[shown].lstrip("0")
    return Content.styled(words, FADED)


def _row(piece: Network, row: int, widths: list[int]) -> Content:
    node = piece.nodes[row]
    name = Content(node.short).truncate(LONGEST, ellipsis=True)
    lead = padded(name.stylize(HEADING) if node.you else name, _names(piece))
    cells = (padded(_cell(edge, row), width) for edge, width in zip(piece.edges, widths, strict=True))
    return Content("").join([lead, *cells]).rstrip()


def _cell(edge: Edge, row: int) -> Content:
    """What stands in a column at a row: who accused, whom, the line between them, or nothing."""
    ink = PENCIL if edge.line.yours else ""
    if row not in edge.rows:
        return Content.styled(EMPTY, FADED)
    if row == edge.by:
        return _styled(saying.letters(edge.line), f"{ink} {HEADING}")
    if row == edge.of:
        return _styled(DOWN if edge.of > edge.by else UP, f"{ink} {HEADING}")
    return _styled(LINE, ink)


def _styled(mark: str, style: str) -> Content:
    return Content.styled(mark, style.strip()) if style else Content(mark)
