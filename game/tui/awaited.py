"""A session whose story is read while its title shows."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from game.playing.cover import Cover
from game.playing.opening import Opening
from game.playing.settings import Settings

if TYPE_CHECKING:  # what knows rules is imported by the thread that reads
    from game.machine.machine import Machine
    from game.playing.session import Session


def import_screens() -> None:
    """Imports the page, what can be laid over it and what follows it, so that the first key for one need not wait."""
    for name in ("leaves", "ending"):
        import_module(f"game.tui.screens.{name}")


class Awaited:
    """What there is of a session so far: its cover. Whoever asks for the session itself waits for the story."""

    opening = Opening()

    def __init__(self, cover: Cover, read: Callable[[], Machine], settings: Settings) -> None:
        self.cover = cover
        self.settings = settings
        self._read = read
        self._machine: Future[Machine] = Future()

    def begin(self, failed: Callable[[], object]) -> None:
        """Reads the story in a thread; calls `failed`, there, if it cannot be read."""
        self._machine.add_done_callback(lambda machine: machine.exception() and failed())
        Thread(target=self._work, name="reading", daemon=True).start()

    def _work(self) -> None:
        if self._machine.set_running_or_notify_cancel():
            try:
                self._machine.set_result(self._read())
            except Exception as error:  # noqa: BLE001 -- raised where the session is asked for
                self._machine.set_exception(error)
        import_screens()
        gc.collect()  # before what is left is never looked at again
        gc.freeze()

    @property
    def failure(self) -> BaseException | None:
        """Why the story could not be read; None where it could, or is still being read."""
        return self._machine.exception() if self._machine.done() else None

    @cached_property
    def session(self) -> Session:
        """The session. Raises StoryError where the story cannot be read."""
        from game.playing.session import Session  # noqa: PLC0415 -- as above

        return Session(self._machine.result(), self.cover.shelf, self.opening, self.cover, self.settings)
