"""Saved games, and the chapters of the one under way: where else to go on from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from game.playing.reopening import Checkpoint
from game.playing.session import Session
from game.playing.shelf import SavedGame
from game.tui.commands import GAMES, Command, bindings
from game.tui.messages import GoBack, Open
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.widgets.menu import Menu
from game.tui.widgets.plain import Plain


class Games(Choosing):
    """Going back to a chapter begins a copy; nothing saved is lost by looking."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GAMES)]
    commands: ClassVar[tuple[Command, ...]] = GAMES
    DEFAULT_CSS = """
    Games #code { color: $faded; text-style: $faded-style; }
    """
    heading = "Chapters and saved games"
    apart = 1

    def __init__(self, session: Session, *, chapters: bool = False) -> None:
        super().__init__()
        self.session = session
        self.targets: tuple[Checkpoint | SavedGame, ...] = (
            *(session.checkpoints if chapters else ()),
            *(game for game in session.unfinished if session.game is None or game.id != session.game.id),
        )

    def body(self) -> ComposeResult:
        yield from super().body()
        if self.session.shelf.known_as:
            yield Plain(f"Your games are kept {self.session.shelf.known_as}.", id="code")

    def items(self) -> list[Item]:
        return [Item(number, str(number), self.words(target)) for number, target in enumerate(self.targets, 1)]

    def words(self, target: Checkpoint | SavedGame) -> Content:
        """What would be opened, in words."""
        if isinstance(target, Checkpoint):
            return Content(f"Back to the beginning of {target.title}.")
        return Content(f"{' · '.join(self.place(target))}\n{last_played(target)}")

    def place(self, game: SavedGame) -> Iterator[str]:
        """Its name if it has one, and where and when it stands."""
        where = self.session.stands(game)
        return filter(None, (game.title, where.at, where.date))

    def on_menu_taken(self, message: Menu.Taken) -> None:
        target = self.targets[int(message.id) - 1]
        self.post_message(GoBack(target) if isinstance(target, Checkpoint) else Open(target))


def last_played(game: SavedGame) -> str:
    """`12 choices, last played on 3 May 2026 at 21:10`, by local time."""
    when = game.saved.astimezone()
    choices = f"{game.choices} choice{'s' * (game.choices != 1)}"
    return f"{choices}, last played on {when.day} {when:%B %Y} at {when:%H:%M}"
