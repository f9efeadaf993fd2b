"""The archive: the files of finished games, to open again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from game.playing.session import Session
from game.tui.commands import ARCHIVE, Command, bindings
from game.tui.messages import Open
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.screens.games import last_played
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu
from game.tui.widgets.page import Page
from game.tui.words import HEADING


class Archive(Choosing):
    """Each line is a file; taking it opens the file at its cover."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ARCHIVE)]
    commands: ClassVar[tuple[Command, ...]] = ARCHIVE
    DEFAULT_CSS = """
    Archive Page { height: 1fr; }
    Archive Menu { margin: 1 0 0 0; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.kept = session.archive

    def body(self) -> ComposeResult:
        yield Head("The archive")
        with Page():
            yield Menu(
                [Item(number, str(number), self.words(number)) for number in range(1, len(self.kept) + 1)], apart=1
            )

    def words(self, number: int) -> Content:
        """How a file was closed, whose it is, and when it was last played."""
        game = self.kept[number - 1]
        name = " · ".join(filter(None, (game.title, self.session.closed(game))))
        return Content.assemble((name, HEADING), "\n", last_played(game))

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.post_message(Open(self.kept[int(message.id) - 1]))

    def action_back(self) -> None:
        self.dismiss()
