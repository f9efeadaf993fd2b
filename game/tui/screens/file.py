"""The file so far: your acts, dated, the ledger of accusations, and the papers."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from game.playing.dossier import LedgerLine, file_so_far, ledger, papers
from game.playing.playthrough import Playthrough
from game.tui import words as set_in_type
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.script import dated
from game.tui.widgets.margin import standing_line
from game.tui.words import FADED, HEADING


class File(Leaf):
    """What stands on paper, in the order in which it was written."""

    heading = "The file so far"

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self.playthrough = playthrough

    def passages(self) -> Iterator[Passage]:
        return file_so_far_set(self.playthrough)


def file_so_far_set(playthrough: Playthrough) -> Iterator[Passage]:
    """Your acts; the accusations, your own and once it is over everybody's; and the papers there are."""
    acts = file_so_far(playthrough)
    lines = [line for line in ledger(playthrough) if playthrough.ended or line.yours]
    exist = papers(playthrough)
    if not (acts or exist):
        yield Passage(Content("There is nothing in it yet."))
    for filed in acts:
        yield dated(filed.date, set_in_type.content(filed.words))
    if lines:
        yield Passage(Content.styled("Accusations", HEADING))
    for line in lines:
        yield dated(line.month, accusation(line))
    if exist:
        yield Passage(Content.styled("Papers", HEADING))
    yield from (Passage(standing_line(paper), space=int(paper is exist[0])) for paper in exist)


def accusation(line: LedgerLine) -> Content:
    """Who accused whom, in what form; then what pressed, and what you wrote as the reason."""
    pressed = " and ".join(line.causes)
    ground = f' The reason you wrote: "{line.ground}"' if line.ground else ""
    said = f"{line.by} accuses {line.of}, in {line.form}."
    return Content.assemble(said, "\n", (f"What pressed: {pressed}.{ground}", FADED))
