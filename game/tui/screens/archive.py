"""The archive: the files of finished games, to open again."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from game.playing.session import Session
from game.playing.shelf import SavedGame
from game.tui.commands import ARCHIVE, Command, bindings
from game.tui.messages import Open
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.screens.games import last_played
from game.tui.widgets.menu import Menu
from game.tui.words import HEADING


class Archive(Choosing):
    """Each line is a file; taking it opens the file at its cover."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ARCHIVE)]
    commands: ClassVar[tuple[Command, ...]] = ARCHIVE
    heading = "The archive"
    apart = 1

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.kept = session.archive

    def items(self) -> list[Item]:
        return [Item(number, str(number), self.words(game)) for number, game in enumerate(self.kept, 1)]

    def words(self, game: SavedGame) -> Content:
        """How a file was closed, whose it is, and when it was last played."""
        name = " · ".join(filter(None, (game.title, self.session.closed(game))))
        return Content.assemble((name, HEADING), "\n", last_played(game))

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.post_message(Open(self.kept[int(message.id) - 1]))
