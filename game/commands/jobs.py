"""`--jobs` and `--cluster`: who shares a work."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.machine.machine import Machine
    from game.reading.folder import Sources
    from game.sharing.hands import Hands

MOST = 1_000
_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?)://)?(?:\[[0-9a-fA-F:.]+\]|[^\s/:\[\]]+):\d{1,5}\Z")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    sharing = parser.add_mutually_exclusive_group()
    sharing.add_argument("--jobs", metavar="J", type=_number, default=1, help="how many processes share the work")
    sharing.add_argument(
        "--cluster", metavar="ADDRESS", type=_address, help="the workers of a Dask cluster share it: `tcp://host:8786`"
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"a number of processes is 1 to {MOST:,}, not `{text[:40]}`")
    return int(text)


def _address(text: str) -> str:
    if not _ADDRESS.match(text):
        raise argparse.ArgumentTypeError(f"a cluster's address is like `tcp://host:8786`, not `{text[:80]}`")
    return text


@contextmanager
def hands_for(folder: Path, arguments: argparse.Namespace) -> Iterator[Hands]:
    """Whoever does the work on a story. Raises StoryError for one that cannot be played, and PlayError."""
    from game.model.problems import Problems  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.stories import open_sources  # noqa: PLC0415
    from game.reading.folder import read_folder  # noqa: PLC0415

    problems = Problems()
    sources = read_folder(folder, problems)
    hands = _hands(sources, open_sources(sources, problems), arguments)
    try:
        yield hands
    finally:
        hands.close()


def _hands(sources: Sources, machine: Machine, arguments: argparse.Namespace) -> Hands:
    from game.sharing.hands import Here, Processes  # noqa: PLC0415

    if arguments.cluster is not None:
        from game.sharing.cluster import Cluster  # noqa: PLC0415  # it takes a second to import

        return Cluster(sources, machine, arguments.cluster)
    return Here(machine) if arguments.jobs == 1 else Processes(sources, machine, arguments.jobs)
