"""Visitors in a real Chromium, and a server of their own for them to visit."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, TimeoutError, WebSocket  # noqa: A004 -- its own name

from tests.faces.screen import STORY
from tests.web.visiting import words_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOMENT = 300
"""Milliseconds in which a finger would not have moved."""
LONGEST = 60_000
"""Milliseconds after which something is given up."""
_PLACE = """words => {
    const line = row => terminal.buffer.active.getLine(row).translateToString(true);
    const row = [...Array(terminal.rows).keys()].find(row => line(row).includes(words));
    const { left, top, width, height } = document.querySelector(".xterm-screen").getBoundingClientRect();
    const cell = { width: width / terminal.cols, height: height / terminal.rows };
    return [left + line(row).indexOf(words) * cell.width, top + row * cell.height, cell.width, cell.height];
}"""
"""Where words stand: the left and top, width and height of their first cell, in pixels."""


def chromium(playwright: Playwright) -> Browser:
    """A Chromium: the system's, or the one that Playwright has installed. Skips the test where there is neither."""
    own = playwright.chromium.executable_path
    found = next(filter(None, map(shutil.which, NAMES)), own if Path(own).exists() else None)
    if found is None:
        pytest.skip("needs Chromium: `apt install chromium`, or `.venv/bin/playwright install chromium`")
    return playwright.chromium.launch(executable_path=found)


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The address of a server, its games in this folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "game", "serve", str(STORY), "--port", str(port), "--data", str(folder), *options]
    environment = {**os.environ, "NO_COLOR": "1"}  # of the server's terminal, and no business of its visitors
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline()
            assert said.startswith("The Gauge is at "), said
            yield said.removeprefix("The Gauge is at ").strip()
        finally:
            running.terminate()


class Visitor:
    """Somebody at a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.drawn = b""
        self.asked: list[str] = []
        """Every address the page has asked anything of."""
        self.errors: list[str] = []
        self.socket: WebSocket | None = None
        """The connection of the page, while there is one."""
        page.set_default_timeout(LONGEST)
        page.on("websocket", self._connected)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _connected(self, socket: WebSocket) -> None:
        self.socket = socket
        self.drawn = b""
        self.asked.append(socket.url)
        socket.on("framereceived", self._draw)
        socket.on("close", self._closed)

    def _closed(self, socket: WebSocket) -> None:
        if socket is self.socket:
            self.socket = None

    def _draw(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self.drawn += frame

    def come(self, query: str = "") -> None:
        """Opens the page."""
        self.page.goto(self.address + query)

    def reload(self) -> None:
        """Loads the page again."""
        self.socket = None
        self.page.reload()

    def until(self, words: str) -> None:
        """Waits until these words have been drawn since the last key."""
        while words not in words_of(self.drawn):
            if self.socket is None:
                self.page.wait_for_event("websocket", timeout=LONGEST)
            else:
                self.socket.wait_for_event("framereceived", timeout=LONGEST)

    def press(self, key: str) -> None:
        """Presses a key, as Playwright names it."""
        self.drawn = b""
        self.page.keyboard.press(key)

    def touch(self, words: str) -> None:
        """Puts a finger on the first line that holds these words, once nothing on the page moves any more."""
        self.settle()
        left, top, width, height = self.page.evaluate(_PLACE, words)
        self.drawn = b""
        self.page.touchscreen.tap(left + width / 2, top + height / 2)

    def settle(self) -> None:
        """Waits until nothing has been drawn for a moment."""
        with suppress(TimeoutError):
            while self.socket is not None:
                self.socket.wait_for_event("framereceived", timeout=MOMENT)

    def turn(self) -> None:
        """Turns the window on its side, or back."""
        size = self.page.viewport_size
        assert size is not None
        self.resize(size["height"], size["width"])

    def resize(self, width: int, height: int) -> None:
        """Gives the window another size, in pixels."""
        self.drawn = b""
        self.page.set_viewport_size({"width": width, "height": height})

    def begin(self) -> None:
        """Opens the page and reads to the first options."""
        self.come()
        self.until("New game")
        self.press("1")
        self.until("Before you begin")
        self.press("Space")
        self.until("Ask Voskoboinikov for the inspection log.")

    def told(self) -> str:
        """What the page says when the game is over, as soon as it does."""
        self.page.wait_for_selector("#ended:visible")
        return " ".join(self.page.inner_text("#ended").split())

    @property
    def code(self) -> str:
        """The code in the address."""
        return urlsplit(self.page.url).query.removeprefix("code=")

    @property
    def hosts(self) -> set[str]:
        """Whom the page has asked anything of."""
        return {urlsplit(address).netloc for address in self.asked}


@contextmanager
def visiting(
    browser: Browser, address: str, size: tuple[int, int] = (1280, 800), *, touch: bool = False
) -> Iterator[Visitor]:
    """A visitor with a window of this size, in pixels, and a browser that remembers nobody else; or a telephone."""
    viewport = {"width": size[0], "height": size[1]}
    with browser.new_context(viewport=viewport, has_touch=touch, is_mobile=touch) as context:
        yield Visitor(context.new_page(), address)
