"""Whether the declarations of a world fit themselves: everything the typed stage takes for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from game.language.scope import RESERVED, YOU
from game.language.variables import UNDEALT
from game.model.problems import Problems, did_you_mean
from game.model.promises import ANYWHERE, ENDINGS
from game.model.story import Story
from game.model.text import Ref, Text, place_of
from game.model.world import Enum, MachineTemplate, Meter, Thing, World

Declared = TypeVar("Declared")


def sound_part(story: Story, problems: Problems) -> Story:
    """The story without the declarations that do not fit themselves; those are reported, and known as broken.

    So everything else can be typed, and one bad declaration is one problem.
    """
    world = story.world
    _check_names(world, problems)
    _check_places(story.nodes, problems)
    machines = _sound(world.machines, _check_machine, problems)
    world = replace(
        world,
        meters=_sound(world.meters, _check_meter, problems),
        enums=_sound(world.enums, _check_enum, problems),
        chances=_sound(world.chances, _check_chance, problems),
        machines=machines,
        people={
            name: person if _has_machine(name, person.machine, machines, problems) else replace(person, machine=None)
            for name, person in world.people.items()
        },
        papers=_moved(world.papers, machines, problems),
        matters=_moved(world.matters, machines, problems),
    )
    if world.people and YOU not in world.people:
        hint = "Declare a person `you`: the name and the reminder others have of the player."
        problems.add("V020", place_of(next(iter(world.people))), "Nobody is declared as the player.", hint)
        problems.broken.add(YOU)
    return replace(story, world=world)


def _sound(
    declared: dict[str, Declared], check: Callable[[str, Declared, Problems], None], problems: Problems
) -> dict[str, Declared]:
    """Those of a table in which the check finds nothing."""
    kept = {}
    for name, value in declared.items():
        before = len(problems.found)
        check(name, value, problems)
        if len(problems.found) == before:
            kept[name] = value
        else:
            problems.broken.add(name)
    return kept


def _moved(things: dict[str, Thing], machines: Mapping[str, MachineTemplate], problems: Problems) -> dict[str, Thing]:
    """The things whose machine is there."""
    return {name: thing for name, thing in things.items() if _has_machine(name, thing.machine, machines, problems)}


def _has_machine(owner: str, template: Ref | None, machines: Mapping[str, MachineTemplate], problems: Problems) -> bool:
    """Whether the machine is there, or none is asked for."""
    if template is None or template in machines:
        return True
    if template not in problems.broken:
        hint = did_you_mean(template, machines)
        problems.add("V020", template.place, f"`{owner}` has no machine `{template}` to use.", hint)
    problems.broken.add(owner)
    return False


def _check_names(world: World, problems: Problems) -> None:
    """All names a condition can use share one space, and some words are the language's own."""
    seen: dict[str, str] = {}
    tables = (world.meters, world.flags, world.enums, world.chances, world.people, world.papers, world.matters)
    for name in chain.from_iterable(tables):
        if name in RESERVED:
            problems.add("V023", place_of(name), f"`{name}` is a word of the language.", "Choose another name.")
        if name in seen:
            first = place_of(seen[name])
            hint = f"The other is at {first.file}:{first.line}; all names of a story share one space."
            problems.add("V016", place_of(name), f"`{name}` is declared twice.", hint)
        seen.setdefault(name, name)


def _check_places(nodes: Iterable[str], problems: Problems) -> None:
    """Promises have words for places."""
    for name in nodes:
        if name in (ENDINGS, ANYWHERE):
            problems.add("V023", place_of(name), f"`{name}` is a word of promises.", "Choose another name.")


def _check_meter(name: str, meter: Meter, problems: Problems) -> None:
    if len(meter.bands) != meter.range.size:
        message = f"`{name}` has {meter.range.size} values and {len(meter.bands)} bands."
        problems.add("V040", place_of(name), message, "One band for each value, from the least up.")
    if not meter.range.low <= meter.start <= meter.range.high:
        problems.add("V032", place_of(name), f"`{name}` starts at {meter.start}, outside its range.")


def _check_enum(name: str, enum: Enum, problems: Problems) -> None:
    if enum.initial not in enum.values:
        hint = did_you_mean(enum.initial, enum.values)
        problems.add("V020", enum.initial.place, f"`{name}` has no value `{enum.initial}`.", hint)


def _check_chance(name: str, outcomes: dict[str, int], problems: Problems) -> None:
    if not outcomes or min(outcomes.values()) < 1:
        problems.add("V040", place_of(name), f"`{name}` needs outcomes with weights of at least 1.")
    for outcome in outcomes:
        if outcome == UNDEALT:
            message = f"`{UNDEALT}` is what `{name}` is before it is dealt."
            problems.add("V023", place_of(outcome), message, "Choose another name.")


def _check_machine(name: str, machine: MachineTemplate, problems: Problems) -> None:
    for state in _mentioned(machine):
        if state not in machine.states:
            hint = did_you_mean(state, machine.states)
            problems.add("V020", place_of(state), f"The machine `{name}` has no state `{state}`.", hint)
    for group in machine.groups:
        if group in machine.states:
            problems.add("V016", place_of(group), f"`{group}` is both a state and a group of `{name}`.")
    for transition in machine.transitions:
        for state in set(transition.sources) & set(machine.final):
            message = f"`{state}` is final, yet a transition leads out of it."
            problems.add("V040", transition.place, message)


def _mentioned(machine: MachineTemplate) -> Iterator[Text]:
    yield machine.initial
    yield from machine.final
    for states in machine.groups.values():
        yield from states
    for transition in machine.transitions:
        yield from transition.sources
        yield transition.target
