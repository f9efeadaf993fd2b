"""Where you stand, in words, and the papers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.playing.dossier import meters, papers
from game.playing.playthrough import Playthrough
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
        for group in (meters(self.playthrough), papers(self.playthrough)):
            for line in group:
                yield Passage(standing_line(line), space=int(line is group[0]))
        if not meters(self.playthrough) and not papers(self.playthrough):
            yield Passage(Content("Nothing is written about you yet."))
