"""Where a playthrough should stand and what should be offered there: `node`, `ending`, `open`, `locked`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.language.scope import Scope
from game.model.problems import did_you_mean
from game.model.text import Place, Text
from game.playing.reopening import Renames
from game.playing.telling import Offer
from game.testing.finding import Change, Finding, listed
from game.testing.moment import Moment, own_id
from game.testing.texts import same_words

OTHERS = "..."
"""In `open`, stands for whatever else is open."""


@dataclass(frozen=True, slots=True)
class AtNode:
    """It rests at a node."""

    name: Text

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        if moment.renames.node(self.name) == moment.node:
            return None
        change = Change(self.name.place, moment.node)
        return Finding(self.name.place, f"the node `{self.name}`", f"`{moment.node}`", change)


@dataclass(frozen=True, slots=True)
class AtEnding:
    """It has come to an ending."""

    name: Text

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        if moment.ending and moment.renames.node(self.name) == moment.ending:
            return None
        change = Change(self.name.place, moment.ending) if moment.ending else None
        found = f"the ending `{moment.ending}`" if moment.ending else f"that it goes on at `{moment.node}`"
        return Finding(self.name.place, f"the ending `{self.name}`", found, change)


@dataclass(frozen=True, slots=True)
class Open:
    """Some choices are open."""

    table: Place
    """Where the expectation stands that lists them."""
    choices: tuple[Text, ...]
    others: bool
    """Whether others may be open too."""

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        wanted = {choice: own_id(moment.choice(choice)) for choice in self.choices}
        kept = [str(choice) for choice, name in wanted.items() if name in moment.open]
        more = [] if self.others else [name for name in moment.open if name not in wanted.values()]
        if len(kept) == len(wanted) and not more:
            return None
        place = self.choices[0].place if self.choices else self.table
        only = " and nothing else" * bool(self.choices and not self.others)
        expected = f"{listed(list(map(str, self.choices)))} open{only}"
        found = "; ".join([listed(moment.open), *self._reasons(moment)])
        return Finding(place, expected, found, Change(self.table, (*kept, *more, *[OTHERS] * self.others)))

    def _reasons(self, moment: Moment) -> list[str]:
        """Why some of those that should be open are locked."""
        asked = (moment.offers.get(moment.choice(choice)) for choice in self.choices)
        return [f"`{own_id(offer.id)}` is locked: {offer.reason}" for offer in asked if offer and not offer.open]


@dataclass(frozen=True, slots=True)
class Locked:
    """A choice is shown but locked, and the reason given has some words in it."""

    choice: Text
    words: Text

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        offer = moment.offers.get(moment.choice(self.choice))
        if offer is not None and not offer.open and same_words(self.words) in same_words(offer.reason):
            return None
        change = Change(self.words.place, offer.reason) if offer is not None and not offer.open else None
        because = f" with `{self.words}` in its reason" * bool(self.words)
        return Finding(self.choice.place, f"`{self.choice}` locked{because}", _how_it_stands(offer, moment), change)


def _how_it_stands(offer: Offer | None, moment: Moment) -> str:
    if offer is None:
        return f"that it is not shown at `{moment.node}`"
    return "it open" if offer.open else f"the reason `{offer.reason}`"


def known_node(name: Text, scope: Scope, renames: Renames) -> bool:
    """Whether the story has a node of this name, or had; reports it where there is none."""
    return name in renames.nodes or scope.node(name)


def known_ending(name: Text, scope: Scope, renames: Renames) -> bool:
    """Whether the story has an ending of this name; reports it where there is none."""
    if not known_node(name, scope, renames):
        return False
    if scope.story.nodes[renames.node(name)].kind == "ending":
        return True
    endings = [node for node, written in scope.story.nodes.items() if written.kind == "ending"]
    scope.problems.add("V021", name.place, f"`{name}` is no ending.", did_you_mean(name, endings))
    return False


def known_choices(names: Iterable[Text], scope: Scope, renames: Renames) -> bool:
    """Whether each is a choice of some node, or was; reports those that are not."""
    own = {own_id(choice) for choice in (*scope.choices, *renames.choices)}
    unknown = [name for name in names if name not in own and scope.choices.isdisjoint(renames.candidates(name))]
    for name in unknown:
        scope.undeclared(name, scope.choices if "." in name else own, "a choice of any node")
    return not unknown
