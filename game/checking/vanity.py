"""What is written in vain: variables nobody reads or writes, choices nothing depends on, declarations nobody uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.checking.uses import Uses
from game.language.variables import Variable
from game.machine.program import Option, Program
from game.model.problems import Problems
from game.model.scene import Choice
from game.model.text import place_of


def check_uses(program: Program, problems: Problems) -> set[str]:
    """Reports them; returns the variables that are read though nothing writes them."""
    uses = Uses(program)
    declared = [variable for variable in program.variables if variable.kind != "bit"]
    unwritten = {v.name for v in declared if v.name in uses.read and v.name not in uses.written}
    for variable in declared:
        _check_variable(variable, uses, problems)
    for name, scene in program.scenes.items():
        for option in scene.options:
            _check_option(name, option, scene.options, uses, problems)
    for name in program.story.codex.keys() - uses.linked:
        hint = f"Link to it from a text: `[words]({name})`."
        problems.add("V076", place_of(name), f"No text links to the codex entry `{name}`.", hint)
    for what, name in _unused(program, uses):
        problems.add("V062", place_of(name), f"The {what} `{name}` is never used.", "Use it, or take it out.")
    return unwritten


def _check_variable(variable: Variable, uses: Uses, problems: Problems) -> None:
    """It must change, and a condition, a text, or at least the player must read it."""
    name, initial = variable.name, variable.values[variable.initial]
    shown = variable.kind in ("meter", "machine") and not variable.hidden
    read, written = name in uses.read, name in uses.written
    what = f"The state of `{name}`" if variable.kind == "machine" else f"`{name}`"
    if read and not written:
        problems.add("V059", variable.place, f"{what} is read, and is always `{initial}`.", _NOT_WRITTEN[variable.kind])
    elif written and not read and not shown:
        hint = "No condition and no text asks for it, and the player is not shown it."
        problems.add("V058", variable.place, f"{what} changes, and nothing reads it.", hint)
    elif not written and not read:
        problems.add("V062", variable.place, f"{what} is never used.", _NOT_WRITTEN[variable.kind])


_NOT_WRITTEN = {
    "meter": "No `do:` moves or sets it.",
    "flag": "No `do:` sets it.",
    "enum": "No `do:` sets it.",
    "chance": "No node deals it.",
    "machine": "No event is fired at it.",
}


def _check_option(name: str, option: Option, siblings: tuple[Option, ...], uses: Uses, problems: Problems) -> None:
    """A choice must leave something behind that is read elsewhere, or lead where no other choice of its node leads."""
    if option.choice.expressive or leads_apart(option, siblings):
        return
    if not read_elsewhere(name, option, uses):
        message = f"Nothing that `{option.choice.id}` changes is read outside `{name}`."
        hint = "Let something later depend on it, lead elsewhere, or say `expressive: true`."
        problems.add("V065", option.choice.id.place, message, hint)


def leads_apart(option: Option, siblings: Iterable[Option]) -> bool:
    """Whether a choice leads where no other choice of its node leads."""
    return [_way(other.choice) for other in siblings].count(_way(option.choice)) == 1


def _way(choice: Choice) -> tuple[str | None, str | None]:
    return choice.call, choice.to


def left_behind(name: str, option: Option, uses: Uses) -> set[str]:
    """The variables a choice of this node may change; not that somebody was here, which every choice sets."""
    return uses.writes(option.operations) - {f"visited({name})"}


def read_elsewhere(name: str, option: Option, uses: Uses) -> bool:
    """Whether something outside this node reads what a choice of it leaves behind."""
    changed = left_behind(name, option, uses)
    return any((uses.read[variable] | uses.moved[variable]) - {name} for variable in changed)


def _unused(program: Program, uses: Uses) -> Iterator[tuple[str, str]]:
    """What is declared and used by nobody: the kind of thing, and its name where it is declared."""
    story, world = program.story, program.story.world
    nodes, choices = story.nodes.values(), [choice for node in story.nodes.values() for choice in node.choices]
    yield from _missing("machine", world.machines, world.instances.values())
    yield from _missing("form of accusation", world.forms, (accusation.form for accusation in uses.accusations))
    yield from _missing("ground", world.grounds, (choice.ground for choice in choices))
    yield from _missing("source", world.sources, (source for entry in story.codex.values() for source in entry.sources))
    yield from _missing("chapter", story.metadata.chapters, (node.opens for node in nodes))
    yield from _missing("epilogue", story.epilogues, (name for node in nodes for name in node.epilogue))


def _missing(what: str, declared: Iterable[str], used: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    found = set(used)
    return ((what, name) for name in declared if name not in found)
