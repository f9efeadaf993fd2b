"""An old log on a story that has moved on: follow the renames, play it again, say where it can go no further."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.language.words import in_words, reads_hidden
from game.machine.machine import Entered, Machine
from game.model.story import Story
from game.playing.log import Chosen, Dealt, Log, LogEntry, Started
from game.playing.playthrough import PlayError, Playthrough


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where an old log cannot go on, and why; `number` counts its entries from 1."""

    number: int
    entry: LogEntry
    message: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A log played again as far as it goes. `stopped` is None when that is all the way."""

    playthrough: Playthrough
    stopped: Stopped | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The beginning of a chapter, to go back to."""

    title: str
    playthrough: Playthrough


def checkpoints(playthrough: Playthrough) -> tuple[Checkpoint, ...]:
    """The chapters begun so far, each as the playthrough stood when it had begun and its chances had fallen."""
    titles = playthrough.machine.program.story.metadata.chapters
    found = []
    for index, step in enumerate(playthrough.steps):
        entered = (happening.site for happening in step.happenings if isinstance(happening, Entered))
        opened = [site.scene.node.opens for site in entered if site.kind != "deal" and site.scene.node.opens]
        if opened:
            found.append(Checkpoint(str(titles[opened[-1]]), _settled_at(playthrough, index)))
    return tuple(found)


def _settled_at(playthrough: Playthrough, index: int) -> Playthrough:
    """As it stood after this step and what was dealt after it."""
    end = index + 1
    while end < len(playthrough.steps) and isinstance(playthrough.steps[end].entry, Dealt):
        end += 1
    return replace(playthrough, steps=playthrough.steps[:end])


@dataclass(frozen=True, slots=True)
class Renames:
    """What nodes and choices were called before."""

    nodes: dict[str, str]
    choices: dict[str, str]

    @classmethod
    def of(cls, story: Story) -> Renames:
        nodes = {str(old): str(node.node) for node in story.nodes.values() for old in node.was}
        choices = {
            str(old) if "." in old else f"{node.node}.{old}": f"{node.node}.{choice.id}"
            for node in story.nodes.values()
            for choice in node.choices
            for old in choice.was
        }
        return cls(nodes, choices)

    def node(self, name: str) -> str:
        return self.nodes.get(name, name)

    def choice(self, name: str) -> str:
        """The present name: the choice's own rename first, then its node's, then both together."""
        node, _, choice = name.rpartition(".")
        moved = f"{self.node(node)}.{choice}"
        return self.choices.get(name) or self.choices.get(moved) or moved


def reopen(log: Log, machine: Machine) -> Reopened:
    """The playthrough a log records, on this machine, as far as the story still allows.

    Chances the story deals now and did not then fall by the log's seed; chances it no longer deals are passed over.
    """
    renames = Renames.of(machine.program.story)
    entries = list(log.entries)
    try:
        playthrough, done = _begun(log, machine, renames)
    except PlayError as error:
        return Reopened(Playthrough.begin(machine, log.seed), Stopped(1, entries[0], str(error)))
    for number, entry in enumerate(entries[done:], done + 1):
        try:
            playthrough = _replayed(playthrough, entry, renames)
        except PlayError as error:
            return Reopened(playthrough, Stopped(number, entry, str(error)))
    return Reopened(playthrough, None)


def _begun(log: Log, machine: Machine, renames: Renames) -> tuple[Playthrough, int]:
    """The first step, and how many entries it took. Raises PlayError when what it was started with is gone."""
    first = log.entries[0] if log.entries else None
    if isinstance(first, Started):
        return Playthrough.begin(machine, log.seed, renames.node(first.node), dict(first.values)), 1
    return Playthrough.begin(machine, log.seed), 0


def _replayed(playthrough: Playthrough, entry: LogEntry, renames: Renames) -> Playthrough:
    match entry:
        case Chosen(choice):
            name = renames.choice(choice)
            if name not in (move.id for move in playthrough.open_moves):
                raise PlayError(_why_not(playthrough, name))
            return playthrough.choose(name)
        case Dealt(chance, outcome):
            return _redealt(playthrough, chance, outcome)
        case Started():
            raise PlayError("A playthrough can be started only once.")


def _redealt(playthrough: Playthrough, chance: str, outcome: str) -> Playthrough:
    """The chance as the log has it, though the seed had dealt it otherwise; itself where it is dealt no longer.

    Chances are dealt as soon as they are due, so the fall is found among the steps since the last choice.
    """
    steps = playthrough.steps
    for index in range(len(steps) - 1, 0, -1):
        entry = steps[index].entry
        if not isinstance(entry, Dealt):
            break
        if entry == Dealt(chance, outcome):
            return playthrough
        if entry.chance == chance:
            before = Playthrough(playthrough.machine, playthrough.seed, steps[:index])
            return before.fall(f"{chance}.{outcome}").settled()
    return playthrough


def _why_not(playthrough: Playthrough, name: str) -> str:
    """A sentence on why a choice of the log cannot be taken now."""
    program = playthrough.machine.program
    node, _, choice = name.rpartition(".")
    if node not in program.scenes:
        return f"The scene `{node}` is no longer in the story."
    option = next((option for option in program.scenes[node].options if option.id == name), None)
    if option is None:
        return f"The choice `{choice}` is no longer in the scene `{node}`."
    here = playthrough.site.scene.node.node
    if here != node:
        return f"The story now leads to `{here}` where the choice `{name}` was made."
    reason = "" if reads_hidden(option.open) else in_words(option.open)
    return f"The choice `{choice}` is no longer open in `{node}`{f'; it needs: {reason}' if reason else ''}."
