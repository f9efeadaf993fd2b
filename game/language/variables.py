"""Variables: everything a condition can read, each with a finite list of values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.model.story import Story
from game.model.text import NOWHERE, Place, place_of
from game.model.world import World

VariableKind = Literal["meter", "flag", "enum", "chance", "machine", "bit"]

UNDEALT = "undealt"


@dataclass(frozen=True, slots=True)
class Variable:
    """A name and its finite domain. Values are numbered from 0 in the order of `values`."""

    name: str
    kind: VariableKind
    values: tuple[str, ...]
    initial: int
    title: str
    words: tuple[str, ...]
    """How each value reads."""
    hidden: bool = False
    place: Place = NOWHERE
    low: int = 0
    """Of a meter: the number that value 0 stands for."""
    template: str = ""
    """Of a machine: the template it is made from."""

    def __hash__(self) -> int:
        """By the name alone: trees of conditions are looked up by the thousand."""
        return hash(self.name)

    @property
    def everything(self) -> int:
        """The set of all values, one bit each."""
        return (1 << len(self.values)) - 1

    def index(self, value: str) -> int:
        """The number of a value; -1 where it is none."""
        return self.values.index(value) if value in self.values else -1


def bit(name: str, title: str) -> Variable:
    """A yes-or-no the compiler adds because something reads it."""
    return Variable(name, "bit", ("no", "yes"), 0, title, ("no", "yes"))


def declared_variables(story: Story) -> Iterator[Variable]:
    """The variables an author declared, in the order of declaration."""
    world = story.world
    for name, meter in world.meters.items():
        numbers = tuple(str(number) for number in range(meter.range.low, meter.range.high + 1))
        start, title = meter.start - meter.range.low, meter.title or name.capitalize()
        yield Variable(name, "meter", numbers, start, title, meter.bands, meter.hidden, place_of(name), meter.range.low)
    for name, flag in world.flags.items():
        yield Variable(name, "flag", ("no", "yes"), 0, name, (flag.no, flag.yes), flag.hidden, place_of(name))
    for name, enum in world.enums.items():
        values, words = tuple(map(str, enum.values)), tuple(enum.values.values())
        yield Variable(
            name, "enum", values, max(values.index(enum.initial), 0), name, words, enum.hidden, place_of(name)
        )
    for name, outcomes in world.chances.items():
        values = (UNDEALT, *map(str, outcomes))
        yield Variable(name, "chance", values, 0, name, values, True, place_of(name))
    for name, template in world.instances.items():
        yield _machine_variable(world, name, template)


def _machine_variable(world: World, name: str, template: str) -> Variable:
    machine = world.machines[template]
    states, words = tuple(map(str, machine.states)), tuple(machine.states.values())
    initial = states.index(machine.initial)
    title, place = title_of(world, name), place_of(name)
    return Variable(name, "machine", states, initial, title, words, machine.hidden, place, 0, template)


def title_of(world: World, name: str) -> str:
    """What the reader sees a person or thing called, in a line of words."""
    if (person := world.people.get(name)) is not None:
        return person.called or person.name.partition(",")[0]
    return {**world.papers, **world.matters}[name].title
