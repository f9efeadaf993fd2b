"""Gets SPIN and inkjs, for the tests that ask them; `python3 -m tests.exporting.install`.

SPIN comes as a system package, which takes root and apt-get. inkjs goes into a cache folder outside the checkout, where
the tests look for it. What cannot be had is said, and its tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

INKJS = "inkjs@2.4.0"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vigilance" / INKJS
PATIENCE = 60
"""Seconds until a command that hangs is given up."""


def spin() -> bool:
    """Whether SPIN is there in the end."""
    if shutil.which("spin") is None and shutil.which("apt-get") and os.geteuid() == 0:
        install = ["apt-get", "install", "-qq", "--no-install-recommends", "spin"]
        if not _done(install):
            _done(["apt-get", "update", "-qq"]) and _done(install)
    return shutil.which("spin") is not None


def inkjs() -> bool:
    """Whether inkjs is there in the end."""
    there = CACHE / "node_modules" / "inkjs"
    if not there.is_dir() and shutil.which("node") and shutil.which("npm"):
        CACHE.mkdir(parents=True, exist_ok=True)
        _done(
            [
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0",
                "--prefix",
                str(CACHE),
                INKJS,
            ]
        )
    return there.is_dir()


def _done(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.run(command, env=environment, timeout=PATIENCE, check=False, **streams).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    for name, there in {"spin": spin(), INKJS: inkjs()}.items():
        if not there:
            sys.stderr.write(f"{name} cannot be had here; the tests that ask it are skipped.\n")
