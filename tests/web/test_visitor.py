"""The process of a visitor: it leaves in order, whenever the server or the visitor goes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual_serve.app_service import AppService

from game.playing.errors import PlayError
from game.web import visitor as room
from game.web.visitor import Visited, main
from tests.faces.screen import STORY, session_in
from tests.web.visiting import CODE

READY = b"__GANGLION__\n"
QUIT = AppService.encode_packet(b"M", b'{"type": "quit"}')
LONGEST = 60
"""Seconds after which a process is given up."""


@contextmanager
def visitor(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process, killed at the end if not before."""
    command = [sys.executable, "-m", "game.web.visitor", str(STORY), str(folder), CODE, "30"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.mark.web
def test_it_ends_with_its_server(tmp_path: Path):
    """However the server ended: nothing more can come from a pipe that is closed."""
    with visitor(tmp_path) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == READY
        running.communicate(timeout=LONGEST)
        assert running.returncode == 0


@pytest.mark.web
def test_a_visitor_who_goes_before_the_first_screen_leaves_nothing_broken(tmp_path: Path):
    """It is asked to end while it starts: that is no error, and there is no report of one."""
    with visitor(tmp_path) as running:
        running.communicate(QUIT, timeout=LONGEST)
        assert running.returncode == 0
        assert list(tmp_path.glob("report-*")) == []


def test_whatever_a_visitor_has_written_lies_on_his_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """And not wherever the server was started."""
    places: list[Path] = []
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setattr(Visited, "run", lambda _: places.append(Path.cwd()))
    assert main(str(STORY), tmp_path.name, CODE, "30") == 0
    assert places == [tmp_path]
    assert [path.name for path in tmp_path.glob("*.sqlite")] == ["games.sqlite"]


def test_the_title_tells_the_code_beside_what_else_there_is_to_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A damaged shelf does not hide it."""
    (tmp_path / "games.sqlite").write_bytes(b"no shelf at all")
    notice = told(tmp_path, monkeypatch)
    assert notice.startswith("Your games are kept here for 30 days")
    assert f"The saved games under the code {CODE} cannot be read: the file is damaged." in notice
    assert str(tmp_path) not in notice


def test_where_nothing_can_be_kept_the_title_does_not_say_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nor does it name a folder or an option that a visitor has no use for."""
    (tmp_path / "games.sqlite").mkdir()
    notice = told(tmp_path, monkeypatch)
    assert notice.startswith(f"Games cannot be kept under the code {CODE}: ")
    assert notice.endswith(". This game is not being kept.")
    assert str(tmp_path) not in notice


def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the title tells a visitor whose shelf this is."""
    notices: list[str] = []
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(Visited, "run", lambda app: notices.extend(app.session.take_notices()))
    main(str(STORY), str(folder), CODE, "30")
    (notice,) = notices
    return notice


def test_a_page_too_large_to_be_sent_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A game may go round as often as its player likes."""
    monkeypatch.setattr(room, "LARGEST_PAGE", 1000)
    session = session_in(tmp_path)
    with pytest.raises(PlayError, match="too long to be sent"):
        Visited(session).hand_over("file", ".html", "long" * 1000)
    session.shelf.close()
