"""The server: a page for whoever asks, a visit for each page that connects, and no more visits than there is room."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from aiohttp import web

from game.web.codes import new_code, read_code
from game.web.pages import HEADERS, game_page, sentence_page
from game.web.shelves import Shelves
from game.web.visit import BROKEN, OVER, Visit

HEARTBEAT = 20.0
"""Seconds between two questions whether a page is still there."""
FAREWELL = 1.0
"""Seconds to wait for a page to confirm that it is over; one that sleeps does not."""
LONGEST_MESSAGE = 64 * 1024
"""Bytes; a page sends keys, and now and then a text that was pasted."""
HOUR = 60 * 60.0

FULL = "All seats are taken just now. Please come back in a while."
ELSEWHERE = "The game was opened in another window."
CLOSING = "The server is being stopped."
UNKNOWN = "Nothing is kept under this code. It may be mistyped, or nobody has played under it for too long."
NOT_FOUND = "There is no such page."
FAILED = "The server met an error of its own. Please try again in a while."

_HERE = Path(__file__).parent
_CLIENT = Path(str(files("textual_serve"))) / "static"
logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and to how many."""

    story: Path
    title: str
    language: str
    sessions: int
    """How many may play at once."""
    idle: float
    """Seconds after which a visit that nobody touches is ended."""


class Server:
    """The visits going on, by their codes, and the answers to browsers."""

    def __init__(self, served: Served, shelves: Shelves) -> None:
        self.served = served
        self.shelves = shelves
        self.visits: dict[str, Visit] = {}
        self._playing: set[asyncio.Task[None]] = set()

    def application(self) -> web.Application:
        """What aiohttp runs."""
        application = web.Application(middlewares=[self.in_sentences])
        application.router.add_get("/", self.page)
        application.router.add_get("/ws/{code}", self.visit)
        application.router.add_static("/page", _HERE / "page")
        application.router.add_static("/static", _CLIENT)
        application.cleanup_ctx.append(self.expiring)
        application.on_shutdown.append(self.close)
        return application

    async def page(self, request: web.Request) -> web.Response:
        """The page of the game: under the code in the address, or under a new one."""
        given = request.query.get("code", "")
        code = read_code(given) if given else new_code()
        if self._full(code):
            return self._sentence(503, FULL, "Try again")
        if code is None or (given and not self.shelves.holds(code)):
            return self._sentence(404, UNKNOWN, "Begin a new game")
        return _html(200, game_page(self.served.title, self.served.language, code))

    async def visit(self, request: web.Request) -> web.WebSocketResponse:
        """A page connects: the game is played until it is over."""
        page = web.WebSocketResponse(timeout=FAREWELL, heartbeat=HEARTBEAT, max_msg_size=LONGEST_MESSAGE)
        code = read_code(request.match_info["code"])
        if code is None:
            raise web.HTTPNotFound
        await page.prepare(request)
        while code in self.visits:
            await self.visits[code].end(ELSEWHERE)
        if self._full(code):
            await page.close(code=OVER, message=FULL.encode())
            return page
        try:
            visit = self.visits[code] = Visit(self._command(code, self.shelves.use(code)), page, self.served.idle)
            await asyncio.shield(self._kept(self._play(code, visit, *_size(request))))
        except Exception:
            logger.exception("A visit was broken off.")
            await page.close(code=OVER, message=BROKEN.encode())
        return page

    async def _play(self, code: str, visit: Visit, width: int, height: int) -> None:
        try:
            await visit.last(width, height)
        finally:
            del self.visits[code]
            self.shelves.use(code)

    def _kept(self, playing: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """A task of its own: a visit is ended in order even where the connection it came by is cancelled."""
        task = asyncio.create_task(playing)
        self._playing.add(task)
        task.add_done_callback(self._playing.discard)
        return task

    def _command(self, code: str, shelf: Path) -> list[str]:
        days = f"{self.shelves.days:g}"
        return [sys.executable, "-m", "game.web.visitor", str(self.served.story), str(shelf), code, days]

    def _full(self, code: str | None) -> bool:
        return code not in self.visits and len(self.visits) >= self.served.sessions

    async def close(self, _application: web.Application) -> None:
        """Ends every visit; the games are kept already."""
        await asyncio.gather(*(visit.end(CLOSING) for visit in self.visits.values()))

    async def expiring(self, _application: web.Application) -> AsyncIterator[None]:
        """Removes what has expired, at once and every hour, for as long as the server runs."""
        sweeping = asyncio.create_task(self._sweep())
        yield
        sweeping.cancel()

    async def _sweep(self) -> None:
        while True:
            self.shelves.expire(self.visits)
            await asyncio.sleep(HOUR)

    @web.middleware
    async def in_sentences(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Whatever goes wrong, the visitor reads a sentence, and the rest is for the server's own terminal."""
        try:
            return await handler(request)
        except web.HTTPException as error:
            return self._sentence(error.status, NOT_FOUND, "To the game")
        except Exception:
            logger.exception("A request could not be answered.")
            return self._sentence(500, FAILED, "Try again")

    def _sentence(self, status: int, sentence: str, link: str) -> web.Response:
        return _html(status, sentence_page(self.served.title, sentence, link))


def _html(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=text, content_type="text/html", headers=HEADERS)


def _size(request: web.Request) -> tuple[int, int]:
    """How many columns and rows the page says it has."""
    width, height = request.query.get("width", ""), request.query.get("height", "")
    return _number(width, 80), _number(height, 24)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def listen(server: Server, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serves until the process is asked to end; calls `ready` once browsers can come. Raises OSError."""
    web.run_app(server.application(), host=host, port=port, print=lambda _: ready(), access_log=None)
