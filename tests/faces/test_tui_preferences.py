"""What a reader sets at the full screen: it is so at once, and the next evening too."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.playing.settings import FILE, WIDTH, Settings
from game.playing.settings import UNDO as UNDO_SETTING
from tests.faces.screen import TO_THE_END, Player, playing, session_after

SIZE = (120, 40)
TEXT, SPACING, METERS, RISKS, UNDO = "2", "3", "4", "5", "6"
"""The lines of the list."""


async def set_line(player: Player, *lines: str) -> None:
    """Opens the list, takes these lines, and goes back to the page."""
    await player.press("o", *lines, "b")


async def test_text_is_set_as_wide_as_the_reader_has_it(tmp_path: Path) -> None:
    """No line of the story is longer than that."""
    async with playing(session_after(tmp_path, "log")) as player:
        await set_line(player, TEXT, TEXT)
        assert player.play.story.size.width == 52
    assert '"width": "52"' in (tmp_path / FILE).read_text(encoding="utf-8")


async def test_paragraphs_can_be_set_in_without_an_empty_line(tmp_path: Path) -> None:
    """The page is set anew as soon as it is seen again."""
    async with playing(session_after(tmp_path, "log")) as player:
        before = len(player.play.story.lines)
        await set_line(player, SPACING)
        assert len(player.play.story.lines) < before


async def test_meters_are_shown_as_the_reader_wants_them(tmp_path: Path) -> None:
    """In words, with their numbers, or not at all."""
    async with playing(session_after(tmp_path, "log"), SIZE) as player:
        assert "Nerve:" in player.words()
        assert "of 4)" not in player.words()
        await set_line(player, METERS)
        assert "of 4)" in player.words()
        await set_line(player, METERS)
        assert "Nerve:" not in player.words()


async def test_what_lies_a_step_away_is_named_with_where_you_stand(tmp_path: Path) -> None:
    """So that a reader knows what the next loss would mean."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("s")
        assert "A step down:" in player.words()


async def test_risks_are_said_only_where_they_are_wanted(tmp_path: Path) -> None:
    """And only what is sure, and not hidden."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.read()
        assert "is accused" not in player.words()
        await set_line(player, RISKS)
        await player.read()
        assert "Voskoboinikov, G. A. is accused; Standing rises" in player.words()


async def test_as_it_was_nothing_is_taken_back(tmp_path: Path) -> None:
    """The key does nothing, and neither it nor a chapter is offered."""
    async with playing(session_after(tmp_path, "log")) as player:
        await set_line(player, UNDO)
        await player.press("u")
        assert player.play.playthrough.choices == 1
        assert player.play.session.checkpoints == ()


async def test_a_command_can_have_another_key(tmp_path: Path) -> None:
    """The line of keys and the help name it, the old one does nothing, and it lasts."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("o", "8", *["down"] * 3, "enter", "j", "b", "b")
        assert "j who" in player.words()
        await player.press("w")
        assert player.app.screen is player.play
        await player.press("j")
        assert "Who is who" in player.words()
    assert Settings(tmp_path).keys == {"open-who": "j"}


@pytest.mark.parametrize(("key", "said"), [("f", "f stands for something else"), ("3", "3 stands for something else")])
async def test_a_key_that_is_taken_stays_what_it_is(tmp_path: Path, key: str, said: str) -> None:
    """A sentence says so, and nothing has changed."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("o", "8", "3", key)
        assert said in player.words()
    assert Settings(tmp_path).keys == {}


async def test_a_command_gets_its_own_key_back(tmp_path: Path) -> None:
    """By Backspace; Esc leaves the key as it is."""
    settings = Settings(tmp_path)
    settings.bind("open-who", "j")
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("o", "8", "3", "escape")
        assert Settings(tmp_path).keys == {"open-who": "j"}
        await player.press("3", "backspace", "b", "b", "w")
        assert "Who is who" in player.words()


async def test_looking_at_the_lights_sets_nothing(tmp_path: Path) -> None:
    """Neither what was asked for this time nor the page is touched."""
    async with playing(session_after(tmp_path, "log"), theme="paper") as player:
        await player.read()
        before = player.text()
        await player.press("t", "escape")
        assert player.text() == before
    assert not (tmp_path / FILE).exists()


async def test_a_setting_keeps_the_place_in_the_page(tmp_path: Path) -> None:
    """What had been read is read still, and the options are open."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.read()
        await set_line(player, SPACING)
        assert player.play.choosing


async def test_as_it_was_an_ending_stays(tmp_path: Path) -> None:
    """The file offers no way back, and the key does nothing."""
    session = session_after(tmp_path, *TO_THE_END)
    async with playing(session) as player:
        session.settings[UNDO_SETTING] = "none"
        await player.read()
        await player.press("n", "u")
        assert "undo" not in player.words()
        assert session.playthrough.ended


async def test_the_file_is_as_wide_as_the_text(tmp_path: Path) -> None:
    """Its tables and frames are laid for that width."""
    Settings(tmp_path)[WIDTH] = "52"
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await player.read()
        await player.press("n")
        assert max(len(line.rstrip()) for line in player.text().splitlines()) <= 80 - 8
