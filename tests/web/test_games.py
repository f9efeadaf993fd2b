"""Games over the connection of a page: who is let in, whose game is whose, and what ends one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from game.web.server import CLOSING, ELSEWHERE, FULL, Server
from game.web.visit import BROKEN, LEFT
from tests.faces.screen import STORY
from tests.web.visiting import CODE, OTHER, Connection, House, saved_games, serving

pytestmark = pytest.mark.web

BREAKS = """
import sys
from game.tui.screens.play import Play
def broken(self, *_): raise RuntimeError("a mistake of the program's own")
Play.begin_turn = broken
from game.web.visitor import main
sys.exit(main(*sys.argv[1:]))
"""


async def test_a_visitor_comes_back_by_his_code(tmp_path: Path):
    """The game goes on where it was left; the title said how."""
    async with serving(tmp_path) as house:
        async with house.connected() as page:
            await page.until("New game")
            await page.until(CODE)
            await play_one_choice(page)
        (game,) = saved_games(tmp_path, CODE)
        assert game.choices == 1
        assert (await house.get(f"/?code={CODE.upper()}"))[0] == 200
        async with house.connected() as page:
            await page.until("Continue")
            await page.press("1")
            await page.until("The entry for the 9th")


async def play_one_choice(page: Connection) -> None:
    """Past the content note, and the first option of the first page."""
    await page.press("1")
    await page.until("Before you begin")
    await page.press(" ")
    await page.until("Ask Voskoboinikov for the inspection log.")
    await page.press("1")
    await page.until("The entry for the 9th")


async def test_the_code_stands_also_among_the_saved_games(tmp_path: Path):
    """Where somebody looks for it who has played on for an hour."""
    async with serving(tmp_path) as house, house.connected() as page:
        await page.until("New game")
        await play_one_choice(page)
        await page.press("g")
        await page.until(f"Your games are kept under the code {CODE}.")


async def test_who_presses_ctrl_c_with_nothing_to_copy_stays(tmp_path: Path):
    """In a terminal it leaves, in a browser nobody expects that."""
    async with serving(tmp_path) as house, house.connected() as page:
        await page.until("New game")
        await page.press("\x03")
        await play_one_choice(page)


async def test_two_visitors_do_not_see_each_others_games(tmp_path: Path):
    """What one plays is on nobody else's shelf."""
    async with serving(tmp_path) as house, house.connected() as page, house.connected(OTHER) as other:
        await page.until("New game")
        await play_one_choice(page)
        await other.until("New game")
        assert "Continue" not in str(other.drawn)
        assert [len(saved_games(tmp_path, code)) for code in (CODE, OTHER)] == [1, 0]


async def test_beyond_the_cap_a_page_says_so(tmp_path: Path):
    """Who plays may come back; who has left makes room."""
    async with serving(tmp_path, sessions=1) as house:
        async with house.connected() as page:
            await page.until("New game")
            assert await told(house, "/") == (503, True)
            assert (await house.get(f"/?code={CODE}"))[0] == 200
            async with house.connected(OTHER) as other:
                assert await other.over() == FULL
            await page.press("q")
            assert await page.over() == LEFT
        async with house.connected(OTHER) as other:
            await other.until("New game")


async def told(house: House, path: str) -> tuple[int, bool]:
    """The status of an answer, and whether it says that all seats are taken."""
    status, text = await house.get(path)
    return status, FULL in text


async def test_a_game_opened_again_ends_where_it_was_open(tmp_path: Path):
    """A page that is loaded again takes its own seat, even the last."""
    async with serving(tmp_path, sessions=1) as house, house.connected() as first:
        await first.until("New game")
        async with house.connected() as second:
            assert await first.over() == ELSEWHERE
            await second.until("New game")


async def test_who_does_not_touch_the_game_gives_up_his_seat(tmp_path: Path):
    """And is told why."""
    async with serving(tmp_path, idle=0.01) as house, house.connected() as page:
        (visit,) = house.server.visits.values()
        assert await page.over() == "Nobody touched this page for 0.01 seconds, so the game was put away."
        await visit.end("Nothing is left to end, and then the seat is free.")
        assert house.server.visits == {}


async def test_a_story_that_was_broken_since_is_a_sentence(tmp_path: Path):
    """Whoever edits it while it is served reads in the server's terminal what is wrong."""
    story = tmp_path / "story"
    shutil.copytree(STORY, story)
    async with serving(tmp_path / "visitors", story) as house:
        (story / "scenes.yaml").write_text("node: [", encoding="utf-8")
        async with house.connected() as page:
            assert await page.over() == BROKEN


async def test_an_error_of_the_programs_own_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """No traceback on the page; the report lies on the shelf, and the server's terminal says where."""

    def breaking(_server: Server, _code: str, shelf: Path) -> list[str]:
        return [sys.executable, "-c", BREAKS, str(STORY), str(shelf), CODE, "30"]

    monkeypatch.setattr(Server, "_command", breaking)
    async with serving(tmp_path) as house, house.connected() as page:
        await page.until("New game")
        await page.press("1")
        await page.until("Before you begin")
        await page.press(" ")
        assert await page.over() == BROKEN
        assert b"Traceback" not in page.drawn
        assert b"mistake" not in page.drawn
    assert reports(tmp_path / CODE) == 1
    assert "Vigilance stopped because of an error of its own." in " ".join(capsys.readouterr().out.split())


def reports(shelf: Path) -> int:
    """How many errors were reported on a shelf."""
    return len(list(shelf.glob("report-*.play.yaml")))


async def test_a_server_that_is_stopped_says_so(tmp_path: Path):
    """To everybody, and leaves no process behind."""
    async with serving(tmp_path) as house, house.connected() as page, house.connected(OTHER) as other:
        await page.until("New game")
        await other.until("New game")
        visits = list(house.server.visits.values())
        await house.client.server.close()
        assert [await page.over(), await other.over()] == [CLOSING, CLOSING]
        assert [visit._process.returncode for visit in visits] == [0, 0]
