"""Where the story that comes with the program is."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_story() -> Path:
    """Its folder: inside the wheel, or beside the code in a checkout."""
    installed = _PACKAGE / "shipped" / "vigilance"
    return installed if installed.is_dir() else _PACKAGE.parent / "story" / "vigilance"
