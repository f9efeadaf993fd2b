"""Report on a story: whether it is sound and where it is thin, as a page or in the terminal."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from game.commands.budgets import add_budget, budget_of
from game.commands.jobs import add_jobs, hands_for
from game.commands.written import write
from game.pages.document import REPORT
from game.playing.errors import PlayError


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write a page there, with a map; by default it is printed"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there and is no report")
    add_budget(parser)
    add_jobs(parser)
    parser.epilog = "Exit code: 0 everything holds, 1 findings, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError for a story that cannot be played, and PlayError for a file that cannot be written."""
    if arguments.output is not None:
        _check(arguments.output, force=arguments.force)
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories

    with hands_for(arguments.story or shipped_story(), arguments) as hands:
        from game.reporting.report import report_of  # noqa: PLC0415  # this needs numpy

        today = datetime.now().astimezone().date()
        report = report_of(hands, str(arguments.story or ""), budget_of(arguments), today)
    if arguments.output is None:
        from rich.console import Console  # noqa: PLC0415

        from game.reporting.terminal import show  # noqa: PLC0415

        show(report, Console(highlight=False))
    else:
        from game.reporting.page import page  # noqa: PLC0415

        write(arguments.output, page(report), force=True)
    return int(not report.sound)


def _check(path: Path, *, force: bool) -> None:
    """Raises PlayError where there is something that should not be written over."""
    if not path.exists():
        return
    if not path.is_file():
        raise PlayError(f"{path} is no file; nothing can be written over it.")
    try:
        with path.open("rb") as file:
            ours = file.read(len(REPORT)) == REPORT.encode()
    except OSError as error:
        raise PlayError(f"{path} cannot be read: {error.strerror}.") from error
    if not ours and not force:
        raise PlayError(f"There is a file {path} that is no report; `--force` writes over it.")
