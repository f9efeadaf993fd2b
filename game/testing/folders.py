"""Where scripts lie, and which story each is of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.playing.errors import PlayError
from game.playing.playfile import ENDING
from game.reading.folder import METADATA

PLAYTHROUGHS = "playthroughs"
"""The folder within a story's that its scripts are kept in."""


class NoScript(PlayError):
    """What was named is no script, and no folder with scripts in it."""


def story_above(file: Path) -> Path | None:
    """The nearest folder above a file that holds a story; None where there is none."""
    return next((folder for folder in file.absolute().parents if (folder / METADATA).is_file()), None)


def scripts_by_story(given: Iterable[Path], story: Path | None = None) -> dict[Path, list[Path]]:
    """The scripts of what was named, files or stories, each once, by the folders of their stories.

    `story` is that of the files, wherever they lie. Raises NoScript.
    """
    found: dict[Path, dict[Path, None]] = {}
    for path in given:
        for file in _scripts(path):
            folder = story or (path if path.is_dir() else story_above(file))
            if folder is None:
                raise NoScript(f"No story lies above {file}; name its folder with `--story`.")
            found.setdefault(near(folder), {})[near(file)] = None
    return {folder: list(files) for folder, files in found.items()}


def near(path: Path) -> Path:
    """One name for one file: from where we are, if it lies below."""
    absolute = Path(os.path.normpath(path.absolute()))
    return absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute


def check_name(path: Path) -> None:
    """Raises NoScript for a file that is not called as a playthrough is, and so would never be found."""
    if not path.name.endswith(ENDING):
        raise NoScript(f"{path} is no playthrough: their names end in `{ENDING}`.")


def _scripts(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _scripts_of(path)
    elif not path.exists():
        raise NoScript(f"There is no file or folder {path}.")
    else:
        check_name(path)
        yield path


def _scripts_of(folder: Path) -> list[Path]:
    if not (folder / METADATA).is_file():
        raise NoScript(f"There is no story in {folder}: it has no `{METADATA}`.")
    files = sorted((folder / PLAYTHROUGHS).rglob(f"*{ENDING}"))
    if not files:
        hint = "`vigilance record` writes one from a game you have played"
        raise NoScript(f"There are no playthroughs in {folder / PLAYTHROUGHS}; {hint}.")
    return files
