"""What a reader has set: kept, asked for this time, and let go where it makes no sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.playing.settings import FILE, METERS, SETTINGS, THEME, UNDO, WIDTH, Settings


def test_what_is_set_lasts(tmp_path: Path) -> None:
    """The next evening finds it, and nothing but the one file is left in the folder."""
    Settings(tmp_path)[THEME] = "paper"
    assert Settings(tmp_path)[THEME] == "paper"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_what_is_asked_for_this_time_does_not_last(tmp_path: Path) -> None:
    """It goes over what was kept, and leaves that as it was."""
    Settings(tmp_path)[WIDTH] = "64"
    settings = Settings(tmp_path, {"width": "52"})
    settings[METERS] = "numbers"
    assert settings[WIDTH] == "52"
    assert Settings(tmp_path)[WIDTH] == "64"


def test_what_is_set_in_the_game_goes_over_what_was_asked_for(tmp_path: Path) -> None:
    """Whoever began with a flag and then sets it otherwise means it."""
    settings = Settings(tmp_path, {"undo": "none"})
    settings[UNDO] = "allowed"
    assert settings[UNDO] == "allowed"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"theme": 3, "keys": 3}', '{"theme": "neon"}', '{"keys": {"undo": 1}}', "[" * 100_000]
)
def test_damaged_settings_are_those_of_a_newcomer(tmp_path: Path, text: str) -> None:
    """Nothing is asked and nothing breaks."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings = Settings(tmp_path)
    assert [settings[setting] for setting in SETTINGS] == [next(iter(setting.values)) for setting in SETTINGS]
    assert settings.keys == {}


def test_settings_that_cannot_be_written_last_as_long_as_the_program(tmp_path: Path) -> None:
    """A folder that is not there is no reason to stop."""
    settings = Settings(tmp_path / "nowhere")
    settings[THEME] = "paper"
    assert settings[THEME] == "paper"


def test_what_another_program_set_meanwhile_stays(tmp_path: Path) -> None:
    """Two windows, and a later version's settings, do not overwrite each other."""
    (tmp_path / FILE).write_text('{"later": 1}', encoding="utf-8")
    one, other = Settings(tmp_path), Settings(tmp_path)
    one[THEME] = "paper"
    other[WIDTH] = "64"
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8")) == {"later": 1, "theme": "paper", "width": "64"}


def test_what_another_program_changed_is_not_changed_back(tmp_path: Path) -> None:
    """Whoever opened the settings first does not write what he read then."""
    Settings(tmp_path)[WIDTH] = "76"
    one, other = Settings(tmp_path), Settings(tmp_path)
    other[WIDTH] = "52"
    other.bind("undo", "r")
    one[THEME] = "paper"
    one.bind("copy", "v")
    assert Settings(tmp_path)[WIDTH] == "52"
    assert Settings(tmp_path).keys == {"undo": "r", "copy": "v"}


def test_a_key_can_be_given_and_taken_back(tmp_path: Path) -> None:
    """Without one of its own a command has the key it came with."""
    settings = Settings(tmp_path)
    settings.bind("undo", "r")
    assert Settings(tmp_path).keys == {"undo": "r"}
    settings.bind("undo", None)
    assert Settings(tmp_path).keys == {}
