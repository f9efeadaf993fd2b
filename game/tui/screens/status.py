"""Where you stand, in words, and the papers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from game.playing.dossier import meters, papers
from game.playing.playthrough import Playthrough
from game.playing.telling import chapter_of
from game.tui.screens.leaf import Leaf
from game.tui.widgets.margin import standing_line
from game.tui.widgets.plain import Plain


class Status(Leaf):
    """Words that the last choice changed are marked."""

    heading = "Where you stand"

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self.playthrough = playthrough

    def lines(self) -> Iterator[Plain]:
        if chapter := chapter_of(self.playthrough):
            yield Plain(chapter, classes="entry quiet")
        for group in (meters(self.playthrough), papers(self.playthrough)):
            for line in group:
                yield Plain(standing_line(line), classes="entry" if line is group[0] else "line")
        if not meters(self.playthrough) and not papers(self.playthrough):
            yield Plain("Nothing is written about you yet.", classes="entry")
