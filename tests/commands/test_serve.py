"""`vigilance serve`: what it refuses, and why."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import main
from tests.faces.screen import STORY


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a command line that is refused, and what it says."""
    try:
        code = main(["serve", *arguments])
    except SystemExit as stop:  # argparse leaves by itself
        code = int(stop.code or 0)
    return code, " ".join(capsys.readouterr().err.split())


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--port", "0"], "a port is 1 to 65,535, not `0`"),
        (["--port", "99999"], "a port is 1 to 65,535, not `99999`"),
        (["--sessions", "0"], "a number of sessions is 1 to 1,000, not `0`"),
        (["--sessions", "many"], "a number of sessions is 1 to 1,000, not `many`"),
        (["--idle", "0"], "a time is a number above 0, for example 30 or 0.5, not `0`"),
        (["--idle", "inf"], "a time is a number above 0, for example 30 or 0.5, not `inf`"),
        (["--keep", "-1"], "a time is a number above 0, for example 30 or 0.5, not `-1`"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
):
    """The exit code is 2, and the sentence says what would do."""
    code, said = refusal(capsys, *arguments)
    assert code == 2
    assert sentence in said


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: int):
    """Two servers cannot have one."""
    code, said = refusal(capsys, str(STORY), "--port", str(taken), "--data", str(tmp_path))
    assert code == 2
    assert said.startswith(f"vigilance: Nothing can be served at 127.0.0.1, port {taken}: ")


def test_an_address_that_is_not_of_this_machine_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """As it was given."""
    code, said = refusal(capsys, str(STORY), "--host", "192.0.2.1", "--data", str(tmp_path))
    assert code == 2
    assert said.startswith("vigilance: Nothing can be served at 192.0.2.1, port 8000: ")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Rather than games be lost by everybody who comes."""
    (tmp_path / "file").touch()
    code, said = refusal(capsys, str(STORY), "--data", str(tmp_path / "file"))
    assert code == 2
    assert said.startswith("vigilance: Games cannot be kept in ")
    assert said.endswith("`--data DIR` names another.")


def test_a_broken_story_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Its first problem is told, before anybody comes."""
    (tmp_path / "story.yaml").write_text("story: [", encoding="utf-8")
    code, said = refusal(capsys, str(tmp_path))
    assert code == 1
    assert said.startswith("vigilance: story.yaml:")


def test_without_its_package_it_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Playing in a terminal needs none of it."""
    for module in [name for name in sys.modules if name.startswith("game.web")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    code, said = refusal(capsys, str(STORY), "--data", str(tmp_path))
    assert code == 2
    assert "vigilance: this needs aiohttp;" in said
    assert "install 'textual-serve>=1.1'" in said
