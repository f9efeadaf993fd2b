"""Everything that is wrong with a story, found in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.checking.characters import check_characters
from game.checking.contradictions import check_conditions
from game.checking.fields import check_fields
from game.checking.flow import Flow
from game.checking.former import check_former_names
from game.checking.machines import check_machines
from game.checking.paths import check_paths
from game.checking.rounds import check_rounds
from game.checking.surnames import check_surnames
from game.checking.vanity import check_uses
from game.checking.wording import check_wording
from game.machine.compiling import try_compile
from game.machine.program import Program
from game.model.problems import Problem, Problems, StoryError
from game.reading.folder import Sources, read_folder, read_story
from game.reading.pausing import collector_paused


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    sources: Sources
    problems: tuple[Problem, ...]
    nodes: int = 0
    choices: int = 0
    followed: bool = False
    """Whether the story is whole enough for its paths to be followed."""

    def number(self, severity: str) -> int:
        """How many problems are of this severity."""
        return sum(problem.severity == severity for problem in self.problems)


def check_folder(folder: Path) -> Checked:
    """The check of a story's folder."""
    problems = Problems()
    return check_sources(read_folder(folder, problems), problems)


def check_sources(sources: Sources, problems: Problems) -> Checked:
    """The check of a story's files; `problems` holds what reading them has found."""
    nodes = choices = 0
    try:
        with collector_paused():
            story = read_story(sources, problems)
            nodes, choices = len(story.nodes), sum(len(node.choices) for node in story.nodes.values())
            program = try_compile(story, problems)
        check_characters(sources, problems)
        check_surnames(sources, program.story, problems)
        check_former_names(program.story, problems)
        check_wording(program, problems)
        check_fields(program.story, problems)
        if followed := not problems.errors:
            _check_playthroughs(program, problems)
    except StoryError as error:  # so many problems that it is enough
        return Checked(sources, tuple(error.problems), nodes, choices)
    return Checked(sources, tuple(problems.sorted()), nodes, choices, followed)


def _check_playthroughs(program: Program, problems: Problems) -> None:
    """What shows only in a story that can be played: of a broken one, too much would seem unused or unreached."""
    idle = check_uses(program, problems)
    flow = Flow(program)
    check_conditions(flow, idle, problems)
    check_machines(flow, problems)
    lost = check_paths(flow, problems)
    check_rounds(flow, lost, problems)
