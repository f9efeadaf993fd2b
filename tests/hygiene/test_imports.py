"""What is imported by what: asked of a fresh interpreter, since this one has everything loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene.project import ROOT

CORE = ("model", "reading", "language", "machine", "checking", "playing", "testing", "pages", "filing")
SCREEN = ("textual", "rich")

LOADED = """
import sys
{code}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def loaded_by(code: str, folder: Path) -> set[str]:
    """The packages a fresh interpreter has loaded after some code; what the code prints comes before."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code=code)],
        cwd=ROOT,
        env={"VIGILANCE_DATA": str(folder), "PATH": ""},
        input="",
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def modules(room: str) -> list[str]:
    """The modules of a room by their full names."""
    paths = (path.relative_to(ROOT).with_suffix("") for path in (ROOT / "game" / room).rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths)


@pytest.mark.parametrize("room", CORE)
def test_the_core_knows_no_screen(room: str, tmp_path: Path):
    """Importing every module of a room of the core loads neither textual nor rich."""
    code = "\n".join(f"import {module}" for module in modules(room))
    assert loaded_by(code, tmp_path).isdisjoint(SCREEN)


@pytest.mark.parametrize(
    "arguments", [["check"], ["export", "--to", "ink"], ["test"], ["play", "--plain"], ["--plain", "--seed", "1"]]
)
def test_a_command_that_needs_no_screen_loads_none(arguments: list[str], tmp_path: Path):
    """They would wait a quarter of a second for it."""
    loaded = loaded_by(f"from game.cli import main\nmain({arguments})", tmp_path)
    assert "game" in loaded
    assert loaded.isdisjoint(SCREEN)


def test_nothing_of_the_game_loads_its_tests(tmp_path: Path):
    """What is shipped stands without what tries it."""
    assert "tests" not in loaded_by("import game.cli, game.tui.app, game.plain", tmp_path)
