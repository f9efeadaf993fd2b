"""The server: the pages it gives, and what it says where it has none. No game is begun here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.web.server import FAILED, NOT_FOUND, UNKNOWN
from game.web.shelves import Shelves
from tests.faces.screen import STORY
from tests.web.visiting import CODE, serving


async def test_every_new_visitor_has_a_code_of_his_own(tmp_path: Path):
    """And nothing is kept before the game is on the page."""
    async with serving(tmp_path) as house:
        pages = [await house.get("/") for _ in range(3)]
        codes = {re.search('data-code="([^"]*)"', text)[1] for _, text in pages}
        assert {status for status, _ in pages} == {200}
        assert len(codes) == 3
        assert not any(house.server.shelves.holds(code) for code in codes)


async def test_the_page_names_no_other_host(tmp_path: Path):
    """Everything it asks for is beside it, wherever a proxy puts the page."""
    async with serving(tmp_path) as house:
        _, text = await house.get("/")
        addresses = re.findall('(?:src|href)="([^"]*)"', text)
        assert addresses
        assert [address for address in addresses if "//" in address or address.startswith("/")] == []
        for address in addresses:
            if not address.startswith(("data:", "?")):
                assert (await house.get(f"/{address}"))[0] == 200


async def test_a_title_is_never_markup(tmp_path: Path):
    """The story may be a stranger's."""
    async with serving(tmp_path) as house:
        house.server.served = type(house.server.served)(STORY, "<script>alert(1)</script>", "en", 1, 600)
        _, text = await house.get("/")
        assert "<script>alert" not in text


@pytest.mark.parametrize("code", [CODE, "1937", "../..", "%00"])
async def test_a_code_under_which_nothing_is_kept_is_told(tmp_path: Path, code: str):
    """In a sentence, with a way to begin."""
    async with serving(tmp_path) as house:
        status, text = await house.get(f"/?code={code}")
        assert status == 404
        assert UNKNOWN in text


@pytest.mark.parametrize("path", ["/admin", "/ws/1937", "/static/", "/page/", "/static/../server.py", "/ws/" + CODE])
async def test_what_is_not_there_is_told(tmp_path: Path, path: str):
    """In a sentence; folders are not listed, and a connection is only for a page of the game."""
    async with serving(tmp_path) as house:
        status, text = await house.get(path)
        assert 400 <= status < 500
        assert NOT_FOUND in text


async def test_an_error_of_the_programs_own_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """The visitor reads no traceback; whoever serves does."""

    def broken(*_: object) -> bool:
        raise RuntimeError("a mistake of the program's own")

    monkeypatch.setattr(Shelves, "holds", broken)
    async with serving(tmp_path) as house:
        status, text = await house.get(f"/?code={CODE}")
    assert status == 500
    assert FAILED in text
    assert "mistake" not in text
    assert "a mistake of the program's own" in caplog.text
