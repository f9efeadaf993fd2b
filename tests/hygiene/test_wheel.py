"""The built wheel, installed where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.hygiene.project import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment with the wheel in it, which borrows the dependencies of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    _run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)], folder)
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], folder)
    bin_folder = folder / "env" / "bin"
    (wheel,) = folder.glob("*.whl")
    _run([*pip, "--python", str(bin_folder / "python"), "install", "--no-deps", "--no-index", str(wheel)], folder)
    (packages,) = (folder / "env" / "lib").glob("*/site-packages")
    # A plain path: what this environment installs for editing is not followed, so the checkout stays out of sight.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return bin_folder


def _run(command: list[str], folder: Path, typed: str = "") -> str:
    environment = {**os.environ, "VIGILANCE_DATA": str(folder / "data")}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        command, cwd=folder, env=environment, input=typed, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


def test_it_knows_its_version(installed: Path, tmp_path: Path):
    """By its command and as a module."""
    said = _run([str(installed / "vigilance"), "--version"], tmp_path)
    assert said == _run([str(installed / "python"), "-m", "game", "--version"], tmp_path)
    assert said.startswith("vigilance ")


def test_it_is_not_the_checkout(installed: Path, tmp_path: Path):
    """Otherwise the rest of this file would say nothing."""
    where = _run([str(installed / "python"), "-c", "import game; print(game.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_it_plays_the_shipped_story_to_an_ending(installed: Path, tmp_path: Path):
    """Piped, from another folder: always the first option leads to an ending, and the command is content."""
    told = _run([str(installed / "vigilance"), "--plain", "--new", "--seed", "1"], tmp_path, "1\n" * 400)
    assert "This game is over." in told
    assert "\x1b" not in told


def test_it_makes_a_story_that_passes_the_check(installed: Path, tmp_path: Path):
    """What `new` copies is in the wheel too."""
    vigilance = str(installed / "vigilance")
    _run([vigilance, "new", "my-story"], tmp_path)
    assert _run([vigilance, "check", "--strict", "my-story"], tmp_path).startswith("No problems")


def test_it_has_the_page_of_the_browser_face(installed: Path, tmp_path: Path):
    """What is no Python is in the wheel too."""
    looks = (
        "from importlib.resources import files; print(*sorted(p.name for p in (files('game.web') / 'page').iterdir()))"
    )
    assert _run([str(installed / "python"), "-c", looks], tmp_path).split() == ["game.js", "page.css"]
