"""Where a playthrough should stand and what should be offered there: `node`, `ending`, `open`, `locked`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.text import Place, Text
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
        return Finding(self.name.place, f"the node {_named(self.name, moment)}", f"`{moment.node}`", change)


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
        return Finding(self.name.place, f"the ending {_named(self.name, moment)}", found, change)


def _named(name: Text, moment: Moment) -> str:
    return f"`{name}`" if moment.has_node(name) else f"`{name}`, which the story does not have"


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
        wanted = {choice: moment.choice(choice) for choice in self.choices}
        kept = [choice for choice, name in wanted.items() if name in moment.open]
        more = [] if self.others else [own_id(name) for name in moment.open if name not in wanted.values()]
        if len(kept) == len(wanted) and not more:
            return None
        place = self.choices[0].place if self.choices else self.table
        only = " and nothing else" * bool(self.choices and not self.others)
        found = "; ".join([listed(map(own_id, moment.open)), *self._reasons(moment)])
        change = Change(self.table, (*map(str, kept), *more, *[OTHERS] * self.others))
        return Finding(place, f"{listed(self.choices)} open{only}", found, change)

    def _reasons(self, moment: Moment) -> Iterator[str]:
        """Why some of those that should be open are not."""
        for choice in self.choices:
            offer = moment.offers.get(moment.choice(choice))
            if offer is None and not moment.has_choice(choice):
                yield f"`{moment.node}` has no choice `{choice}`"
            elif offer is not None and not offer.open:
                yield f"`{choice}` is locked: {offer.reason}"


@dataclass(frozen=True, slots=True)
class Locked:
    """A choice is shown but locked, and the reason given has some words in it."""

    choice: Text
    words: Text

    def look(self, moment: Moment) -> Finding | None:
        """None where it is so."""
        offer = moment.offers.get(moment.choice(self.choice))
        locked = offer is not None and not offer.open
        reason = offer.reason if offer is not None else ""
        if locked and same_words(self.words) in same_words(reason):
            return None
        because = f" with `{self.words}` in its reason" * bool(self.words)
        change = Change(self.words.place, reason) if locked else None
        found = f"the reason `{reason}`" if locked else self._instead(moment)
        return Finding(self.choice.place, f"`{self.choice}` locked{because}", found, change)

    def _instead(self, moment: Moment) -> str:
        if moment.choice(self.choice) in moment.offers:
            return "it open"
        known = moment.has_choice(self.choice)
        return f"that it is not shown at `{moment.node}`" if known else f"that `{moment.node}` has no such choice"
