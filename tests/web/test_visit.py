"""A visit: what it takes from a page, and when it is over."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
from aiohttp import WSMessage, WSMsgType

from game.web import visit as room
from game.web.visit import BROKEN, GONE, HIGHEST, LEFT, WIDEST, Visit, minutes, read_message, within

IDLE = 30.0
KEY = '["stdin", "1"]'
RESIZED = '["resize", {"width": 100, "height": 30}]'
TURNS = 20
"""Of the loop, in which everything that can happen does."""


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time can be moved on by hand."""

    moved = 0.0

    def time(self) -> float:
        return super().time() + self.moved


async def turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def move(seconds: float) -> None:
    """Moves the time on, and lets happen what does then."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Clock)
    loop.moved += seconds
    await turns()


def on_a_clock(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Runs a coroutine on a loop whose time can be moved."""
    with asyncio.Runner(loop_factory=Clock) as runner:
        runner.run(test())


class Page:
    """The browser's end of a connection: what it sends is given by hand, and what it is told is kept."""

    def __init__(self, *texts: str | None) -> None:
        self.sent: asyncio.Queue[str | None] = asyncio.Queue()
        self.reason = ""
        for text in texts:
            self.sent.put_nowait(text)

    async def __aiter__(self) -> AsyncIterator[WSMessage]:
        while (text := await self.sent.get()) is not None:
            yield WSMessage(WSMsgType.TEXT, text, None)

    async def send_bytes(self, data: bytes) -> None: ...

    async def send_str(self, data: str) -> None: ...

    async def close(self, *, code: int, message: bytes) -> None:
        self.reason = message.decode()


class Deaf(Visit):
    """A visit without a process: it remembers what it would have handed on."""

    def __init__(self, page: Page) -> None:
        super().__init__([], page, IDLE)
        self.handed: list[object] = []

    async def send_bytes(self, data: bytes) -> bool:
        self.handed.append(data)
        return True

    async def set_terminal_size(self, width: int, height: int) -> None:
        self.handed.append((width, height))


def python(code: str, page: Page) -> Visit:
    """A visit whose process runs this."""
    return Visit([sys.executable, "-c", code], page, IDLE)


async def heard(*texts: str) -> list[object]:
    """What is handed on to the process when a page sends this and goes."""
    visit = Deaf(Page(*texts, None))
    assert await visit._heard() == GONE
    return visit.handed


def test_a_visit_that_nobody_touches_is_over():
    """After its time, and not before."""

    async def test() -> None:
        hearing = asyncio.ensure_future(Deaf(Page())._heard())
        await turns()
        await move(IDLE - 1)
        assert not hearing.done()
        await move(2)
        assert hearing.result() == "Nobody touched this page for 30 seconds, so the game was put away."

    on_a_clock(test)


def test_a_touch_begins_the_time_again():
    """A key does; another size of the window says nothing of who sits before it."""

    async def test() -> None:
        page = Page()
        hearing = asyncio.ensure_future(Deaf(page)._heard())
        await turns()
        await move(IDLE - 1)
        page.sent.put_nowait(KEY)
        await move(0)
        await move(IDLE - 1)
        assert not hearing.done()
        page.sent.put_nowait(RESIZED)
        await move(0)
        await move(2)
        assert hearing.done()

    on_a_clock(test)


async def test_keys_and_sizes_are_handed_on():
    """In their order."""
    assert await heard(KEY, RESIZED, KEY) == [b"1", (100, 30), b"1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[" * 100_000,
        "null",
        '{"stdin": "1"}',
        '["stdin"]',
        '["stdin", 1]',
        '["resize", {"width": "80", "height": 24}]',
        '["resize", [80, 24]]',
        '["quit"]',
    ],
    ids=lambda text: text[:20],
)
async def test_what_is_no_message_is_ignored(text: str):
    """A page may send anything; the game goes on."""
    assert await heard(text, KEY) == [b"1"]


async def test_letters_that_are_none_do_no_harm():
    """JSON can spell half a letter, which cannot be sent on."""
    assert await heard(r'["stdin", "\ud800"]', KEY) == [b"?", b"1"]


def test_a_size_is_one_that_can_be_drawn():
    """Whatever a page asks for."""
    assert within(10**9, 10**9) == (WIDEST, HIGHEST)
    assert within(0, -1) == (1, 1)
    assert within(80, 24) == (80, 24)


def test_a_message_is_data_or_nothing():
    """It is never more than JSON."""
    assert read_message('["focus"]') == ["focus"]
    assert read_message("focus") is None


def test_times_are_told_in_words():
    """As somebody would say them."""
    told = [minutes(seconds) for seconds in (1800, 60, 90, 1.2)]
    assert told == ["30 minutes", "1 minute", "1.5 minutes", "1.2 seconds"]


@pytest.mark.parametrize(("code", "reason"), [(0, LEFT), (1, BROKEN)])
async def test_a_process_that_ends_ends_the_visit(code: int, reason: str):
    """Whether it meant to or not, and even if it never drew anything."""
    page = Page()
    await python(f"raise SystemExit({code})", page).last(80, 24)
    assert page.reason == reason


async def test_a_process_that_does_not_end_when_asked_is_killed(monkeypatch: pytest.MonkeyPatch):
    """It would hold its seat for ever."""
    monkeypatch.setattr(room, "PATIENCE", 0.01)
    visit = python("import time; time.sleep(600)", Page(None))
    await visit.last(80, 24)
    assert visit._process is not None
    assert visit._process.returncode not in (0, None)


async def test_a_visit_that_is_ended_says_why():
    """And whoever ended it can be sure that it is over."""
    page = Page()
    visit = python("import sys; sys.stdin.buffer.read(1)", page)
    lasting = asyncio.ensure_future(visit.last(80, 24))
    await visit.end("Enough.")
    assert page.reason == "Enough."
    await lasting
