"""Tell the measures of a story: its words, its choices, its people, how long a playthrough is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.progress import progress

if TYPE_CHECKING:
    from game.machine.machine import Machine


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "story", nargs="?", type=Path, help="the folder of a story; by default the one that comes with the program"
    )
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    parser.epilog = "Exit code: 0 done, 1 a broken story, 2 wrong use."


def run(arguments: argparse.Namespace) -> int:
    """Raises StoryError for a story that cannot be played."""
    from game.playing.shipped import shipped_story  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.stories import open_story  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.reporting.measures import as_json, measures  # noqa: PLC0415

    machine = open_story(arguments.story or shipped_story())
    found, playthroughs = measures(machine), _playthroughs(machine)
    if arguments.json:
        sys.stdout.write(as_json(found, playthroughs))
    else:
        from game.commands.measured import shown  # noqa: PLC0415

        shown(machine.program.story, found, playthroughs)
    return 0


def _playthroughs(machine: Machine) -> Mapping[str, Any] | None:
    """The lengths of playthroughs by policy; None without numpy, by which they are sampled."""
    try:
        from game.reporting.told import told  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name != "numpy":
            raise
        return None
    found = {}
    with progress("telling", len(machine.program.policies)) as advance:
        for policy in machine.program.policies:
            found[policy] = told(machine, policy).lengths()
            advance(1)
    return found
