"""Playthroughs that show something, as logs that replay."""

from __future__ import annotations

from collections.abc import Iterable

from game.machine.machine import Machine
from game.playing.log import Chosen, Dealt, Log, LogEntry


def log_of(machine: Machine, moves: Iterable[str]) -> Log:
    """The log of some moves from the beginning: choices and chances fallen."""
    story = machine.program.story
    return Log(str(story.metadata.story), story.content_hash, 0, tuple(_entry(machine, move) for move in moves))


def _entry(machine: Machine, move: str) -> LogEntry:
    owner, _, name = move.partition(".")
    return Dealt(owner, name) if owner in machine.program.story.world.chances else Chosen(move)
