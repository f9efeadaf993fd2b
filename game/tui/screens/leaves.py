"""The leaves the play screen can lay over the page, by name. Imported when the first one is opened."""

from __future__ import annotations

from game.playing.settings import SPACING
from game.tui.screens.codex import Codex
from game.tui.screens.desk import Desk
from game.tui.screens.file import File
from game.tui.screens.games import Games
from game.tui.screens.history import History
from game.tui.screens.play import Play
from game.tui.screens.status import Status
from game.tui.screens.who import Who
from game.tui.sheets import linked


def leaf(name: str, play: Play) -> Desk:
    """The leaf of this name over this page. Raises KeyError for one there is not."""
    playthrough = play.playthrough
    match name:
        case "who":
            return Who(play.people())
        case "status":
            return Status(play.read_so_far)
        case "file":
            return File(play.read_so_far)
        case "history":
            return History(play.reader.history(), close=play.settings[SPACING] == "indents")
        case "codex":
            return Codex(playthrough, list(linked(play.reader.shown)))
        case "games":
            return Games(play.session, chapters=True)
    raise KeyError(name)
