"""What a reader has set, kept beside the saved games. Both faces ask here; the command line names the same things."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.pages.writing import write_whole

FILE = "settings.json"
KEYS = "keys"
"""What the keys that stand for commands are kept under."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to set. The first of its values is what a newcomer gets."""

    name: str
    title: str
    values: Mapping[str, str]
    """Each value, and what it means in words."""
    face: Literal["both", "screen", "lines"] = "both"
    """Which face heeds it."""


THEME = Setting(
    "theme",
    "The light to read by",
    {
        "lamp": "a desk at night",
        "paper": "ink on cream, by day",
        "contrast": "white on black; bold and underline carry the meaning",
        "mono": "no colour at all",
        "terminal": "your own colours",
    },
    "screen",
)
WIDTH = Setting("width", "How wide the text is", {"76": "76 characters", "64": "64 characters", "52": "52 characters"})
SPACING = Setting(
    "spacing", "Between paragraphs", {"lines": "an empty line", "indents": "none; the first line is set in"}
)
METERS = Setting(
    "meters", "Where you stand", {"words": "in words", "numbers": "in words, and as numbers", "hidden": "not shown"}
)
RISKS = Setting("risks", "What an option is sure to change", {"hidden": "not said", "shown": "said after each option"})
UNDO = Setting(
    "undo",
    "Taking back",
    {"allowed": "choices and chapters can be taken back", "none": "as it was: nothing is taken back"},
)
MOUSE = Setting("mouse", "The mouse", {"on": "works here", "off": "is left to the terminal"}, "screen")
LINES = Setting("lines", "A line has", {"paragraphs": "a paragraph", "sentences": "one sentence"}, "lines")
EMPHASIS = Setting(
    "emphasis",
    "What is set in italics",
    {"quotes": "stands in single quotes", "none": "is read like the rest"},
    "lines",
)
SETTINGS = (THEME, WIDTH, SPACING, METERS, RISKS, UNDO, MOUSE, LINES, EMPHASIS)


class Settings:
    """The settings in force: those kept in a folder, and over them what was asked for this time only."""

    def __init__(self, folder: Path | None = None, this_time: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._kept = _read(folder) if folder is not None else {}
        self._this_time = dict(this_time or {})

    def __getitem__(self, setting: Setting) -> str:
        """The value of a setting; a newcomer's where nothing sensible was kept."""
        value = self._this_time.get(setting.name, self._kept.get(setting.name))
        return value if isinstance(value, str) and value in setting.values else next(iter(setting.values))

    def __setitem__(self, setting: Setting, value: str) -> None:
        """Sets a value, and keeps it. Where the folder cannot be written it lasts as long as the program runs."""
        self._this_time.pop(setting.name, None)
        self._keep(setting.name, value)

    @property
    def keys(self) -> dict[str, str]:
        """The keys the reader has chosen, by the names of the commands they stand for."""
        kept = self._kept.get(KEYS)
        found = kept.items() if isinstance(kept, dict) else ()
        return {name: key for name, key in found if isinstance(name, str) and isinstance(key, str)}

    def bind(self, command: str, key: str | None) -> None:
        """Has a key stand for a command from now on, in place of its own; None gives it its own back."""
        if self._folder is not None:
            self._kept |= _read(self._folder)
        keys = {name: kept for name, kept in self.keys.items() if name != command}
        self._keep(KEYS, keys if key is None else {**keys, command: key})

    def _keep(self, name: str, value: object) -> None:
        """What another process has set since, and what a later version knows of, stays."""
        if self._folder is not None:
            self._kept |= _read(self._folder)
        self._kept[name] = value
        if self._folder is not None:
            with suppress(OSError):
                write_whole(self._folder / FILE, json.dumps(self._kept, indent=1))


def _read(folder: Path) -> dict[str, object]:
    """What is kept in a folder; nothing where there is nothing, or it cannot be read."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
