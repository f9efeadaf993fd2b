"""What screens ask of the app. It alone knows which screen follows which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from game.playing.settings import Setting
from game.playing.shelf import SavedGame
from game.tui.commands import Command

if TYPE_CHECKING:  # the title need not wait for what knows rules
    from game.filing.file import PersonalFile
    from game.playing.reopening import Checkpoint


class NewGame(Message):
    """Begin another."""


class NoteRead(Message):
    """The content note has been read."""


class Ended(Message):
    """The last page before an ending's own has been read."""


@dataclass
class PageAsked(Message):
    """Give the player this file, as a page to keep."""

    file: PersonalFile


@dataclass
class TakenBack(Message):
    """The choice that led to the ending is undone."""

    words: str
    """Those of the choice."""


class GamesAsked(Message):
    """Show the saved games."""


class ArchiveAsked(Message):
    """Show the files of finished games."""


@dataclass
class Open(Message):
    """Go on with a saved game; of a finished one, open the file."""

    game: SavedGame


@dataclass
class GoBack(Message):
    """Begin again from the start of a chapter."""

    checkpoint: Checkpoint


class KeysAsked(Message):
    """Show what the keys stand for."""


@dataclass
class Set(Message):
    """Have it so from now on."""

    setting: Setting
    value: str


@dataclass
class Bound(Message):
    """Have a key stand for a command from now on; None for its own."""

    command: Command
    key: str | None
