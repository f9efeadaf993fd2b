"""What can never happen in a machine: states, transitions, events."""

from __future__ import annotations

from itertools import chain

from game.checking.contradictions import clipped
from game.checking.flow import Flow, rules_of
from game.language.tree import bits
from game.language.variables import Variable
from game.machine.program import Rule
from game.model.problems import Problems
from game.model.scene import Act, Choice
from game.model.text import Place, Text, place_of
from game.model.world import MachineTemplate, Transition


def check_machines(flow: Flow, problems: Problems) -> None:
    """Reports each at its root: not what only follows from what is reported already."""
    for name, machine in flow.program.story.world.machines.items():
        members = [variable for variable in flow.program.variables if variable.template == name]
        if members:
            _Machine(flow, name, machine, members).check(problems)
    _check_firing(flow, problems)


class _Machine:
    """A machine as all that have it use it."""

    def __init__(self, flow: Flow, name: str, machine: MachineTemplate, members: list[Variable]) -> None:
        self.name = name
        self.machine = machine
        self.met = flow.met
        self.rules = list(rules_of(flow.program, name))
        self.taken = {rule for _, rule in flow.taken}
        having = {member.name for member in members}
        self.fired = {event for variable, event in flow.fired if variable in having}
        self.reached = 1 << members[0].initial
        for _, rule in self.rules:
            self.reached |= (id(rule) in self.taken) << rule.target

    def check(self, problems: Problems) -> None:
        explained = set()
        unfired = {transition.event: transition for transition, _ in reversed(self.rules)}
        for event in unfired.keys() - self.fired:
            message = f"Nothing fires `{event}` at anything that has the machine `{self.name}`."
            problems.add("V057", unfired[event].event.place, message, "Fire it somewhere, or take the transition out.")
        for transition, rule in self.rules:
            if transition.event in self.fired and id(rule) not in self.taken and rule.sources & self.reached:
                problems.add("V055", *self.never_taken(transition, rule))
            if transition.event not in self.fired or rule.sources & self.reached:
                explained.add(rule.target)
        for number, state in enumerate(self.machine.states):
            if not self.reached >> number & 1 and number not in explained:
                message = f"Nothing that has the machine `{self.name}` ever comes to be `{state}`."
                problems.add(
                    "V056", place_of(state), message, "No transition leads to it from a state that is reached."
                )

    def never_taken(self, transition: Transition, rule: Rule) -> tuple[Place, str, str]:
        states = list(self.machine.states)
        sources = " or ".join(f"`{states[number]}`" for number in bits(rule.sources & self.reached))
        message = f"The transition to `{transition.target}` on `{transition.event}` is never taken."
        if transition.when is not None and self.met[id(rule)]:
            return transition.when.place, message, f"`{clipped(transition.when)}` never holds when it is fired."
        return transition.event.place, message, f"`{transition.event}` is never fired while anything is {sources}."


def _check_firing(flow: Flow, problems: Problems) -> None:
    """Events that are fired at one machine, and never at a time when it takes them."""
    for (name, event), written in _firing(flow).items():
        rules = flow.program.rules[name, event]
        if (name, event) in flow.fired and not any((name, id(rule)) in flow.taken for rule in rules):
            hint = f"`{name}` is never in a state that `{event}` leads out of when it is fired."
            problems.add("V057", written.place, f"`{name}.{event}` never has any effect.", hint)


def _firing(flow: Flow) -> dict[tuple[str, str], Text]:
    """The first place where each event is fired at each machine, by the two names."""
    story = flow.program.story
    doing: list[Choice | Act | Transition] = []
    for node in story.nodes.values():
        doing += (*node.acts, *node.choices)
    for machine in story.world.machines.values():
        doing += machine.transitions
    found: dict[tuple[str, str], Text] = {}
    for written in chain.from_iterable(done.fire for done in doing):
        name, _, event = written.partition(".")
        found.setdefault((name.strip(), event.strip()), written)
    return found
