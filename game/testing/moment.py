"""A playthrough as it stands after a step, asked what a script may want to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.playing.offering import Offer, offers
from game.playing.playthrough import Playthrough
from game.playing.reopening import Renames
from game.playing.telling import Told, lines_of, told


@dataclass(frozen=True)
class Moment:
    """Where a playthrough stands; `renames` are those of its story, so that a script may use former names."""

    playthrough: Playthrough
    renames: Renames

    @property
    def node(self) -> str:
        """The node where it rests."""
        return str(self.playthrough.site.scene.node.node)

    @property
    def ending(self) -> str:
        """The ending it has come to; empty while it goes on."""
        return self.node if self.playthrough.site.kind == "ending" else ""

    @cached_property
    def offers(self) -> dict[str, Offer]:
        """What the player is offered, open and locked, by `node.choice`."""
        return {offer.id: offer for offer in offers(self.playthrough)}

    @property
    def open(self) -> list[str]:
        """The choices that are open: `node.choice` of each."""
        return [offer.id for offer in self.offers.values() if offer.open]

    @cached_property
    def told(self) -> list[Told]:
        """Everything the last choice and the chances that fell after it have told."""
        return [part for index in self.playthrough.turn for part in told(self.playthrough, index)]

    @cached_property
    def text(self) -> str:
        """The words of it, a paragraph or a line of a document on each line."""
        return "\n".join(line for part in self.told for line in lines_of(part) if line)

    def choice(self, name: str) -> str:
        """What a choice of this node is called now: `node.choice`. A name without a node is one of this node."""
        full = name if "." in name else f"{self.node}.{name}"
        return next((known for known in self.renames.candidates(full) if known in self._choices), full)

    def has_choice(self, name: str) -> bool:
        """Whether this node has such a choice at all."""
        return self.choice(name) in self._choices

    def has_node(self, name: str) -> bool:
        """Whether the story has such a node."""
        return self.renames.node(name) in self.playthrough.machine.program.scenes

    @cached_property
    def _choices(self) -> set[str]:
        return {option.id for option in self.playthrough.site.scene.options}


def own_id(choice: str) -> str:
    """`node.choice` -> `choice`."""
    return choice.rpartition(".")[2]
