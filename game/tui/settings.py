"""What the reader has set, kept beside the saved games."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered from one evening to the next besides the games."""

    theme: str = ""
    """The light last chosen; empty for none."""


def read_settings(folder: Path) -> Settings:
    """The settings in this folder; those of a newcomer where there are none or they cannot be read."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        theme = found.get("theme", "")
    except (OSError, ValueError, AttributeError):
        return Settings()
    return Settings(theme if isinstance(theme, str) else "")


def write_settings(folder: Path, settings: Settings) -> None:
    """Keeps the settings, whole or not at all; where the folder cannot be written they last for this evening only."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=folder, prefix=FILE)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file)
        os.replace(name, folder / FILE)  # noqa: PTH105 -- a name, not a path, is what mkstemp gives
