"""How long a command takes from the shell, beside an interpreter that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from tempfile import TemporaryDirectory

from tests.bench.timing import seconds, table

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import yaml": ["-c", "import yaml"],
    "vigilance --version": ["-m", "game", "--version"],
    "vigilance check": ["-m", "game", "check"],
    "vigilance --plain, read to the first choice": ["-m", "game", "--plain", "--new"],
}


def main() -> None:
    """Measures each command with nothing on its input."""
    with TemporaryDirectory() as folder:
        taken = {name: _seconds(arguments, folder) for name, arguments in COMMANDS.items()}
    floor = taken["python -c pass"]
    rows = [(name, f"{1000 * time:,.0f} ms", f"+ {1000 * (time - floor):,.0f}") for name, time in taken.items()]
    table("Starting", rows)


def _seconds(arguments: list[str], folder: str) -> float:
    environment = {**os.environ, "VIGILANCE_DATA": folder}
    command = [sys.executable, *arguments]
    run = partial(subprocess.run, command, check=True, env=environment, stdin=subprocess.DEVNULL, capture_output=True)
    return seconds(run)
