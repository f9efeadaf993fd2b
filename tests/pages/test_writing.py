"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pages.writing import free_name, write_new, write_whole


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where writing fails on the way, the old file is as it was and nothing lies beside it."""
    path = tmp_path / "page.html"
    write_whole(path, "old")

    def failing(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert {found.name: found.read_text() for found in tmp_path.iterdir()} == {"page.html": "old"}


def test_a_new_file_is_not_written_over_another(tmp_path: Path):
    """It raises, and the other stays."""
    path = tmp_path / "page.html"
    write_new(path, "old")
    with pytest.raises(FileExistsError):
        write_new(path, "new")
    assert path.read_text() == "old"


def test_a_free_name_is_numbered_from_two(tmp_path: Path):
    """The first that nothing has."""
    for name in ("page.html", "page-2.html"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "page", ".html") == tmp_path / "page-3.html"
