"""Where you stand, in words, and the papers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.playing.dossier import Standing, meters, papers
from game.playing.playthrough import Playthrough
from game.playing.settings import METERS
from game.playing.telling import chapter_of
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.widgets.margin import standing_line
from game.tui.words import FADED


class Status(Leaf):
    """Words that the last choice changed are marked."""

    heading = "Where you stand"

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self.playthrough = playthrough

    def passages(self) -> Iterator[Passage]:
        if chapter := chapter_of(self.playthrough):
            yield Passage(Content.styled(chapter, FADED))
        kept = self.settings[METERS]
        for group in (meters(self.playthrough) if kept != "hidden" else (), papers(self.playthrough)):
            for line in group:
                yield Passage(standing_line(line, kept), space=int(line is group[0]))
                if any(line.beside):
                    yield Passage(Content.styled(beside(line), FADED), space=0, indent=2)
        if not meters(self.playthrough) and not papers(self.playthrough):
            yield Passage(Content("Nothing is written about you yet."))


def beside(line: Standing) -> str:
    """What lies beside where you stand: `A step down: noticed. A step up: relied upon.`."""
    steps = zip(("down", "up"), line.beside, strict=True)
    return " ".join(f"A step {way}: {words}." for way, words in steps if words)
