"""The file so far: your acts, dated, and the ledger of accusations."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from game.playing.dossier import LedgerLine, file_so_far, ledger
from game.playing.playthrough import Playthrough
from game.tui import words as set_in_type
from game.tui.screens.leaf import Leaf
from game.tui.widgets.dated import Dated
from game.tui.widgets.plain import Plain
from game.tui.words import FADED


class File(Leaf):
    """What stands on paper, in the order in which it was written."""

    heading = "The file so far"

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self.playthrough = playthrough

    def lines(self) -> Iterator[Widget]:
        return file_lines(self.playthrough)


def file_lines(playthrough: Playthrough) -> Iterator[Widget]:
    """Your acts, then the accusations: your own, and once it is over everybody's."""
    acts = file_so_far(playthrough)
    lines = [line for line in ledger(playthrough) if playthrough.ended or line.yours]
    if not acts:
        yield Plain("Nothing you have done stands on paper yet.", classes="entry")
    for filed in acts:
        yield Dated(filed.date, set_in_type.content(filed.words))
    if lines:
        yield Plain("Accusations", classes="entry title")
    for line in lines:
        yield Dated(line.month, accusation(line))


def accusation(line: LedgerLine) -> Content:
    """Who accused whom, in what form; then what pressed, and what you wrote as the reason."""
    pressed = " and ".join(line.causes)
    ground = f' The reason you wrote: "{line.ground}"' if line.ground else ""
    said = f"{line.by} accuses {line.of}, in {line.form}."
    return Content.assemble(said, "\n", (f"What pressed: {pressed}.{ground}", FADED))
