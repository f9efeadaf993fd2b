"""Where lanes wait: blocks for each site, filled from the front, and used again once they are empty."""

from __future__ import annotations

from collections.abc import Iterator, KeysView
from dataclasses import dataclass

import numpy as np

from game.batch.vectors import States

BLOCK = 44_000
"""Lanes in a block: many to a call, and few enough for a processor's cache."""


@dataclass(slots=True)
class _Block:
    """Room for lanes, and how many are there."""

    lanes: States
    filled: int = 0


class Rooms:
    """Lanes of so many rows, by the site they wait at."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._waiting: dict[int, list[_Block]] = {}
        self._empty: list[_Block] = []

    @property
    def sites(self) -> KeysView[int]:
        """Where somebody waits."""
        return self._waiting.keys()

    def room(self, site: int, most: int) -> States:
        """Room for at least one and at most so many lanes more at a site; they count as there."""
        blocks = self._waiting.setdefault(site, [])
        if not blocks or blocks[-1].filled == BLOCK:
            blocks.append(self._empty.pop() if self._empty else _Block(np.empty((self._rows, BLOCK), dtype=np.uint64)))
        block = blocks[-1]
        start, block.filled = block.filled, min(block.filled + most, BLOCK)
        return block.lanes[:, start : block.filled]

    def leave(self, site: int) -> Iterator[States]:
        """The lanes that wait at a site, which wait there no more. Those given are gone when the next are asked for."""
        for block in self._waiting.pop(site):
            yield block.lanes[:, : block.filled]
            block.filled = 0
            self._empty.append(block)
