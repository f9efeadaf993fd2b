"""A visit: one visitor at a game, a process of its own, from the moment the page connects until somebody ends it.

Whatever ends it, the visitor is told in a sentence, which goes out as the reason for closing the connection.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Sequence

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

OVER = 4000
"""The code a connection is closed with; those below are the protocol's own."""
PATIENCE = 10.0
"""Seconds until a process that does not end when asked is killed."""
WIDEST, HIGHEST = 400, 200
"""The largest screen that is drawn, whatever a page asks for."""

LEFT = "You have left the game."
BROKEN = "The game stopped because of an error of its own."
GONE = ""
"""Nobody is there to be told."""


class Visit(AppService):
    """The process, and the page it is drawn on."""

    def __init__(self, command: Sequence[str], page: web.WebSocketResponse, idle: float) -> None:
        self._ending: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._done = asyncio.Event()
        self._idle = idle
        self._page = page
        self._command = command
        super().__init__(
            "",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._asked_to_close,
            download_manager=DownloadManager(),
        )

    async def last(self, width: int, height: int) -> None:
        """Plays on a screen of this size, in cells, until the first thing that ends it; then nothing of it is left."""
        try:
            await self.start(*within(width, height))
            reason = await _first(self._heard(), self._ended(), self._ending)
            await self._page.close(code=OVER, message=reason.encode())
        finally:
            try:
                await self._put_away()
            finally:
                self._done.set()

    async def end(self, reason: str) -> None:
        """Ends it and waits until it has ended; the visitor is told the reason, of at most 123 bytes."""
        if not self._ending.done():
            self._ending.set_result(reason)
        await self._done.wait()

    async def _heard(self) -> str:
        """Hands on what the visitor does, until the page is gone or has not been touched for too long."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._idle) as limit:
                async for message in self._page:
                    if message.type is WSMsgType.TEXT and await self._take(read_message(message.data)):
                        limit.reschedule(loop.time() + self._idle)
        except TimeoutError:
            return untouched(self._idle)
        return GONE

    async def _take(self, message: object) -> bool:
        """Hands on a message of the page, and says whether the visitor touched it; what is no message is ignored."""
        match message:
            case ["stdin", str(keys)]:
                await self.send_bytes(keys.encode(errors="replace"))
                return True
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(*within(width, height))
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
        return False

    async def _ended(self) -> str:
        """Waits for the process to end by itself."""
        assert self._process is not None
        return BROKEN if await self._process.wait() else LEFT

    async def on_meta(self, data: bytes) -> None:
        """Hands on what is said beside the drawing: a file for the visitor, which the page saves for him.

        Textual's own way asks for a file piece by piece under an address of its own, which is not where a proxy may
        have put the game, and a piece may come apart where it is written amid a drawing.
        """
        match json.loads(data):
            case {"type": "file", "name": str(name), "text": str(text)}:
                await self.remote_write_str(json.dumps(["file", {"name": name, "text": text}]))
            case _:
                await super().on_meta(data)

    async def _asked_to_close(self) -> None:
        """The process says that it is about to end; what becomes of it is seen when it has."""

    async def _put_away(self) -> None:
        """Ends the process: it is asked to, and killed if it does not."""
        if self._process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self.send_meta({"type": "quit"})
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        try:
            await self.stop()
        except asyncio.CancelledError:  # of its own: it may cancel its reader of errors before that has begun
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        """In place of a shell: the command as it stands, and without what only concerns the server's own terminal."""
        environment = self._build_environment(width, height)
        environment.pop("NO_COLOR", None)
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=environment,
            start_new_session=True,  # so that a Ctrl+C is the server's alone, which ends visits in its own way
        )
        self._stdin = self._process.stdin
        return self._process


async def _first(*causes: Awaitable[str]) -> str:
    """The result of whichever is done first; the others are given up."""
    tasks = [asyncio.ensure_future(cause) for cause in causes]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task.result() for task in tasks if task.done())
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def read_message(text: str) -> object:
    """What a page sends, as data; None for what cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def within(width: int, height: int) -> tuple[int, int]:
    """A size that can be drawn."""
    return max(1, min(width, WIDEST)), max(1, min(height, HIGHEST))


def untouched(idle: float) -> str:
    """Why a visit is over that nobody has touched for so many seconds."""
    return f"Nobody touched this page for {minutes(idle)}, so the game was put away."


def minutes(seconds: float) -> str:
    """`30 minutes`, `1 minute`; what is shorter is told in seconds."""
    if seconds < 60:
        return f"{seconds:g} seconds"
    return f"{seconds / 60:g} minute{'s' * (seconds != 60)}"
