"""Playthrough files as pytest items: `pytest story/` plays every `*.play.yaml`, plainly and reloaded.

A script that does not do as it says fails at the line of the step, with the sentence and no traceback. A story that
cannot be played fails once. Installed with the program; until a playthrough file is collected it imports nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pytest

if TYPE_CHECKING:
    from game.machine.machine import Machine
    from game.model.problems import Problem
    from game.testing.running import Run
    from game.testing.script import Script

ENDING = ".play.yaml"
MACHINES = pytest.StashKey["dict[Path, Machine | None]"]()
"""The stories opened in this session; None for one that cannot be played, which has been said."""


class Said(NamedTuple):
    """A sentence about a line of a file, which it names."""

    line: int
    words: str


Asked: TypeAlias = Callable[[], Iterable[Said]]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Playthrough files, wherever pytest looks."""
    return PlaythroughFile.from_parent(parent, path=file_path) if file_path.name.endswith(ENDING) else None


class Failed(Exception):
    """Something is not as a script expects; the message is what a writer reads."""


class PlaythroughItem(pytest.Item):
    """One thing asked of a playthrough file. It passes where there is nothing to say."""

    def __init__(self, *, ask: Asked, **options: Any) -> None:
        super().__init__(**options)
        self.ask = ask

    def runtest(self) -> None:
        """Raises Failed with everything there is to say; from then on, the item stands at the line of the first."""
        if found := list(self.ask()):
            file, _, name = self.location
            self.location = file, found[0].line - 1, name
            raise Failed("\n".join(said.words for said in found))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The sentences alone; a traceback only where the program itself has failed."""
        return str(excinfo.value) if isinstance(excinfo.value, Failed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file, its first line, and what is asked of it."""
        return self.path, 0, f"{self.path.name}: {self.name}"


class PlaythroughFile(pytest.File):
    """A playthrough file: an item for each run, or one that says why there can be none."""

    def collect(self) -> Iterator[pytest.Item]:
        """Reads the file; and its story, unless another file of it has been collected before."""
        from game.testing.folders import near, story_above  # noqa: PLC0415  # only where there is a file to play

        folder = story_above(self.path)
        if folder is None:
            yield self.saying("story", [Said(1, f"{near(self.path)}:1:1: No story lies above this playthrough.")])
            return
        machines = self.session.stash.setdefault(MACHINES, {})
        if folder not in machines:
            machines[folder] = None
            yield from self.opened(folder)
        if (machine := machines[folder]) is not None:
            yield from self.runs(machine)

    def opened(self, folder: Path) -> Iterator[pytest.Item]:
        """Opens a story for all its files; an item only where it cannot be played."""
        from game.model.problems import StoryError  # noqa: PLC0415
        from game.playing.stories import open_story  # noqa: PLC0415
        from game.testing.folders import near  # noqa: PLC0415

        try:
            self.session.stash[MACHINES][folder] = open_story(folder)
        except StoryError as error:
            yield self.saying("story", _problems(error.problems, near(folder)))

    def runs(self, machine: Machine) -> Iterator[pytest.Item]:
        """An item for each way to play the file; one that fails for a file that cannot be read."""
        from game.playing.playfile import PlayfileError, read_playfile  # noqa: PLC0415
        from game.testing.folders import near  # noqa: PLC0415
        from game.testing.running import RUNS  # noqa: PLC0415
        from game.testing.script import script  # noqa: PLC0415

        try:
            typed = script(read_playfile(near(self.path)), machine)
        except PlayfileError as error:
            yield self.saying("script", _problems(error.problems))
            return
        for run in RUNS:
            yield self.item(run, partial(_found, typed, machine, run))

    def saying(self, name: str, said: list[Said]) -> pytest.Item:
        """An item that fails with this."""
        return self.item(name, lambda: said)

    def item(self, name: str, ask: Asked) -> pytest.Item:
        """An item of this file."""
        made: pytest.Item = PlaythroughItem.from_parent(self, name=name, ask=ask)
        return made


def _found(script: Script, machine: Machine, run: Run) -> Iterator[Said]:
    from game.testing.report import finding_line  # noqa: PLC0415
    from game.testing.running import findings  # noqa: PLC0415

    return (Said(finding.place.line, finding_line(finding)) for finding in findings(script, machine, run))


def _problems(problems: list[Problem], folder: Path | None = None) -> list[Said]:
    from game.testing.report import problem_line  # noqa: PLC0415

    return [Said(problem.place.line, problem_line(problem, folder)) for problem in problems]
