"""How the benches measure and print: medians of several runs, everything of one table in one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

RUNS = 7


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of some runs, in seconds; a first run, which is not counted, warms up."""
    work()
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def table(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Prints rows under a title: the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print(f"\n{title}")
    for row in rows:
        first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        print("  " + "  ".join([row[0].ljust(len(first)), *others]))
