"""The game in a browser, as a visitor sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from game.commands.serve import VISITORS
from game.filing.file import personal_file
from game.filing.page import page
from game.tui.themes import LAMP, PAPER
from game.web.server import FULL, UNKNOWN
from game.web.visit import LEFT
from tests.faces.screen import TO_THE_END, session_after
from tests.web.browsing import chromium, served, visiting
from tests.web.visiting import CODE, saved_games

pytestmark = pytest.mark.web
UPRIGHT = (390, 844)
"""A telephone, in pixels."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, chromium(playwright) as found:
        yield found


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Of a server with its usual options."""
    with served(tmp_path) as url:
        yield url


def test_a_visitor_plays_and_comes_back_by_his_code(browser: Browser, address: str, tmp_path: Path):
    """He is where he was, in another browser and another year."""
    with visiting(browser, address) as visitor:
        visitor.begin()
        visitor.press("1")
        visitor.until("Send the form back")
        visitor.press("4")
        visitor.until("> Send the form back")
        code = visitor.code
    (game,) = saved_games(tmp_path / VISITORS, code)
    assert game.choices == 2
    with visiting(browser, address) as visitor:
        visitor.come(f"?code={code}")
        visitor.until("Continue")
        visitor.press("1")
        visitor.until("> Send the form back")


def test_two_visitors_do_not_see_each_others_games(browser: Browser, address: str, tmp_path: Path):
    """Each has a shelf of his own."""
    with visiting(browser, address) as visitor, visiting(browser, address) as other:
        visitor.begin()
        visitor.press("1")
        visitor.until("The entry for the 9th")
        other.come()
        other.until("New game")
        other.until(other.code)
        assert visitor.code != other.code
        assert "Continue" not in str(other.drawn)
        kept = [len(saved_games(tmp_path / VISITORS, code)) for code in (visitor.code, other.code)]
        assert kept == [1, 0]


def test_a_visitor_beyond_the_cap_reads_why(browser: Browser, tmp_path: Path):
    """And a page that is loaded again keeps its seat."""
    with served(tmp_path, "--sessions", "1") as address, visiting(browser, address) as visitor:
        visitor.begin()
        with visiting(browser, address) as other:
            other.come()
            assert FULL in other.page.inner_text("body")
        visitor.reload()
        visitor.until("New game")


def test_a_game_that_nobody_touches_is_put_away(browser: Browser, tmp_path: Path):
    """The page says so, with the code and the way back."""
    with served(tmp_path, "--idle", "0.001") as address, visiting(browser, address) as visitor:
        visitor.come()
        told = visitor.told()
        assert "Nobody touched this page for 0.06 seconds, so the game was put away." in told
        assert visitor.code in told
        with visitor.page.expect_navigation():
            visitor.page.keyboard.press("Enter")
        assert urlsplit(visitor.page.url).query == f"code={visitor.code}"


def test_a_visitor_who_leaves_is_told_how_to_come_back(browser: Browser, address: str):
    """By the key that leaves everywhere."""
    with visiting(browser, address) as visitor:
        visitor.come()
        visitor.until("New game")
        visitor.press("q")
        told = visitor.told()
        assert LEFT in told
        assert visitor.code in told


def test_who_has_come_to_an_ending_takes_the_file_home(browser: Browser, tmp_path: Path):
    """As the page that a terminal would have written, under the same name; the browser finds no fault with that."""
    session = session_after(tmp_path / VISITORS / CODE, *TO_THE_END)
    kept = page(personal_file(session.playthrough))
    session.shelf.close()
    with served(tmp_path) as address, visiting(browser, address) as visitor:
        visitor.come(f"?code={CODE}")
        visitor.until("The archive")
        visitor.press("2")
        visitor.until("last played")
        visitor.press("1")
        visitor.until("THE FOLDER IS TIED")
        with visitor.page.expect_download() as download:
            visitor.press("x")
        visitor.until("handed to your")
        assert download.value.suggested_filename == "rudakov-the-folder-is-tied.html"
        assert Path(download.value.path()).read_text(encoding="utf-8") == kept
        assert visitor.errors == []


def test_a_code_under_which_nothing_is_kept_is_told(browser: Browser, address: str):
    """And the page leads to a new game."""
    with visiting(browser, address) as visitor:
        visitor.come("?code=k7fd-2mwq-x9pa-chr4")
        assert UNKNOWN in visitor.page.inner_text("body")
        visitor.page.click("a")
        visitor.until("New game")


def test_the_page_asks_nothing_of_another_host(browser: Browser, address: str):
    """Not for type, nor for scripts; and the browser finds no fault with it."""
    with visiting(browser, address) as visitor:
        visitor.begin()
        assert visitor.hosts == {urlsplit(address).netloc}
        assert visitor.errors == []
        assert visitor.page.evaluate("document.fonts.check('16px \"Roboto Mono\"')")


@pytest.mark.parametrize("size", [(390, 840), (1024, 600), (2560, 1440)])
def test_the_type_fits_the_window(browser: Browser, address: str, size: tuple[int, int]):
    """From a telephone to a wall, there are cells enough to play in."""
    with visiting(browser, address, size) as visitor:
        visitor.begin()


def test_a_telephone_is_played_by_touch_and_may_be_turned(browser: Browser, address: str):
    """A touch chooses, and on its side there are cells enough as well."""
    with visiting(browser, address, UPRIGHT, touch=True) as visitor:
        visitor.come()
        visitor.until("New game")
        visitor.touch("New game")
        visitor.until("Before you begin")
        visitor.touch("read on")
        visitor.until("Ask Voskoboinikov for the inspection log.")
        visitor.touch("Ask Voskoboinikov for the inspection log.")
        visitor.until("The entry for the 9th")
        visitor.turn()
        visitor.until("Send the form back")
        visitor.turn()
        visitor.until("Send the form back")
        assert visitor.page.evaluate("document.activeElement.inputMode") == "none"


def test_a_page_that_is_zoomed_can_still_be_read(browser: Browser, address: str):
    """To three times its size."""
    with visiting(browser, address) as visitor:
        visitor.begin()
        visitor.resize(427, 267)
        visitor.until("Ask Voskoboinikov for the inspection log.")


def test_the_edges_have_the_colour_of_the_desk(browser: Browser, address: str):
    """By whatever light, and whatever the server's own terminal is."""
    with visiting(browser, address) as visitor:
        visitor.come()
        visitor.until("New game")
        edges = expect(visitor.page.locator(".xterm-viewport"))
        edges.to_have_css("background-color", rgb(LAMP.desk))
        visitor.press("t")
        visitor.until("ink on cream, by day")
        visitor.press("2")
        edges.to_have_css("background-color", rgb(PAPER.desk))


def rgb(colour: str) -> str:
    """`#171310` as a browser tells it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"
