"""A playthrough in progress. Immutable: choosing and undoing return a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce

from game.machine.machine import Acted, Entered, Happening, Machine, State
from game.machine.program import Move, Option, Site
from game.model.problems import did_you_mean
from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started, dealt_outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the log and what came of it. The first step has no entry unless it was started elsewhere."""

    entry: LogEntry | None
    option: Option | None
    before: State
    """The state the choice was made in."""
    state: State
    happenings: tuple[Happening, ...]

    def __hash__(self) -> int:
        """From what it was taken at; the rest follows from that, and is long."""
        return hash((self.entry, self.before, self.state))


@dataclass(frozen=True)
class Playthrough:
    """The steps so far, on one machine, from one seed."""

    machine: Machine
    seed: int
    steps: tuple[Step, ...]
    fallen: Mapping[str, str] = field(default_factory=dict, compare=False)
    """How chances fell when this was played before; the others fall by the seed."""

    @classmethod
    def begin(
        cls,
        machine: Machine,
        seed: int,
        node: str | None = None,
        values: Mapping[str, str] | None = None,
        fallen: Mapping[str, str] | None = None,
    ) -> Playthrough:
        """A new playthrough, from the start or from a node with some variables set.

        Raises PlayError for a node, a variable or a value that is not there.
        """
        entry = Started(node or _first_node(machine), tuple((values or {}).items())) if node or values else None
        return cls(machine, seed, (_opening(machine, entry),), fallen or {}).settled()

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def site(self) -> Site:
        """Where the playthrough rests."""
        return self.machine.site(self.state)

    @cached_property
    def open_moves(self) -> tuple[Move, ...]:
        """What can be chosen now, in the author's order; empty at an ending."""
        return self.machine.open_moves(self.state)

    @property
    def ended(self) -> bool:
        return not self.open_moves

    @property
    def choices(self) -> int:
        """How many choices have been taken."""
        return sum(isinstance(step.entry, Chosen) for step in self.steps)

    @property
    def log(self) -> Log:
        """Everything needed to play it again."""
        metadata = self.machine.program.story.metadata
        entries = tuple(step.entry for step in self.steps if step.entry is not None)
        return Log(str(metadata.story), self.machine.program.story.content_hash, self.seed, entries)

    def choose(self, choice: str) -> Playthrough:
        """Takes an open choice, by `node.choice` or by its id alone; chances that follow are dealt.

        Raises PlayError when it is not open now.
        """
        move = next((move for move in self.open_moves if choice in (move.id, move.id.rpartition(".")[2])), None)
        if move is None:
            near = did_you_mean(choice, [move.id.rpartition(".")[2] for move in self.open_moves])
            raise PlayError(f"`{choice}` cannot be chosen here. {near}".strip())
        return self._taken(move, Chosen(move.id)).settled()

    def fall(self, outcome: str) -> Playthrough:
        """Lets the chance that is waiting fall this way. Raises PlayError where it cannot."""
        move = next((move for move in self.open_moves if move.id == outcome), None)
        if move is None or self.site.kind != "deal":
            raise PlayError(f"`{outcome}` is not dealt here.")
        chance, _, value = outcome.partition(".")
        return self._taken(move, Dealt(chance, value))

    def undo(self) -> Playthrough:
        """Without the last choice and what was dealt after it; its notes stay. Itself where nothing was chosen."""
        start = self.turn.start
        if not start:
            return self
        notes = (step.entry.words for step in self.steps[start:] if isinstance(step.entry, Noted))
        return reduce(Playthrough.noted, notes, replace(self, steps=self.steps[:start]))

    def noted(self, words: str) -> Playthrough:
        """With a note at this point."""
        return replace(self, steps=(*self.steps, Step(Noted(words), None, self.state, self.state, ())))

    @property
    def acted(self) -> Playthrough:
        """As it was when the last choice had been made and nothing had come of it yet; itself where none was."""
        chosen = self.steps[self.turn.start]
        for number, happening in enumerate(chosen.happenings, 1):
            if isinstance(happening, Acted):
                step = replace(chosen, state=happening.state, happenings=chosen.happenings[:number])
                return replace(self, steps=(*self.steps[: self.turn.start], step))
        return self

    @property
    def turn(self) -> range:
        """The numbers of the latest steps: the last choice and what followed it, or the beginning."""
        last = max((i for i, step in enumerate(self.steps) if isinstance(step.entry, Chosen)), default=0)
        return range(last, len(self.steps))

    def entered(self) -> Iterator[Entered]:
        """Every site entered so far, in order."""
        return (happening for step in self.steps for happening in step.happenings if isinstance(happening, Entered))

    def _taken(self, move: Move, entry: LogEntry) -> Playthrough:
        state, happenings = self.machine.step(self.state, move)
        return replace(self, steps=(*self.steps, Step(entry, move.option, self.state, state, happenings)))

    def settled(self) -> Playthrough:
        """With every waiting chance fallen, as it fell before or as the seed has it."""
        playthrough = self
        while playthrough.site.kind == "deal":
            playthrough = playthrough.fall(playthrough._due())
        return playthrough

    def _due(self) -> str:
        """The outcome of the chance that is waiting: `chance.outcome`."""
        chance = self.open_moves[0].id.partition(".")[0]
        weights = {move.id.partition(".")[2]: move.weight for move in self.open_moves}
        before = self.fallen.get(chance)
        return f"{chance}.{before if before in weights else dealt_outcome(self.seed, chance, weights)}"


def _first_node(machine: Machine) -> str:
    return str(machine.program.story.metadata.start)


def _opening(machine: Machine, entry: Started | None) -> Step:
    if entry is None:
        state, happenings = machine.start()
        return Step(None, None, state, state, happenings)
    if entry.node not in machine.program.scenes:
        raise PlayError(f"There is no node `{entry.node}`. {did_you_mean(entry.node, machine.program.scenes)}".strip())
    values = dict(_set_value(machine, name, value) for name, value in entry.values)
    state, happenings = machine.start(entry.node, values)
    return Step(entry, None, state, state, happenings)


def _set_value(machine: Machine, name: str, value: str) -> tuple[str, int]:
    variable = machine.program.variable(name)
    if variable is None or variable.kind == "bit":  # what has happened is not set
        known = [variable.name for variable in machine.program.variables if variable.kind != "bit"]
        raise PlayError(f"There is no variable `{name}`. {did_you_mean(name, known)}".strip())
    if value not in variable.values:
        raise PlayError(f"`{name}` cannot be `{value}`. {did_you_mean(value, variable.values)}".strip())
    return name, variable.index(value)
