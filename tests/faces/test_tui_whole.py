"""How screens appear: whole, in one paint, and every time."""

from pathlib import Path

import pytest
from textual import events

from game.playing.opening import Opening
from game.tui.app import Vigilance
from game.tui.screens.play import Play
from tests.faces.looks import text
from tests.faces.screen import Player, playing, session_in

SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture
def paints(monkeypatch) -> list[str]:
    """What the screen read each time it was painted."""
    read: list[str] = []
    display = Vigilance._display

    def painted(app, screen, renderable):
        if renderable is not None:
            read.append(text(screen._compositor.render_strips()))
        display(app, screen, renderable)

    monkeypatch.setattr(Vigilance, "_display", painted)
    return read


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", [*"wfslcgton", "question_mark"])
async def test_a_leaf_appears_whole(tmp_path: Path, paints: list[str], key: str, size: tuple[int, int]):
    """Its heading, its words, its keys: nothing is painted before all of it is there."""
    async with playing(session_in(tmp_path), size) as player:
        await player.read()
        paints.clear()
        await player.press(key)
        assert not isinstance(player.app.screen, Play)
        assert set(paints) == {player.text()}


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_appears_whole(tmp_path: Path, paints: list[str], size: tuple[int, int]):
    """The title, with its menu and its keys, is all that is ever painted."""
    async with playing(session_in(tmp_path, Opening()), size, begun=False) as player:
        assert set(paints) == {player.text()}


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_appears_whole(tmp_path: Path, paints: list[str], size: tuple[int, int]):
    """After the content note, in tall windows at the height where it stays."""
    async with playing(session_in(tmp_path), size, begun=False) as player:
        paints.clear()
        await player.begin()
        assert set(paints) == {player.text()}


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_is_there_again_whole(tmp_path: Path, paints: list[str], size: tuple[int, int]):
    """A leaf is taken away, and the page stands as it stood."""
    async with playing(session_in(tmp_path), size) as player:
        page = player.text()
        await player.press("f")
        paints.clear()
        await player.press("b")
        assert set(paints) == {page}


@pytest.mark.parametrize("key", ["f", "s", "question_mark"])
async def test_another_window_is_filled_at_once(tmp_path: Path, paints: list[str], key: str):
    """Wider and higher, back again, and out of a window that is too small."""
    async with playing(session_in(tmp_path), (80, 24)) as player:
        await player.press(key)
        for size in ((120, 40), (80, 24), (40, 10), (100, 30)):
            paints.clear()
            await player.pilot.resize_terminal(*size)
            await player.settled()
            assert set(paints) == {player.text()}, size


async def test_a_process_that_was_stopped_paints_itself_again(tmp_path: Path, paints: list[str]):
    """The terminal says how large it is, as large as before, and is empty."""
    async with playing(session_in(tmp_path)) as player:
        paints.clear()
        player.app.screen.post_message(events.Resize(player.app.size, player.app.size))
        await painted(player, paints, player.text())


async def painted(player: Player, paints: list[str], words: str) -> None:
    """Waits for a screen with these words, and nothing else after it."""
    await player.until(lambda: bool(paints) and words in paints[-1])


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_a_screen_left_before_it_was_painted_holds_nothing_up(
    tmp_path: Path, paints: list[str], size: tuple[int, int]
):
    """Keys faster than any paint: whatever comes to lie on top is painted."""
    async with playing(session_in(tmp_path), size, begun=False) as player:
        await player.pilot.resize_terminal(80, 24)
        await player.begin()
        for key in ("f", "b", "s", "question_mark"):
            player.app.simulate_key(key)
        await painted(player, paints, "Keys")
        await player.press("b")
        await painted(player, paints, "Where you stand")
        await player.press("b")
        assert isinstance(player.app.screen, Play)
        assert paints[-1] == player.text()
