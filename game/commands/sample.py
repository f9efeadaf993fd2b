"""Play a story many times by chance, and count what comes of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from game.commands.jobs import add_jobs, hands_for
from game.commands.progress import progress
from game.commands.ways import known_policies
from game.model.problems import did_you_mean
from game.playing.errors import PlayError
from game.playing.log import parse_seed

if TYPE_CHECKING:
    from game.machine.machine import Machine
    from game.sampling.report import Sampled
    from game.sampling.sampling import Part
    from game.sharing.hands import Hands

MOST = 1_000_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument("-n", metavar="N", type=_many, default=100_000, help="how many playthroughs of each policy")
    parser.add_argument(
        "--policy",
        dest="policies",
        metavar="NAME",
        action="append",
        help="a way of playing; may be given several times; by default `random`",
    )
    parser.add_argument("--seed", metavar="N", type=_seed, default=0, help="the same number, the same playthroughs")
    add_jobs(parser)
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write every count to a table")
    parser.add_argument("--ending", metavar="NODE", help="with --save: the ending a playthrough is wanted for")
    parser.add_argument("--save", metavar="FILE", type=Path, help="write the first one that comes there as a script")
    parser.epilog = "Exit code: 0 done, 1 a broken story, 2 wrong use."


def _many(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"a number of playthroughs is 1 to {MOST:,}, not `{text[:40]}`")
    return int(text)


def _seed(text: str) -> int:
    seed = parse_seed(text)
    if seed is None:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0, not `{text[:40]}`")
    return seed


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError, and PlayError for what cannot be sampled or written."""
    if (arguments.ending is None) != (arguments.save is None):
        raise PlayError("--ending says what --save writes a playthrough of; give both or neither.")
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories

    with hands_for(arguments.story or shipped_story(), arguments) as hands:
        machine = hands.machine
        policies = known_policies(arguments.policies or ["random"], machine.program.policies)
        from game.sampling.report import as_csv, as_json  # noqa: PLC0415  # all that follows needs numpy
        from game.sampling.sampling import parts  # noqa: PLC0415

        sampled = _sampled(hands, parts(policies, arguments.seed, arguments.n))
    with _written():
        if arguments.csv is not None:
            arguments.csv.write_text(as_csv(sampled), encoding="utf-8")
        if arguments.save is not None:
            _save(sampled, machine, arguments.ending, arguments.save)
    if arguments.json:
        sys.stdout.write(as_json(sampled))
    else:
        from game.commands.sampled import shown  # noqa: PLC0415

        shown(sampled)
    return 0


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PlayError(f"{error.filename} cannot be written: {error.strerror}.") from error


def _sampled(hands: Hands, wanted: list[Part]) -> Sampled:
    from game.sampling.report import Sampled  # noqa: PLC0415
    from game.sampling.sampling import counted, desk_of  # noqa: PLC0415
    from game.sampling.tally import Tally  # noqa: PLC0415

    tallies = {part.policy: Tally() for part in wanted}
    started = perf_counter()
    with progress("sampling", sum(len(part.numbers) for part in wanted)) as advance:
        for part, tally in counted(hands, wanted):
            tallies[part.policy].add(tally)
            advance(len(part.numbers))
    seconds, seed = perf_counter() - started, wanted[0].seed
    desk = desk_of(hands.machine)
    words = {policy: desk.words(policy, seed, tally.playthroughs) for policy, tally in tallies.items()}
    return Sampled(desk.machine.program, tuple(desk.questions.every), seed, seconds, tallies, words)


def _save(sampled: Sampled, machine: Machine, ending: str, file: Path) -> None:
    """Writes the first playthrough that came to an ending. Raises PlayError where none did, and OSError."""
    from game.playing.playfile import write_playfile  # noqa: PLC0415
    from game.sampling.single import sampled as sampled_log  # noqa: PLC0415

    policy = next((name for name, tally in sampled.tallies.items() if ending in tally.first), None)
    if policy is None:
        raise PlayError(f"No playthrough came to `{ending}`. {did_you_mean(ending, sampled.endings)}".strip())
    number = sampled.tallies[policy].first[ending]
    log = sampled_log(machine, machine.program.policies[policy], sampled.seed, number)
    write_playfile(file, log, f"{ending}, number {number} of {policy}")
