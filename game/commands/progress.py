"""A bar for commands that take their time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where that is a terminal; it is gone when the work is done.

    Gives a function that is told how much more is done. Without a total it only shows that something goes on.
    """
    from rich.console import Console  # noqa: PLC0415  # most commands need none
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)
