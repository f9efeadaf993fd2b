"""A process at a pseudo-terminal of its own, measured from the other side: what a player would see, and when.

Linux only: what a process has used is read from /proc.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

LONGEST = 20.0
"""Seconds after which a process that says nothing is given up."""
QUIET = 0.02
"""Seconds of silence after which a screen counts as painted."""


class Terminal:
    """The player's side of it."""

    def __init__(self, running: subprocess.Popen[bytes], screen: int) -> None:
        self.running = running
        self.screen = screen
        self.painted = b""
        """What has been written since the last key, or since the process began."""
        self.since = perf_counter()

    def press(self, key: str) -> None:
        """Presses a key once the screen is quiet."""
        self.settle()
        self.painted = b""
        self.since = perf_counter()
        os.write(self.screen, key.encode())

    def until(self, words: str = "", patience: float = LONGEST) -> float:
        """Seconds from the last key to these words; without any, to the first byte written."""
        while not self.painted or words.encode() not in self.painted:
            if not self.read(patience):
                raise TimeoutError(f"{words!r} never came; last: {self.painted[-300:]!r}")
        return perf_counter() - self.since

    def settle(self, quiet: float = QUIET) -> None:
        """Reads until nothing has been written for this many seconds."""
        while self.read(quiet):
            pass

    def read(self, patience: float) -> bool:
        """Reads what comes within this many seconds; whether anything did."""
        if not select.select([self.screen], [], [], patience)[0]:
            return False
        self.painted += os.read(self.screen, 65536)
        return True

    def idle(self, seconds: float) -> tuple[int, float]:
        """Lets it be for this long; the bytes it writes, and how much of a core it uses."""
        self.settle(1.0)
        self.painted, before, end = b"", self.used(), perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self.read(left)
        return len(self.painted), (self.used() - before) / seconds

    def used(self) -> float:
        """Seconds of a core that all threads of the process have used."""
        threads = Path(f"/proc/{self.running.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> float:
        """Megabytes of memory the process holds."""
        status = Path(f"/proc/{self.running.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


@contextmanager
def terminal(arguments: Sequence[str], folder: str, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """Python with these arguments at a terminal of this size, saves in this folder; killed at the end.

    Compiled modules are kept, as they are where a player runs it.
    """
    master, slave = pty.openpty()
    columns, rows = size
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    spared = ("PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in spared}
    environment = {**kept, "VIGILANCE_DATA": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with subprocess.Popen(
        [sys.executable, *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment
    ) as running:
        os.close(slave)
        try:
            yield Terminal(running, master)
        finally:
            running.kill()
            os.close(master)
