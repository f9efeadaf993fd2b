"""The network of accusations as SVG: a row for each person, a column for each accusation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.filing import saying
from game.filing.network import Edge, Network, Node, bands
from game.language.dates import MONTHS
from game.pages.markup import Markup, element

WIDEST = 20
"""Accusations in one drawing; more are drawn in several, so that a sheet of paper holds each."""
ROW, COLUMN = 25, 30
NAMES, HEAD = 156, 46
"""Room for the names on the left and for the months above, in pixels."""
LETTER, LONGEST = 9, 22
RADIUS = 8.5


def drawings(network: Network) -> Iterator[Markup]:
    """The network in as many drawings as it takes."""
    return (_drawing(piece) for piece in bands(network, lambda piece: len(piece.edges) <= WIDEST))


def _drawing(piece: Network) -> Markup:
    width, height = NAMES + COLUMN * len(piece.edges) + RADIUS, HEAD + ROW * len(piece.nodes)
    months = list(dict.fromkeys(edge.line.month for edge in (piece.edges[0], piece.edges[-1])))
    return element(
        "svg",
        *(_guide(row, node, width) for row, node in enumerate(piece.nodes)),
        *_months(piece),
        *(_line(number, edge) for number, edge in enumerate(piece.edges)),
        role="img",
        aria_label=f"Who named whom, {' to '.join(months)}. The sentences below say the same.",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
    )


def _middle(row: int) -> float:
    return HEAD + ROW * (row + 0.5)


def _across(column: int) -> float:
    return NAMES + COLUMN * (column + 0.5)


def _guide(row: int, node: Node, width: float) -> Markup:
    """A person's name, and the thin line along which it is followed."""
    name = node.short if len(node.short) <= LONGEST else f"{node.short[: LONGEST - 1]}…"
    label = element("text", name, x=NAMES - 12, y=_middle(row) + 4, class_=f"name{' you' * node.you}")
    return element("g", element("path", d=f"M{NAMES - 4},{_middle(row):g}H{width:g}", class_="guide"), label)


def _months(piece: Network) -> Iterator[Markup]:
    """The years and the months over their first columns."""
    months = ["", *(edge.line.accusation.month for edge in piece.edges)]
    for column, (before, month) in enumerate(pairwise(months)):
        left = _across(column) - RADIUS
        if before[:4] != month[:4]:
            yield element("text", month[:4], x=left, y=14, class_="year")
        if before != month:
            yield element("text", MONTHS[int(month[5:7]) - 1][:3], x=left, y=32, class_="month")


def _line(column: int, edge: Edge) -> Markup:
    """An accusation: from the letters of what pressed, down or up to an arrowhead at whom."""
    across, start, end = _across(column), _middle(edge.by), _middle(edge.of)
    way = 1 if end > start else -1
    words = saying.letters(edge.line)
    wide = max(2 * RADIUS, LETTER * len(words) + 6)
    return element(
        "g",
        element("title", f"{edge.number}. {edge.line.month}: {saying.accused(edge.line)}"),
        element("path", d=f"M{across:g},{start:g}V{end - 9 * way:g}", class_="line"),
        element("path", d=f"M{across:g},{end:g}l-4.5,{-10 * way}h9z", class_="head"),
        element(
            "rect", x=across - wide / 2, y=start - RADIUS, width=wide, height=2 * RADIUS, rx=RADIUS, class_="cause"
        ),
        element("text", words, x=across, y=start + 3.5, class_="letters"),
        class_=f"edge{' yours' * edge.line.yours}",
    )
