"""A server and its visitors, without a browser: pages asked for, and games played over the connection of a page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientResponse, ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from game.playing.shelf import SavedGame, open_shelf
from game.web.server import Served, Server
from game.web.shelves import Shelves
from tests.faces.screen import STORY

CODE, OTHER = "k7fd-2mwq-x9pa-chr4", "2222-3333-4444-5555"
LONGEST = 60.0
"""Seconds after which an answer is given up."""
_CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")


def words_of(drawn: bytes) -> str:
    """The words among what is drawn on a terminal, as one run."""
    return " ".join(_CONTROL.sub(" ", drawn.decode(errors="replace")).split())


def saved_games(folder: Path, code: str) -> list[SavedGame]:
    """What is kept under a code in a folder of shelves."""
    shelf = open_shelf(folder / code)
    games = list(shelf.games("desk"))
    shelf.close()
    return games


class Connection:
    """What a page does over its connection."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.drawn = b""

    async def until(self, words: str) -> None:
        """Waits until these words have been drawn since the last key."""
        while words not in words_of(self.drawn):
            message = await self.socket.receive(LONGEST)
            assert message.type is WSMsgType.BINARY, (self.socket.close_code, words_of(self.drawn)[-500:])
            self.drawn += message.data

    async def press(self, *keys: str) -> None:
        """Presses keys."""
        self.drawn = b""
        for key in keys:
            await self.socket.send_json(["stdin", key])

    async def over(self) -> str:
        """Waits until it is over, and says why."""
        while True:
            message = await self.socket.receive(LONGEST)
            if message.type is WSMsgType.CLOSE:
                return message.extra or ""
            assert message.type is WSMsgType.BINARY
            self.drawn += message.data


class House:
    """A server, and what it is asked."""

    def __init__(self, server: Server, client: TestClient) -> None:
        self.server = server
        self.client = client

    async def get(self, path: str) -> tuple[int, str]:
        """The status of an answer, and its text."""
        answer: ClientResponse
        async with self.client.get(path) as answer:
            return answer.status, await answer.text()

    @asynccontextmanager
    async def connected(self, code: str = CODE) -> AsyncIterator[Connection]:
        """A page under this code, gone at the end if not before."""
        async with self.client.ws_connect(f"/ws/{code}?width=80&height=24") as socket:
            yield Connection(socket)


@asynccontextmanager
async def serving(folder: Path, story: Path = STORY, sessions: int = 2, idle: float = 600.0) -> AsyncIterator[House]:
    """A server with its shelves in this folder."""
    server = Server(Served(story, "The Gauge", "en", sessions, idle), Shelves(folder, 30))
    async with TestClient(TestServer(server.application())) as client:
        yield House(server, client)
