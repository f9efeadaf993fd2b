"""What can be written at the full screen, and what comes back when a game is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.playing.playfile import read_playfile
from tests.faces.screen import playing, session_after


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written goes to a folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def files(folder: Path, pattern: str) -> list[Path]:
    """The files of such a name in a folder."""
    return list(folder.glob(pattern))


async def test_a_game_is_named(tmp_path: Path) -> None:
    """The shelf lists it so."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("n", *"march", "enter")
        assert player.app.screen is player.play
        assert [game.title for game in player.play.session.games] == ["march"]


async def test_a_note_stays_with_the_game(tmp_path: Path) -> None:
    """It is on the shelf at once, and told where it was written."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("m", *"odd", "enter")
        session = player.play.session
        assert session.game is not None
        assert "odd" in str(session.shelf.log(session.game).entries[-1])
        await player.press("l")
        assert "Your note: odd" in player.words()


async def test_nothing_written_is_nothing_done(tmp_path: Path) -> None:
    """An empty line goes back to the page."""
    async with playing(session_after(tmp_path, "log")) as player:
        before = player.play.playthrough.log
        await player.press("m", "enter")
        assert player.app.screen is player.play
        assert player.play.playthrough.log == before


async def test_a_transcript_can_be_played(tmp_path: Path) -> None:
    """It is written under the name that is offered, and never over a file."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("x", "enter")
        (path,) = files(Path(), "*.md")
        assert path.name in player.words()
        await player.press("b")
        assert read_playfile(path).log == player.play.playthrough.log
        await player.press("x", "enter")
        assert len(files(Path(), "*.md")) == 2


async def test_a_report_has_the_words_and_the_game(tmp_path: Path) -> None:
    """One file is all that whoever mends it needs."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("e", *"why", "enter")
        (path,) = files(Path(), "report-*.play.yaml")
        assert path.name in "".join(player.text().split())
        assert "# why\n" in path.read_text(encoding="utf-8")
        await player.press("b")
        assert read_playfile(path).log == player.play.playthrough.log


async def test_the_page_can_be_copied(tmp_path: Path) -> None:
    """The clipboard has what was told, without the options."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("y")
        assert "You chose" not in player.app.clipboard
        assert len(player.app.clipboard) > 20


async def test_a_game_that_is_opened_again_says_where_it_stood(tmp_path: Path) -> None:
    """The chapter and the latest acts, above the page; at the next choice they are past."""
    session = session_after(tmp_path, "log", "wrecking", "duty")
    assert session.game is not None
    session.open(session.game)
    async with playing(session) as player:
        assert "When you left" in player.words()


async def test_what_was_read_before_can_be_passed_over(tmp_path: Path) -> None:
    """In another game the same pages are turned at once, up to the options."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.read()
    session = session_after(tmp_path, "log")
    async with playing(session) as player:
        assert not player.play.choosing or player.play.reader.known
        await player.press("z")
        assert player.play.choosing
