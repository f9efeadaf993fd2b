"""The process of a visitor: it leaves in order, whenever the server or the visitor goes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual_serve.app_service import AppService

from tests.faces.screen import STORY

pytestmark = pytest.mark.web

READY = b"__GANGLION__\n"
QUIT = AppService.encode_packet(b"M", b'{"type": "quit"}')
LONGEST = 60
"""Seconds after which a process is given up."""


@contextmanager
def visitor(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process, killed at the end if not before."""
    command = [sys.executable, "-m", "game.web.visitor", str(STORY), str(folder), "A note."]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        try:
            yield running
        finally:
            running.kill()


def test_it_ends_with_its_server(tmp_path: Path):
    """However the server ended: nothing more can come from a pipe that is closed."""
    with visitor(tmp_path) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == READY
        running.communicate(timeout=LONGEST)
        assert running.returncode == 0


def test_a_visitor_who_goes_before_the_first_screen_leaves_nothing_broken(tmp_path: Path):
    """It is asked to end while it starts: that is no error, and there is no report of one."""
    with visitor(tmp_path) as running:
        running.communicate(QUIT, timeout=LONGEST)
        assert running.returncode == 0
        assert list(tmp_path.glob("report-*")) == []
