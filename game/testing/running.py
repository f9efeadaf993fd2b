"""A script played on its story, and what is found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Literal, TypeAlias, get_args

from game.machine.machine import Machine
from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt
from game.playing.playthrough import Playthrough
from game.playing.reopening import Renames, begun, followed
from game.testing.finding import Finding
from game.testing.moment import Moment
from game.testing.reloading import reloading
from game.testing.script import Script, Step

Run = Literal["plain", "reloaded"]
"""Played in one go, or saved and opened again after each step."""
RUNS: tuple[Run, ...] = get_args(Run)
Carried: TypeAlias = Callable[[Playthrough], Playthrough]


def findings(script: Script, machine: Machine, run: Run) -> tuple[Finding, ...]:
    """Everything a script expects that is not so, in the order of its steps, up to where it cannot go on."""
    with reloading() if run == "reloaded" else nullcontext(_as_it_is) as carried:
        return tuple(_played(script, machine, carried))


def _as_it_is(playthrough: Playthrough) -> Playthrough:
    return playthrough


def _played(script: Script, machine: Machine, carried: Carried) -> Iterator[Finding]:
    renames = Renames.of(machine.program.story)
    try:
        playthrough = begun(script.log, machine, renames)
    except PlayError as error:
        yield Finding(script.place, "it to begin so", f"this in the way: {error}")
        return
    for step in script.steps:
        try:
            playthrough = carried(_after(step, playthrough, renames))
        except PlayError as error:
            yield _stopped(step, machine, error)
            return
        yield from _looked_at(step, Moment(playthrough, renames))


def _after(step: Step, playthrough: Playthrough, renames: Renames) -> Playthrough:
    """The playthrough after a step; itself where the player decides nothing. Raises PlayError."""
    if isinstance(step.decided, Chosen):
        return followed(playthrough, step.decided.choice, renames)
    return playthrough


def _stopped(step: Step, machine: Machine, error: PlayError) -> Finding:
    """A step that cannot be taken, and what a writer may have forgotten."""
    if not isinstance(step.decided, Chosen):
        return Finding(step.place, "to go on", f"this in the way: {error}")
    choice = step.decided.choice
    gone = all(choice != option.id for scene in machine.program.scenes.values() for option in scene.options)
    hint = "Where a node or a choice has a new name, `was:` says what the old one was." * gone
    return Finding(step.place, f"to choose `{choice}`", f"this in the way: {error}", hint=hint)


def _looked_at(step: Step, moment: Moment) -> Iterator[Finding]:
    if isinstance(step.decided, Dealt) and (finding := _not_so_dealt(step.decided, step, moment)) is not None:
        yield finding
    for expected in step.expected:
        if (found := expected.look(moment)) is not None:
            yield found


def _not_so_dealt(dealt: Dealt, step: Step, moment: Moment) -> Finding | None:
    """What is wrong with a fall of chance that a script tells of; None where it fell so, now or before."""
    fallen = [found.entry for found in moment.playthrough.steps if isinstance(found.entry, Dealt)]
    if dealt in fallen:
        return None
    other = next((entry.outcome for entry in fallen if entry.chance == dealt.chance), "")
    found = f"`{other}`" if other else "that it has not been dealt by now"
    return Finding(step.place, f"`{dealt.chance}` to fall as `{dealt.outcome}`", found)
