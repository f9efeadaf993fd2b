"""The names an expression can use, and what they stand for."""

from __future__ import annotations

import keyword
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from game.language.tree import In, Tree
from game.language.variables import Variable, bit, declared_variables
from game.model.problems import Problems, did_you_mean
from game.model.scene import Cause
from game.model.story import Story
from game.model.text import Text

if TYPE_CHECKING:
    from game.language.effects import Assign, Fire, Shift

RESERVED = frozenset({*keyword.kwlist, "anyone", "count", "visited", "chosen", "accused", "yes", "no", "undealt"})
YOU = "you"
CAUSES = get_args(Cause)
ANYONE = "anyone"


@dataclass(slots=True)
class Scope:
    """Resolves names for one story, and remembers which bits its expressions asked for."""

    story: Story
    problems: Problems
    variables: dict[str, Variable]
    choices: set[str]
    """`node.choice` of every choice."""
    conditions: dict[str, Tree] = field(default_factory=dict)
    """The conditions typed so far, by their text: the same words always mean the same."""
    effects: dict[str, Assign | Shift] = field(default_factory=dict)
    """The effects typed so far, by their text."""
    events: dict[str, Fire] = field(default_factory=dict)
    """The events typed so far, by their text."""
    bits: dict[str, Variable] = field(default_factory=dict)
    """The yes-or-no variables that something reads, by name."""
    counted: dict[str, tuple[In, ...]] = field(default_factory=dict)
    """Whom each word asks that was counted so far."""
    members: dict[str, list[Variable]] = field(default_factory=lambda: defaultdict(list))
    """The machine variables made from each template."""

    @classmethod
    def of(cls, story: Story, problems: Problems) -> Scope:
        """The scope of a story whose declarations are sound (`check_declarations`)."""
        variables = {variable.name: variable for variable in declared_variables(story)}
        choices = {f"{node.node}.{choice.id}" for node in story.nodes.values() for choice in node.choices}
        scope = cls(story, problems, variables, choices)
        for variable in variables.values():
            if variable.kind == "machine":
                scope.members[variable.template].append(variable)
        return scope

    def variable(self, name: Text) -> Variable | None:
        """The variable of this name; reports an undeclared one."""
        found = self.variables.get(name)
        if found is None:
            self.undeclared(name, self.variables)
        return found

    def undeclared(self, name: Text, known: Iterable[str], what: str = "declared") -> None:
        """Reports a name that nothing declares."""
        self.unknown("V020", name, f"`{name}` is not {what}.", known)

    def unknown(self, code: str, name: Text, message: str, known: Iterable[str]) -> None:
        """Reports a name that means nothing; silent where its declaration has a problem of its own."""
        if self.problems.broken.isdisjoint(name.split(".")):
            self.problems.add(code, name.place, message, did_you_mean(name, known))

    def node(self, name: Text) -> bool:
        """Whether there is such a node; reports it where there is none."""
        if name in self.story.nodes:
            return True
        self.unknown("V021", name, f"There is no node `{name}`.", self.story.nodes)
        return False

    def visited(self, node: Text) -> Variable | None:
        """The bit that says whether this node has been left before."""
        if not self.node(node):
            return None
        return self._bit(f"visited({node})", f"been at {node}")

    def chosen(self, choice: Text) -> Variable | None:
        """The bit that says whether this choice has been taken."""
        if choice not in self.choices:
            self.undeclared(choice, self.choices, "a choice")
            return None
        return self._bit(f"chosen({choice})", f"chose {choice}")

    def once(self, choice: str) -> Variable:
        """The bit behind `once: true`."""
        return self._bit(f"chosen({choice})", f"chose {choice}")

    def accused(self, by: Text, of: Text, cause: Text | None = None) -> Variable | None:
        """The bit that says whether one has accused the other, perhaps from one cause; `anyone` stands for all."""
        people = self.story.world.people
        unknown = [name for name in (by, of) if name != ANYONE and name not in people]
        for name in unknown:
            self.undeclared(name, [*people, ANYONE], "a person")
        if cause is None:
            return None if unknown else self._bit(f"accused({by}, {of})", f"{by} accused {of}")
        if cause not in CAUSES:
            self.undeclared(cause, CAUSES, "a cause")
            return None
        return None if unknown else self._bit(f"accused({by}, {of}, {cause})", f"{by} accused {of} from {cause}")

    def _bit(self, name: str, title: str) -> Variable:
        return self.bits.setdefault(name, bit(name, title))
