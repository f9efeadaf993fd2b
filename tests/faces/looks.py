"""What a screen looks like as text: its lines, then for each theme how they are drawn.

A drawing gives a letter to each style in the order in which it is met, and says for each line how many cells of which
style follow each other: `a2 b74` is two cells of the first style, then seventy-four of the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from string import ascii_letters

from rich.style import Style
from textual.strip import Strip


def text(strips: Iterable[Strip]) -> str:
    """The lines as they read."""
    return "\n".join(strip.text.rstrip() for strip in strips)


def drawing(strips: Iterable[Strip]) -> str:
    """Which styles there are, and which cells have them; lines drawn alike are counted."""
    styles: dict[str, str] = {}
    lines = [" ".join(_runs(strip, styles)) for strip in strips]
    legend = [f"{letter}: {style}" for style, letter in styles.items()]
    counted = [(line, len([*same])) for line, same in groupby(lines)]
    return "\n".join([*legend, *(f"{line}  ×{times}" if times > 1 else line for line, times in counted)])


def _runs(strip: Strip, styles: dict[str, str]) -> Iterator[str]:
    cells = ((_said(segment.style), segment.cell_length) for segment in strip)
    for style, run in groupby(cells, key=lambda cell: cell[0]):
        yield f"{styles.setdefault(style, ascii_letters[len(styles)])}{sum(length for _, length in run)}"


def _said(style: Style | None) -> str:
    """A style without what is only meant for the mouse."""
    return str(style.clear_meta_and_links()) if style else "none"
