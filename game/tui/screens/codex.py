"""The codex: what stands behind the words of the page, and how well it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from game.filing.facts import STATUS
from game.playing.playthrough import Playthrough
from game.playing.telling import cited, codex_entry
from game.tui import words as set_in_type
from game.tui.screens.leaf import Leaf
from game.tui.widgets.plain import Plain


class Codex(Leaf):
    """One entry, or every entry a page links to, one under the other."""

    heading = "Codex"

    def __init__(self, playthrough: Playthrough, entries: Sequence[str]) -> None:
        super().__init__()
        self.playthrough = playthrough
        self.entries = entries

    def lines(self) -> Iterator[Widget]:
        story = self.playthrough.machine.program.story
        for name in self.entries:
            entry = story.codex[name]
            yield Plain(str(entry.title), classes="entry title")
            for words in codex_entry(self.playthrough, name):
                yield Plain(set_in_type.content(words), classes="entry")
            sources = [set_in_type.content(source) for source in cited(self.playthrough, name)]
            yield Plain(Content("\n").join([Content(STATUS[entry.status]), *sources]), classes="entry quiet")
