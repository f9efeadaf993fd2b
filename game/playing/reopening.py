"""An old log on a story that has moved on: follow the renames, play it again, say where it can go no further."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.language.words import in_words, reads_hidden
from game.machine.machine import Entered, Machine
from game.model.story import Story
from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started
from game.playing.playthrough import Playthrough


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
    found: dict[str, Checkpoint] = {}
    for index, step in enumerate(playthrough.steps):
        for happening in step.happenings:
            opens = happening.site.scene.node.opens if isinstance(happening, Entered) else None
            if opens is not None and opens not in found:
                found[opens] = Checkpoint(str(titles[opens]), _settled_at(playthrough, index))
    return tuple(found.values())


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
        """What the `was:` of a story's nodes and choices say."""
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

    def candidates(self, choice: str) -> tuple[str, ...]:
        """What a choice of the log may be called now, the likeliest first.

        Its own name, in case a later node has taken an old one; then the choice's rename; then its node's; then both.
        """
        node, _, name = choice.rpartition(".")
        moved = f"{self.node(node)}.{name}"
        renamed = (self.choices[old] for old in (choice, moved) if old in self.choices)
        return (choice, *renamed, moved)


def reopen(log: Log, machine: Machine) -> Reopened:
    """The playthrough a log records, on this machine, as far as the story still allows.

    Chances fall as they fell then, wherever the story deals them now; those it did not deal then, by the log's seed.
    """
    renames = Renames.of(machine.program.story)
    numbered = list(enumerate(log.entries, 1))
    try:
        playthrough = begun(log, machine, renames)
    except PlayError as error:
        return Reopened(Playthrough.begin(machine, log.seed), Stopped(*numbered[0], str(error)))
    for number, entry in numbered:
        if isinstance(entry, Chosen):
            try:
                playthrough = followed(playthrough, entry.choice, renames)
            except PlayError as error:
                return Reopened(playthrough, Stopped(number, entry, str(error)))
        elif isinstance(entry, Noted):
            playthrough = playthrough.noted(entry.words)
    return Reopened(playthrough, None)


def begun(log: Log, machine: Machine, renames: Renames) -> Playthrough:
    """The first step of a log. Raises PlayError when what it was started with is gone."""
    fallen = {entry.chance: entry.outcome for entry in log.entries if isinstance(entry, Dealt)}
    first = log.entries[0] if log.entries else None
    if isinstance(first, Started):
        return Playthrough.begin(machine, log.seed, renames.node(first.node), dict(first.values), fallen)
    return Playthrough.begin(machine, log.seed, fallen=fallen)


def followed(playthrough: Playthrough, choice: str, renames: Renames) -> Playthrough:
    """The playthrough after a choice of a log, as it is called now. Raises PlayError, saying why it cannot be taken."""
    opened = {move.id for move in playthrough.open_moves}
    name = next((name for name in renames.candidates(choice) if name in opened), None)
    if name is None:
        raise PlayError(_why_not(playthrough, renames, choice))
    return playthrough.choose(name)


def _why_not(playthrough: Playthrough, renames: Renames, gone: str) -> str:
    """A sentence on why a choice of the log cannot be taken now."""
    program = playthrough.machine.program
    known = {option.id for scene in program.scenes.values() for option in scene.options}
    names = renames.candidates(gone)
    name = next((name for name in names if name in known), names[-1])
    node, _, choice = name.rpartition(".")
    if node not in program.scenes:
        return f"There is now no scene `{node}` in the story."
    option = next((option for option in program.scenes[node].options if option.id == name), None)
    if option is None:
        return f"There is now no choice `{choice}` in the scene `{node}`."
    here = playthrough.site.scene.node.node
    if here != node:
        return f"The story now leads to `{here}` where the choice `{name}` was made."
    told = not playthrough.machine.holds(playthrough.state, option.open) and not reads_hidden(option.open)
    reason = in_words(option.open) if told else ""
    return f"The choice `{choice}` is now not open in `{node}`{f'; it needs: {reason}' if reason else ''}."
