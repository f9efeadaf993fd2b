"""The cover of a story: what can be said of it, and of its saved games, before it has been read.

Imports nothing that knows rules, so that a title can show while the rest is still being loaded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from game.model.problems import Problems
from game.playing.shelf import SavedGame, Shelf, ShelfError

METADATA = "story.yaml"
LARGEST = 64 * 1024
"""Bytes of metadata; whoever writes more waits for the whole story."""
FIELDS = ("story", "title", "subtitle")
_PLAIN = re.compile(r"(story|title|subtitle): ([^\W\d_](?:[^\n:#]*[^\s:#])?)")
"""A field whose value YAML takes as it stands, on its one line."""
_STRANGE = re.compile(
    r"^(?:---|\.\.\.|%|[\[{?\"'])|^(?:story|title|subtitle):[^\n]*\n(?:[ \t]*\n)*[ \t]+\S", re.MULTILINE
)
"""Where the text is more than one table, or a value goes on on a later line."""


class Cover:
    """The title, and the saved games of the story."""

    def __init__(self, story: str, title: str, subtitle: str, shelf: Shelf) -> None:
        self.story = story
        self.title = title
        self.subtitle = subtitle
        self.shelf = shelf
        self.notices = [shelf.notice] if shelf.notice else []
        """Sentences the player must see before the next screen."""

    @property
    def games(self) -> tuple[SavedGame, ...]:
        """The saved games of this story, the latest first; none where the shelf cannot be read just now."""
        try:
            return self.shelf.games(self.story)
        except ShelfError as error:
            self.notices.append(str(error))
            return ()

    @property
    def unfinished(self) -> tuple[SavedGame, ...]:
        """The saved games that have not reached an ending, the latest first."""
        return tuple(game for game in self.games if not game.ending)

    @property
    def archive(self) -> tuple[SavedGame, ...]:
        """The saved games that have come to an ending, the latest first; of those played alike, the latest."""
        found: dict[object, SavedGame] = {}
        for game in self.games:
            if game.ending:
                found.setdefault(self._played(game), game)
        return tuple(found.values())

    def _played(self, game: SavedGame) -> object:
        """Equal for games of one name and log: there are such once an ending is taken back and come to again."""
        try:
            log = self.shelf.log(game)
        except ShelfError:
            return game.id
        return game.title, log.seed, log.entries

    def take_notices(self) -> tuple[str, ...]:
        """The notices so far; each is given once."""
        notices, self.notices[:] = tuple(dict.fromkeys(self.notices)), []
        return notices


def read_cover(folder: Path, shelf: Shelf) -> Cover | None:
    """The cover of the story in a folder; None where its metadata says too little, which reading it will explain."""
    try:
        with (folder / METADATA).open("rb") as file:
            text = file.read(LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    found = _plain_fields(text) or _fields(text)
    words = [found.get(key, "") for key in FIELDS]
    story, title, subtitle = (word if isinstance(word, str) else "" for word in words)
    return Cover(story, title, subtitle, shelf) if story and title else None


def _plain_fields(text: str) -> Mapping[str, object]:
    """The fields as most stories have them, a line each and without marks; nothing where it takes YAML to be sure."""
    lines = [line for line in text.splitlines() if line.startswith(FIELDS)]
    found = [match for line in lines if (match := _PLAIN.fullmatch(line))]
    sure = len(found) == len(lines) == len({match[1] for match in found})
    return {match[1]: match[2] for match in found} if sure and not _STRANGE.search(text) else {}


def _fields(text: str) -> Mapping[str, object]:
    """The fields by YAML."""
    from game.reading.composing import composed_documents  # noqa: PLC0415  # 30 ms, which most titles need not wait

    documents = composed_documents(text, METADATA, Problems())
    return documents[0] if documents and isinstance(documents[0], dict) else {}
