"""The option that limits what a proof may take, for every command that proves."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.proving.exploring import Budget

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_LIMIT = re.compile(r"(states|seconds|memory)=(\d+(?:\.\d+)?)([kmg]?)\Z", re.IGNORECASE)


def add_budget(parser: argparse.ArgumentParser) -> None:
    """Adds `--budget`."""
    parser.add_argument(
        "--budget",
        type=_limits,
        default="states=50m,seconds=60,memory=4g",
        metavar="LIMITS",
        help="for each search: `states=50m,seconds=60,memory=4g`, which it is if you say nothing",
    )


def _limits(text: str) -> dict[str, float]:
    limits = [_LIMIT.match(part.strip()) for part in text.split(",")]
    if not all(limits):
        raise argparse.ArgumentTypeError(f"`{text}` is no budget; write `states=50m,seconds=60,memory=4g`")
    return {limit[1].lower(): float(limit[2]) * _UNITS[limit[3].lower()] for limit in limits if limit}


def budget_of(arguments: argparse.Namespace) -> Budget:
    """The budget that was given; a limit that is not in it is none."""
    from game.proving.exploring import Budget  # noqa: PLC0415  # `--help` needs no numpy

    given = arguments.budget
    return Budget(int(given.get("states", 0)), given.get("seconds", 0), int(given.get("memory", 0)))
