"""`--jobs`: how many processes share a work."""

from __future__ import annotations

import argparse

MOST = 1_000


def add_jobs(parser: argparse.ArgumentParser, what: str) -> None:
    """Adds the option; `what` says what the processes do."""
    parser.add_argument("--jobs", metavar="J", type=_number, default=1, help=f"how many processes {what}")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"a number of processes is 1 to {MOST:,}, not `{text[:40]}`")
    return int(text)
