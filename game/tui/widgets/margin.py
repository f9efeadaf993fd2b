"""The margin of a wide window: where you stand, who is here, which papers exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.playing.dossier import Acquaintance, Standing, acquaintances, meters, papers
from game.playing.playthrough import Playthrough
from game.tui.widgets.plain import Plain
from game.tui.words import INK

CHANGED = " ·"
"""Follows words that the last choice changed."""


class Margin(Vertical):
    """Notes beside the page, in words; numbers only where they are wanted."""

    DEFAULT_CSS = """
    Margin { display: none; width: 34; padding: 0 0 0 4; color: $faded; text-style: $faded-style; }
    """

    def compose(self) -> ComposeResult:
        yield Plain(id="notes")

    def show(self, playthrough: Playthrough, kept: str) -> None:
        """Shows how things are now, the meters as they are `kept`; asks nothing where nobody would see it."""
        if not self.display:
            return
        people = [person for person in acquaintances(playthrough) if person.here]
        groups = (
            [standing_line(line, kept) for line in meters(playthrough) if kept != "hidden"],
            *([_person(person)] for person in people),
            [standing_line(line) for line in papers(playthrough)],
        )
        self.query_one(Plain).say(Content("\n\n").join(_groups(groups)))


def _groups(groups: Iterable[list[Content]]) -> Iterator[Content]:
    return (Content("\n").join(lines) for lines in groups if lines)


def standing_line(line: Standing, kept: str = "words") -> Content:
    """A line of the status, marked where the last choice changed it: `Standing: one of many ·`."""
    words = Content.styled(line.words + f" ({line.number})" * (kept == "numbers" and bool(line.number)), INK)
    return Content.assemble(f"{line.title}: ", words, CHANGED if line.changed else "")


def _person(person: Acquaintance) -> Content:
    return Content.assemble((person.called, INK), f"\n{person.reminder}")
