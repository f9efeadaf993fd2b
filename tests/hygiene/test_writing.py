"""The writer's guide: every example is tried, and no field of the format is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from game.checking.checker import check_sources
from game.machine.compiling import compile_story
from game.model.problems import Problem, Problems
from game.model.promises import PolicyRule, Promise
from game.model.scene import Act, Block, Choice, Epilogue, Next, Node
from game.model.story import Entry, Metadata
from game.model.world import Enum, Flag, MachineTemplate, Meter, NameForm, Person, Thing, Transition, Variant, World
from game.playing.playfile import ENDING, parse_playfile
from game.reading.folder import Sources, read_story
from game.reading.shapes import fields_of
from tests.hygiene.project import ROOT

GUIDE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```yaml ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHAPES = (Metadata, Node, Choice, Next, Act, Block, Variant, Epilogue, Entry)
DECLARED = (World, Meter, Flag, Enum, MachineTemplate, Transition, Person, NameForm, Thing, PolicyRule, Promise)


@dataclass(frozen=True, slots=True)
class Example:
    """An example, and the story it belongs to: the files that have been given names so far."""

    line: int
    file: str
    """Empty for one that stands for part of a file: what it declares takes the place of what the story has."""
    text: str
    story: dict[str, str]


def examples() -> Iterator[Example]:
    """The examples in order, the story growing as they name its files."""
    story: dict[str, str] = {}
    for match in EXAMPLE.finditer(GUIDE):
        file, text = match.groups()
        line = GUIDE.count("\n", 0, match.start()) + 1
        if file and not file.endswith(ENDING):
            story = {**story, file: text}
        yield Example(line, file, text, story)


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"line {example.line}")
def test_an_example_works_as_it_stands(example: Example):
    """A named file belongs to a story without errors; what is part of a file can take its place in one."""
    assert errors(example) == []


def errors(example: Example) -> list[Problem]:
    if example.file.endswith(ENDING):
        parse_playfile(example.text, example.file)
        return []
    problems = Problems()
    texts = example.story if example.file else {"example.yaml": example.text, **example.story}
    story = read_story(Sources(texts), problems)
    if not story.nodes:  # the beginning, before there is anything to play
        return problems.errors
    if not (found := [problem for problem in problems.errors if example.file or problem.code != "V016"]):
        compile_story(story)
    return found


@pytest.mark.parametrize("example", [e for e in examples() if e.file == "stores.yaml"], ids=lambda e: f"line {e.line}")
def test_the_first_story_passes_the_check_at_every_step(example: Example):
    """Whoever follows the guide and runs the check, as it tells them to, is told that all is well."""
    assert check_sources(Sources(example.story), Problems()).problems == ()


def test_the_guide_has_examples():
    """If the fences were written otherwise, the test above would pass over nothing."""
    assert len(list(examples())) > 20


@pytest.mark.parametrize("shape", [*SHAPES, *DECLARED], ids=lambda shape: shape.__name__)
def test_every_field_of_the_format_is_explained(shape: type):
    """Under "Every field", in its own letters."""
    reference = GUIDE[GUIDE.index("## Every field") :]
    assert [name for name in fields_of(shape) if f"`{name}`" not in reference] == []
