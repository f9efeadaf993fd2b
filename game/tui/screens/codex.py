"""The codex: what stands behind the words of the page, and how well it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from game.filing.facts import STATUS
from game.playing.playthrough import Playthrough
from game.playing.telling import cited, codex_entry
from game.tui import words as set_in_type
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.words import FADED, HEADING


class Codex(Leaf):
    """One entry, or every entry a page links to, one under the other."""

    heading = "Codex"

    def __init__(self, playthrough: Playthrough, entries: Sequence[str]) -> None:
        super().__init__()
        self.playthrough = playthrough
        self.entries = entries

    def passages(self) -> Iterator[Passage]:
        story = self.playthrough.machine.program.story
        for name in self.entries:
            entry = story.codex[name]
            yield Passage(Content.styled(str(entry.title), HEADING))
            for words in codex_entry(self.playthrough, name):
                yield Passage(set_in_type.content(words))
            sources = [set_in_type.content(source) for source in cited(self.playthrough, name)]
            yield Passage(Content("\n").join([Content(STATUS[entry.status]), *sources]).stylize_before(FADED))
