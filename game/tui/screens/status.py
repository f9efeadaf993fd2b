"""Where you stand, in words, and the papers that exist."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.playing.dossier import meters, papers
from game.playing.playthrough import Playthrough
from game.playing.settings import METERS, Setting
from game.playing.telling import chapter_of
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.widgets.galley import Galley
from game.tui.widgets.margin import standing_line
from game.tui.words import FADED


class Status(Leaf):
    """What the last choice changed is marked, and what it was before is said."""

    heading = "Where you stand"

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self.playthrough = playthrough

    async def show_settings(self, changed: Setting | None) -> None:
        await super().show_settings(changed)
        self.query_one(Galley).set_type(self.passages())

    def passages(self) -> Iterator[Passage]:
        if chapter := chapter_of(self.playthrough):
            yield Passage(Content.styled(chapter, FADED))
        kept = self.settings[METERS]
        groups = [group for group in (meters(self.playthrough) * (kept != "hidden"), papers(self.playthrough)) if group]
        for group in groups:
            for line in group:
                yield Passage(standing_line(line, kept), space=int(line is group[0]))
                if line.before:
                    yield Passage(Content.styled(f"Before your last choice: {line.before}.", FADED), space=0, indent=2)
                if line.steps:
                    yield Passage(Content.styled(f"{'. '.join(line.steps)}.", FADED), space=0, indent=2)
        if not groups:
            yield Passage(Content("Nothing is written about you here."))
