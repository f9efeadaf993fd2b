"""Where you stand, in words, and the papers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from game.playing.dossier import Standing, meters, papers
from game.playing.playthrough import Playthrough
from game.playing.settings import METERS
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
        kept = self.settings[METERS]
        for group in (meters(self.playthrough) if kept != "hidden" else (), papers(self.playthrough)):
            for line in group:
                yield Plain(standing_line(line, kept), classes="entry" if line is group[0] else "line")
                if any(line.beside):
                    yield Plain(beside(line), classes="line quiet")
        if not meters(self.playthrough) and not papers(self.playthrough):
            yield Plain("Nothing is written about you yet.", classes="entry")


def beside(line: Standing) -> str:
    """What lies beside where you stand: `A step down: noticed. A step up: relied upon.`."""
    steps = zip(("down", "up"), line.beside, strict=True)
    return "  " + " ".join(f"A step {way}: {words}." for way, words in steps if words)
