"""What should be so: `state`, conditions in the story's own language.

The machine keeps a bit for what was visited, chosen or accused only where the story itself asks for it. A script may
ask for more: that is answered from what has happened in the playthrough, and the machine stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.language.tree import ALWAYS, All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.machine.machine import Accused, Entered, accusation_bits
from game.model.text import Text
from game.playing.playthrough import Playthrough, Step
from game.testing.finding import Change, Finding
from game.testing.moment import Moment

NEVER = Not(ALWAYS)


@dataclass(frozen=True, slots=True)
class Holds:
    """A condition holds."""

    condition: Text
    tree: Tree

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        if holds(moment.playthrough, self.tree):
            return None
        so = facts(moment.playthrough, self.tree)
        written = " ".join(self.condition.split())
        return Finding(self.condition.place, f"`{written}`", f"`{so}`", Change(self.condition.place, so))


def holds(playthrough: Playthrough, tree: Tree) -> bool:
    """Whether a condition holds now, whatever it asks about."""
    return playthrough.machine.holds(playthrough.state, _answered(playthrough, tree))


def _answered(playthrough: Playthrough, tree: Tree) -> Tree:
    """The condition with what the machine has no bit for answered already."""
    match tree:
        case In(variable) if variable.name not in playthrough.machine.layout.fields:
            return ALWAYS if variable.name in _happened(playthrough) else NEVER
        case All(parts):
            return All(tuple(_answered(playthrough, part) for part in parts))
        case Some(parts):
            return Some(tuple(_answered(playthrough, part) for part in parts))
        case Not(part):
            return Not(_answered(playthrough, part))
        case _:
            return tree


def _happened(playthrough: Playthrough) -> set[str]:
    """The bits that are set by now, in a machine that keeps them all."""
    return {name for step in playthrough.steps for name in _set_by(step)}


def _set_by(step: Step) -> Iterator[str]:
    if step.option is not None:
        node, _, _ = step.option.id.rpartition(".")
        yield from (f"chosen({step.option.id})", f"visited({node})")
    for happening in step.happenings:
        match happening:
            case Entered(site) if site.kind == "passing":
                yield f"visited({site.scene.node.node})"
            case Accused(accusation):
                yield from accusation_bits(accusation)


def facts(playthrough: Playthrough, tree: Tree) -> str:
    """What is so of everything a condition asks about, as a condition: `standing == 2 and raikhlin is named`."""
    return " and ".join(dict.fromkeys(_facts(playthrough, tree)))


def _facts(playthrough: Playthrough, tree: Tree) -> Iterator[str]:
    match tree:
        case In(variable):
            yield _fact(playthrough, variable)
        case Counted(members, _, words):
            number = sum(holds(playthrough, member) for member in members)
            yield f"count({words}) == {number}"
        case All(parts) | Some(parts):
            for part in parts:
                yield from _facts(playthrough, part)
        case Not(part):
            yield from _facts(playthrough, part)


def _fact(playthrough: Playthrough, variable: Variable) -> str:
    if variable.kind in ("flag", "bit"):
        return variable.name if holds(playthrough, In(variable, 0b10)) else f"not {variable.name}"
    value = variable.values[playthrough.machine.value(playthrough.state, variable)]
    return f"{variable.name} == {value}" if variable.kind == "meter" else f"{variable.name} is {value}"
