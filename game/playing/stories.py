"""Opening a story: the folder read, typed and compiled, ready to play."""

from __future__ import annotations

from pathlib import Path

from game.machine.compiling import compile_story
from game.machine.machine import Machine
from game.model.problems import Problems, StoryError
from game.reading.folder import Sources, read_folder, read_story
from game.reading.pausing import collector_paused


def open_story(folder: Path) -> Machine:
    """The machine of a story, ready to play. Raises StoryError with every error that stands in the way."""
    problems = Problems()
    return open_sources(read_folder(folder, problems), problems)


def open_sources(sources: Sources, problems: Problems) -> Machine:
    """The machine of a story's files. Raises StoryError."""
    with collector_paused():
        story = read_story(sources, problems)
        if problems.errors:
            raise StoryError(problems.errors)
        program = compile_story(story)
    return Machine(program)
