"""The line mode at work: a line is read, and what it asks for is done."""

from __future__ import annotations

import sys
from typing import TextIO

from game.machine.machine import Machine
from game.model.problems import did_you_mean
from game.model.text import printable
from game.plain.commands import COMMANDS, command_of
from game.plain.face import LineFace
from game.plain.printing import Printer, tolerant
from game.plain.questions import Question
from game.playing.errors import PlayError
from game.playing.opening import Opening
from game.playing.session import Session
from game.playing.settings import Settings
from game.playing.shelf import Shelf

INTERRUPTED = 130
LONGEST = 1_000
"""Characters of a line of input; what goes beyond is read as another line."""


def run(
    machine: Machine,
    shelf: Shelf,
    opening: Opening,
    settings: Settings | None = None,
    *,
    source: TextIO | None = None,
    out: TextIO | None = None,
) -> int:
    """Plays until the player leaves or the input ends. Returns 0, or 130 when interrupted.

    Raises PlayError where the game cannot begin as the opening says, and BrokenPipeError when nobody reads on.
    """
    source, out = source or tolerant(sys.stdin), out or tolerant(sys.stdout)
    session = Session(machine, shelf, opening, settings=settings)
    face = LineFace(session, Printer(out, session.settings))
    try:
        face.greet()
        while not face.left:
            hear(face, _read(face, source))
    except KeyboardInterrupt:
        face.printer.line()
        face.leave()
        return INTERRUPTED
    finally:
        face.printer.flush()
    return 0


def _read(face: LineFace, source: TextIO) -> str | None:
    """The next line; None at the end of the input. Somebody at a terminal is prompted."""
    if source.isatty():
        face.printer.prompt()
    face.printer.flush()
    if line := source.readline(LONGEST):
        return line
    face.printer.line()
    return None


def hear(face: LineFace, line: str | None) -> None:
    """Does what a line asks for, or says why it cannot be. The end of the input is leaving."""
    words = printable(line).strip() if line is not None else "quit"
    first, _, rest = words.partition(" ")
    try:
        if not words:
            face.repeat()
        elif command := command_of(first):
            command.run(face, rest.strip())
        elif answer := face.question.find(words):
            answer.act()
        else:
            face.say(_unknown(words, face.question))
    except PlayError as error:
        face.say(str(error))


def _unknown(words: str, question: Question) -> str:
    near = did_you_mean(words.lower(), [*question.names, *COMMANDS])
    hint = near if near.startswith("Did") else ""
    return f"{words[:40]} is not among the answers. Type {question.numbers}, or help for the commands. {hint}"
