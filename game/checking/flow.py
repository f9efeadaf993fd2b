"""What every variable can be at every site: sets of states carried along all paths to a fixed point.

The classic forward data-flow analysis (Kildall, 1973) over value sets, made sharper where a guard must hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from game.checking.sets import NONE, Sets, States
from game.language.effects import Assign, Shift
from game.language.tree import All, In
from game.language.variables import Variable
from game.machine.graph import postorder
from game.machine.machine import accusation_bits
from game.machine.program import Accuse, Mark, Move, Operation, Program, Rule, Site, Transit, When
from game.model.world import Transition


class Flow:
    """The states a program can be in at each of its sites.

    `steps` holds, for each site, the sites that some state leads on to. `fired` holds every event that some state
    fires, by variable and name; `met` the states in which a transition's event finds its source state; `taken` the
    transitions that some state takes, by variable. Transitions go by the identity of their rule, which all machines
    of a template share.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.sets = Sets(program.variables)
        self.fired: set[tuple[str, str]] = set()
        self.met: dict[int, States] = defaultdict(int)
        self.taken: set[tuple[str, int]] = set()
        self.steps: dict[int, set[int]] = defaultdict(set)
        self.entered = self.followed(program.start, self.sets.initial)
        self._resting: dict[int, States] = {}

    def followed(self, site: int, states: States) -> list[States]:
        """For each site, the states it can be entered in when the given site is entered in the given ones."""
        sites = self.program.sites
        order = _order(sites)
        entered = [NONE] * len(sites)
        entered[site] = states
        waiting, listed = [(order[site], site)], {site}
        while waiting:
            index = heappop(waiting)[1]
            listed.remove(index)
            for target, arriving in self.leaving(sites[index], entered[index]):
                self.steps[index].add(target)
                if arriving & ~entered[target]:
                    entered[target] |= arriving
                    if target not in listed:
                        listed.add(target)
                        heappush(waiting, (order[target], target))
        return entered

    def resting(self, site: Site) -> States:
        """The states a site's text is told from and its choices are made in."""
        if site.index not in self._resting:
            self._resting[site.index] = self.after(self.entered[site.index], site.entry)
        return self._resting[site.index]

    def leaving(self, site: Site, entered: States) -> Iterator[tuple[int, States]]:
        """Where a site entered in these states can lead, and in what states."""
        states = self.after(entered, site.entry)
        for condition, target in site.exits:
            if going := self.sets.where(states, condition):
                yield target, self.after(going, site.leaving)
            states = self.sets.unless(states, condition)
        for move in site.moves:
            if going := self.moved(states, move):
                yield move.target, going

    def moved(self, states: States, move: Move) -> States:
        """The states after a move; NONE where it cannot be taken."""
        return self.after(self.sets.where(states, move.guard), move.operations)

    def after(self, states: States, operations: Iterable[Operation]) -> States:
        """The states after some operations."""
        for operation in operations if states else ():
            match operation:
                case Assign(variable, value):
                    states = self.sets.with_values(states, variable.name, 1 << value)
                case Shift(variable, amount):
                    moved = shifted(self.sets.values(states, variable), amount, len(variable.values))
                    states = self.sets.with_values(states, variable.name, moved)
                case Transit(variable, event):
                    states = self.transited(states, variable, event)
                case Accuse(accusation):
                    states = self.marked(states, accusation_bits(accusation))
                case Mark(bit):
                    states = self.marked(states, (bit,))
                case When(condition, inner):
                    passed_by = self.sets.unless(states, condition)
                    states = self.after(self.sets.where(states, condition), inner) | passed_by
        return states

    def marked(self, states: States, marks: Iterable[str]) -> States:
        """The states with these bits set, where there are such bits."""
        for bit in marks:
            if bit in self.sets.fields:
                states = self.sets.with_values(states, bit, 0b10)
        return states

    def transited(self, states: States, variable: Variable, event: str) -> States:
        """The states after an event: those some transition takes, and those in which none fits."""
        self.fired.add((variable.name, event))
        found = NONE
        for rule in self.program.rules[variable.name, event]:
            source = In(variable, rule.sources)
            self.met[id(rule)] |= (met := self.sets.where(states, source))
            found |= self.ruled(self.sets.where(met, rule.guard), variable, rule)
            states = self.sets.unless(states, All((source, rule.guard)))
        return found | states

    def ruled(self, states: States, variable: Variable, rule: Rule) -> States:
        """The states after a transition is taken in each of these; its having been taken is noted."""
        if states:
            self.taken.add((variable.name, id(rule)))
            states = self.after(self.sets.with_values(states, variable.name, 1 << rule.target), rule.operations)
        return states


def rules_of(program: Program, template: str) -> Iterator[tuple[Transition, Rule]]:
    """The transitions of a machine as written and as typed; none where nobody has the machine."""
    member = next((variable.name for variable in program.variables if variable.template == template), None)
    written = program.story.world.machines[template].transitions
    for event in {transition.event: None for transition in written} if member else ():
        typed = program.rules[str(member), str(event)]
        yield from zip((found for found in written if found.event == event), typed, strict=True)


def shifted(values: int, amount: int, size: int) -> int:
    """A set of positions moved up or down, those at the ends held there."""
    everything = (1 << size) - 1
    if amount > 0:
        moved = values << amount
        return moved & everything | (1 << size - 1 if moved & ~everything else 0)
    return values >> -amount | (1 if values & (1 << -amount) - 1 else 0)


def _order(sites: tuple[Site, ...]) -> list[int]:
    """Each site's turn: before those it leads to, but for circles."""
    graph = {site.index: [target for target in targets(site) if target >= 0] for site in sites}
    turns = {index: turn for turn, index in enumerate(reversed(postorder(graph)))}
    return [turns[site.index] for site in sites]


def targets(site: Site) -> Iterator[int]:
    """The sites a site leads to, whatever the conditions."""
    yield from (move.target for move in site.moves)
    yield from (target for _, target in site.exits)
