"""How long until there is something to read: the game at a terminal of its own, beside a bare Textual app there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual import __version__

from tests.bench.timing import seconds, table
from tests.faces.screen import STORY

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("New game")
Bare().run()
"""
TITLE = b"New game"
CHOICES = 8
"""How often a choice is taken and taken back."""


def main() -> None:
    """Measures the first paint of both in one run, then a choice made and taken back some times."""
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "VIGILANCE_DATA": folder,
            "TERM": "xterm-256color",
            "COLUMNS": "120",
            "LINES": "40",
        }
        bare = seconds(partial(_first_paint, ["-c", BARE], environment))
        ours = seconds(partial(_first_paint, ["-m", "game"], environment))
        choice = _choices(environment)
    rows = [
        (f"a bare app of Textual {__version__}", f"{1000 * bare:,.0f} ms", "1.00"),
        ("the title of the shipped story", f"{1000 * ours:,.0f} ms", f"{ours / bare:.2f}"),
    ]
    table("From the shell to the first words on the screen", rows)
    table("From a key to the words it leads to", [("a choice, saved before it shows", f"{1000 * choice:,.0f} ms")])


@contextmanager
def _screen(arguments: list[str], environment: dict[str, str]) -> Iterator[int]:
    """A process at a pseudo-terminal, killed at the end; the other side of the terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment
    ) as run:
        os.close(slave)
        try:
            yield master
        finally:
            run.kill()
            os.close(master)


def _read_until(screen: int, words: bytes) -> None:
    read = b""
    while words not in read:
        read += os.read(screen, 65536)


def _first_paint(arguments: list[str], environment: dict[str, str]) -> None:
    with _screen(arguments, environment) as screen:
        _read_until(screen, TITLE)


def _choices(environment: dict[str, str]) -> float:
    """The median time from the key of a choice to the words it leads to, in seconds; each is taken back again."""
    taken = []
    with _screen(["-m", "game", "play", str(STORY), "--new"], environment) as screen:
        _read_until(screen, b"Before you begin")
        os.write(screen, b" ")
        _read_until(screen, b"1-2")
        for _ in range(CHOICES):
            start = perf_counter()
            os.write(screen, b"1")
            _read_until(screen, b"folded")
            taken.append(perf_counter() - start)
            os.write(screen, b"u")
            _read_until(screen, b"1-2")
    return median(taken)


if __name__ == "__main__":
    main()
