"""The terminal: left as it was found, whatever ends the game."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faces.screen import STORY

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
"""To the terminal's other page, and back to the one the player came from."""
SHOW_CURSOR = b"\x1b[?25h"
LONGEST = 60
"""Seconds after which a process that says nothing is given up."""
BREAKS = """
from game.tui.screens.play import Play
def broken(self, *_): raise RuntimeError("a mistake of the program's own")
Play.begin_turn = broken
from game.cli import main
raise SystemExit(main())
"""


class Terminal:
    """A process at a terminal of its own."""

    def __init__(self, running: subprocess.Popen[bytes], screen: int) -> None:
        self.running = running
        self.screen = screen
        self.written = b""

    def read_until(self, words: bytes) -> None:
        """Reads what the process writes until these words have come."""
        end = time.monotonic() + LONGEST
        while words not in self.written:
            assert time.monotonic() < end, self.written[-500:]
            self.read()

    def read(self) -> None:
        """Reads what has come, if anything comes soon; nothing comes any more from a process that has ended."""
        if select.select([self.screen], [], [], 1)[0]:
            try:
                self.written += os.read(self.screen, 65536)
            except OSError:  # the other end is closed
                return

    def ended(self) -> int:
        """Reads to the end; returns the exit code."""
        end = time.monotonic() + LONGEST
        while self.running.poll() is None:
            assert time.monotonic() < end, self.written[-500:]
            self.read()
        self.read()
        return self.running.returncode


@contextmanager
def terminal(tmp_path: Path, *command: str) -> Iterator[Terminal]:
    """A process at a pseudo-terminal, killed at the end if not before."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    arguments = [sys.executable, *command, "play", str(STORY), "--data", str(tmp_path)]
    with subprocess.Popen(arguments, stdin=slave, stdout=slave, stderr=slave, env=environment) as running:
        os.close(slave)
        try:
            yield Terminal(running, master)
        finally:
            running.kill()
            os.close(master)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_process_that_is_asked_to_end_leaves_the_terminal_clean(tmp_path: Path, name: str):
    """Back from the other page, with a cursor."""
    with terminal(tmp_path, "-m", "game") as screen:
        screen.read_until(b"New game")
        screen.running.send_signal(getattr(signal, name))
        assert screen.ended() == 0
        assert screen.written.rindex(LEAVE) > screen.written.rindex(ENTER)
        assert SHOW_CURSOR in screen.written[screen.written.rindex(LEAVE) - 200 :]


def test_an_error_of_the_programs_own_is_one_sentence(tmp_path: Path):
    """No traceback on the screen, and the report where it says."""
    with terminal(tmp_path, "-c", BREAKS) as screen:
        screen.read_until(b"New game")
        os.write(screen.screen, b"1")
        screen.read_until(b"Before you begin")
        os.write(screen.screen, b" ")
        assert screen.ended() == 1
        last = b" ".join(screen.written[screen.written.rindex(LEAVE) :].split()).decode()
        assert "Vigilance stopped because of an error of its own." in last
        assert "Traceback" not in last
        (report,) = tmp_path.glob("report-*.play.yaml")
        assert "a mistake of the program's own" in report.read_text(encoding="utf-8")


def test_an_ordinary_end_leaves_the_terminal_clean(tmp_path: Path):
    """A key leaves, without a question, and the exit code is 0."""
    with terminal(tmp_path, "-m", "game") as screen:
        screen.read_until(b"New game")
        os.write(screen.screen, b"q")
        assert screen.ended() == 0
        assert screen.written.rindex(LEAVE) > screen.written.rindex(ENTER)
