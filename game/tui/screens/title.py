"""The first screen: the title, a few words, and where to begin."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.playing.cover import Cover
from game.tui.messages import ArchiveAsked, GamesAsked, NewGame, Open
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.widgets.menu import Menu
from game.tui.widgets.plain import Plain


class Title(Choosing):
    """Continue, begin, or leave."""

    DEFAULT_CSS = """
    Title #cover { height: 1fr; align-vertical: middle; padding: 0 0 4 9; }
    Title #title, Title #subtitle { padding: 0 0 0 1; }
    Title #title { text-style: $heading-style; }
    Title #subtitle { color: $faded; text-style: $faded-style; }
    Title Menu { margin: 3 0 0 0; width: 41; }
    Title .notice { color: $faded; text-style: italic $faded-style; margin: 2 0 0 1; max-width: 60; }
    """

    def __init__(self, cover: Cover) -> None:
        super().__init__()
        self.cover = cover

    def body(self) -> ComposeResult:
        with Vertical(id="cover"):
            yield Plain(self.cover.title, id="title")
            yield Plain(self.cover.subtitle, id="subtitle")
            yield Menu(self.items())
            for sentence in self.cover.take_notices():
                yield Plain(sentence, classes="notice")

    def items(self) -> list[Item]:
        """Continuing stands first where there is something to continue."""
        games = self.cover.games
        unfinished = [game for game in games if not game.ending]
        words = {
            "continue": "Continue" if unfinished else "",
            "new": "New game",
            "games": "Saved games" if len(unfinished) > 1 else "",
            "archive": "The archive" if len(unfinished) < len(games) else "",
            "leave": "Leave",
        }
        shown = [(name, label) for name, label in words.items() if label]
        return [Item(number, name, Content(label)) for number, (name, label) in enumerate(shown, 1)]

    def on_menu_taken(self, message: Menu.Taken) -> None:
        match message.id:
            case "continue":
                self.post_message(Open(self.cover.unfinished[0]))
            case "games":
                self.post_message(GamesAsked())
            case "archive":
                self.post_message(ArchiveAsked())
            case "new":
                self.post_message(NewGame())
            case _:
                self.app.exit()
