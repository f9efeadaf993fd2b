"""The margin of a wide window: where you stand, who is in the scene, which papers exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from game.playing.dossier import Acquaintance, Standing, meters, outside, papers
from game.playing.playthrough import Playthrough
from game.tui.widgets.plain import Plain
from game.tui.words import INK

CHANGED = " ·"
"""Follows words that the last choice changed."""


class Margin(Plain):
    """Notes beside the page, in words; numbers only where they are wanted."""

    DEFAULT_CSS = """
    Margin { display: none; width: 34; height: 100%; padding: 0 0 0 4; color: $faded; text-style: $faded-style; }
    """

    def __init__(self) -> None:
        super().__init__(id="margin")
        self._standing = self._papers = Content()
        self._people: list[Content] = []

    def show(self, playthrough: Playthrough, people: Callable[[], Iterable[Acquaintance]], kept: str) -> None:
        """Shows how things are and who is here, the meters as they are `kept`, and nothing outside the story.

        Asks nothing where nobody would see it.
        """
        if self.display:
            here = () if outside(playthrough) else sorted(people(), key=lambda person: -person.here)
            self._standing = _lines(standing_line(line, kept) for line in meters(playthrough) if kept != "hidden")
            self._people = [_person(person) for person in here if person.here]
            self._papers = _lines(standing_line(line) for line in papers(playthrough))
            self.say(self.notes(), layout=False)

    def on_resize(self) -> None:
        self.say(self.notes(), layout=False)

    def notes(self) -> Content:
        """Where you stand and which papers exist, and between them as many of the people as there is room for."""
        around = [group for group in (self._standing, self._papers) if group]
        room, people = self.size.height - sum(map(self._height, around)), []
        for person in self._people:
            if (room := room - self._height(person)) < -1:  # the last one needs no empty line under it
                break
            people.append(person)
        return Content("\n\n").join(filter(None, (self._standing, *people, self._papers)))

    def _height(self, group: Content) -> int:
        """Its lines, and the empty one under it."""
        return len(group.wrap(max(self.size.width, 1))) + 1


def _lines(lines: Iterable[Content]) -> Content:
    return Content("\n").join(lines)


def standing_line(line: Standing, kept: str = "words") -> Content:
    """A line of where you stand, marked where the last choice changed it: `Standing: one of many ·`."""
    words = Content.styled(line.words + f" ({line.number})" * (kept == "numbers" and bool(line.number)), INK)
    return Content.assemble(f"{line.title}: ", words, CHANGED if line.before else "")


def _person(person: Acquaintance) -> Content:
    """What has become of somebody comes before what they are remembered by."""
    return Content.assemble((person.called, INK), f"\n{person.fate or person.reminder}")
