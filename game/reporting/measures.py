"""The measures of a story as it is written: how much there is of what, and what its choices do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from game.checking.uses import Uses
from game.checking.vanity import leads_apart, left_behind, read_elsewhere
from game.language.tree import variables
from game.machine.machine import Machine
from game.machine.program import Program, Scene
from game.playing.telling import plain_words, said
from game.reporting.naming import nodes_naming
from game.reporting.readability import Readability, readability
from game.reporting.wording import count_words, lines_written

NARRATIVE = ("prose", "replies", "epilogues")
"""What the reading level is taken from: papers and options have few whole sentences."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How many choices there are, and how many of them are so."""

    all: int
    read_elsewhere: int
    """Leave something behind that is read outside their node."""
    expressive: int
    """Are declared to change nothing that is read."""
    change_what_exists: int
    """Lead where no other choice of their node does, or change what a choice or a way out of a node depends on."""


@dataclass(frozen=True, slots=True)
class Codex:
    """What there is to look up."""

    words: int
    entries: Mapping[str, int]
    """How many, by status."""
    sources: Mapping[str, int]
    """For each source, how many entries cite it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted of a story without playing it."""

    words: Mapping[str, int]
    """By what they belong to; of what varies all that was written."""
    nodes: int
    shared_scenes: int
    endings: int
    choices: Choices
    people: Mapping[str, int]
    """For each, how many nodes name them."""
    codex: Codex
    readability: Readability | None
    """None where there is no prose, or it is not English."""

    @property
    def words_in_all(self) -> int:
        """Those of the codex apart."""
        return sum(self.words.values())


def measures(machine: Machine) -> Measures:
    """The measures of a story."""
    program = machine.program
    kinds = Counter(node.kind for node in program.story.nodes.values())
    return Measures(
        words={kind: count_words(lines) for kind, lines in lines_written(program).items()},
        nodes=len(program.scenes),
        shared_scenes=kinds["shared"],
        endings=kinds["ending"],
        choices=_choices(program),
        people=nodes_naming(program.story),
        codex=_codex(program),
        readability=_readability(machine),
    )


def _choices(program: Program) -> Choices:
    uses, deciding = Uses(program), _deciding(program)
    each = [(name, scene.options, option) for name, scene in program.scenes.items() for option in scene.options]
    return Choices(
        all=len(each),
        read_elsewhere=sum(read_elsewhere(name, option, uses) for name, _, option in each),
        expressive=sum(option.choice.expressive for _, _, option in each),
        change_what_exists=sum(
            (len(siblings) > 1 and leads_apart(option, siblings))
            or not deciding.isdisjoint(left_behind(name, option, uses))
            for name, siblings, option in each
        ),
    )


def _deciding(program: Program) -> set[str]:
    """The variables on which it depends what choices there are, and where nodes lead by themselves."""
    return {name for scene in program.scenes.values() for name in (*_of_options(scene), *_of_exits(scene))}


def _of_options(scene: Scene) -> Iterator[str]:
    """Those that choices ask for; that a choice asks whether it was taken itself, as by `once`, is no other's doing."""
    for option in scene.options:
        asked = variables(option.exists) | variables(option.open)
        yield from (variable.name for variable in asked if variable.name != f"chosen({option.id})")


def _of_exits(scene: Scene) -> Iterator[str]:
    return (variable.name for leading in scene.exits for variable in variables(leading.condition))


def _codex(program: Program) -> Codex:
    entries = program.story.codex.values()
    cited = Counter(str(source) for entry in entries for source in set(entry.sources))
    statuses = Counter(entry.status for entry in entries)
    return Codex(
        words=sum(map(count_words, program.codex.values())),
        entries={status: statuses[status] for status in ("attested", "composite", "invented")},
        sources={str(source): cited[source] for source in program.story.world.sources},
    )


def _readability(machine: Machine) -> Readability | None:
    """That of the narrative as it reads in the first state, with every variant written out."""
    if not machine.program.story.metadata.language.startswith("en"):
        return None
    state, _ = machine.start()
    written = lines_written(machine.program)
    lines = (line for kind in NARRATIVE for line in written[kind])
    return readability(plain_words(said(machine, state, line)) for line in lines)


def as_json(found: Measures, playthroughs: Mapping[str, Any] | None) -> str:
    """The measures, and those of told playthroughs if there are any, as `docs/testing.md` describes them."""
    data = asdict(found)
    data["words"]["all"] = found.words_in_all
    if found.readability is not None:
        data["readability"] |= {"ease": round(found.readability.ease, 1), "grade": round(found.readability.grade, 1)}
    return json.dumps({**data, "playthroughs": playthroughs}, indent=2, ensure_ascii=False) + "\n"
