"""Decide every question and promise of a story, over all its playthroughs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from game.commands.budgets import add_budget, budget_of
from game.commands.jobs import add_jobs, hands_for
from game.commands.progress import progress
from game.commands.ways import known_policies
from game.playing.errors import PlayError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.machine.machine import Machine
    from game.proving.cost import Costs
    from game.proving.exploring import Budget
    from game.proving.report import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    add_budget(parser)
    parser.add_argument(
        "--policy", action="append", metavar="NAME", help="whose odds to find; by default all policies'"
    )
    parser.add_argument("--no-figures", action="store_true", help="count nothing: neither playthroughs nor odds")
    add_jobs(parser)
    parser.add_argument("--cost", action="store_true", help="say where the states come from")
    parser.add_argument("--save", type=Path, metavar="DIR", help="write a playthrough file for every finding there")
    parser.add_argument("--strict", action="store_true", help="what is unknown is a finding too")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.epilog = "Exit code: 0 everything holds, 1 findings, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError for a story that cannot be played, and PlayError for what cannot be asked of it."""
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no numpy
    from game.proving.figures import figures_of  # noqa: PLC0415
    from game.proving.prover import how_many, proved  # noqa: PLC0415
    from game.proving.report import as_json, as_text, findings  # noqa: PLC0415
    from game.testing.folders import near  # noqa: PLC0415

    folder = near(arguments.story or shipped_story())
    budget = budget_of(arguments)
    with hands_for(folder, arguments) as hands:
        machine = hands.machine
        policies = known_policies(arguments.policy or machine.program.policies, machine.program.policies)
        started = perf_counter()
        with progress("proving", how_many(machine.program)) as heard:
            proof = proved(hands, budget, heard)
        figures = None if arguments.no_figures else figures_of(hands, budget, policies)
    spent = _spent(machine, budget) if arguments.cost else None
    report = as_json if arguments.json else as_text
    sys.stdout.write(report(proof, figures, perf_counter() - started, lambda file: str(folder / file), spent))
    found = findings(proof)
    if arguments.save is not None:
        _save(arguments.save, machine, found)
    return int(any(arguments.strict or not finding.unknown for finding in found))


def _spent(machine: Machine, budget: Budget) -> Costs | None:
    """What the states cost; None, and a sentence, where that cannot be found within the budget."""
    from game.proving.cost import costs  # noqa: PLC0415
    from game.proving.exploring import OverBudget  # noqa: PLC0415

    try:
        return costs(machine.program, budget)
    except OverBudget as over:
        sys.stderr.write(f"vigilance: the cost was not measured; it would take {over}.\n")
        return None


def _save(folder: Path, machine: Machine, found: Iterable[Finding]) -> None:
    """Writes a playthrough for each finding that has one; raises PlayError where a file cannot be written."""
    from game.playing.playfile import write_playfile  # noqa: PLC0415
    from game.proving.witnesses import log_of  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for finding in found:
            if finding.moves:
                write_playfile(folder / finding.file, log_of(machine, finding.moves), finding.name)
                sys.stderr.write(f"{folder / finding.file}\n")
    except FileExistsError as error:
        raise PlayError(f"{error.filename} is there already; nothing was written over.") from error
    except OSError as error:
        raise PlayError(f"{error.filename} cannot be written: {error.strerror}.") from error
