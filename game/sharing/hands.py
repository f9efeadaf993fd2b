"""Who does a work on a story: this process, several, or the machines of a cluster. To whoever has work they are alike.

A work is a function of the story's machine and of what is given with it. What is promised by one work may be given to
another, as a whole or in part; where it is kept meanwhile is the hands' affair.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeAlias

from game.machine.machine import Machine
from game.model.problems import Problems
from game.playing.stories import open_sources
from game.reading.folder import Sources

Work: TypeAlias = Callable[..., Any]
"""Takes a machine, and what is given. It has a module's name, so that another process finds it."""
Promise: TypeAlias = Any
"""What becomes of a work, for the hands that promised it."""


class Hands(ABC):
    """Does work on one story."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    @property
    @abstractmethod
    def many(self) -> int:
        """How many works are done at a time."""

    @property
    def apart(self) -> bool:
        """Whether each has memory of its own, and what is promised stays with whoever made it."""
        return False

    @abstractmethod
    def submit(self, work: Work, *given: Any) -> Promise:
        """Promises a work, on what is given or was promised."""

    @abstractmethod
    def part(self, promise: Promise, key: object) -> Promise:
        """What a mapping that is promised has under a key; None where it has nothing there."""

    @abstractmethod
    def result(self, promise: Promise) -> Any:
        """What was promised. Raises what the work raised."""

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[Any]:
        """What the work makes of each item, in order."""
        promises = [self.submit(work, item) for item in items]
        promises.reverse()
        while promises:
            yield self.result(promises.pop())

    def close(self) -> None:  # noqa: B027  # for whom it concerns
        """Lets go of whatever does the work."""


@dataclass(slots=True)
class _Later:
    """A work that is done when somebody asks for it."""

    work: Callable[..., Any]
    given: tuple[Any, ...]
    done: Any = None


class Here(Hands):
    """This process does it, when it is asked for."""

    @property
    def many(self) -> int:
        """One."""
        return 1

    def submit(self, work: Work, *given: Any) -> Promise:
        """Remembers the work."""
        return _Later(work, (self.machine, *given))

    def part(self, promise: Promise, key: object) -> Promise:
        """Remembers that a part is wanted."""
        return _Later(dict.get, (promise, key))

    def result(self, promise: Promise) -> Any:
        """Does the work, if it is not done yet."""
        if promise.given:
            given = (self.result(one) if isinstance(one, _Later) else one for one in promise.given)
            promise.done, promise.given = promise.work(*given), ()
        return promise.done


class Processes(Hands):
    """So many processes of this machine do it."""

    def __init__(self, sources: Sources, machine: Machine, many: int) -> None:
        super().__init__(machine)
        self._sources, self._many = sources, many
        self._executor = ProcessPoolExecutor(many, get_context("spawn"))

    @property
    def many(self) -> int:
        """So many."""
        return self._many

    def submit(self, work: Work, *given: Any) -> Promise:
        """Sends the work off as soon as what it needs is there."""
        needed = (one.result() if isinstance(one, Future) else one for one in given)
        return self._executor.submit(done, self._sources, work, *needed)

    def part(self, promise: Promise, key: object) -> Promise:
        """Waits for the whole."""
        found: Future[Any] = Future()
        found.set_result(promise.result().get(key))
        return found

    def result(self, promise: Promise) -> Any:
        """Waits for it."""
        return promise.result()

    def close(self) -> None:
        """Ends the processes; what has not been begun is not."""
        self._executor.shutdown(cancel_futures=True)


def done(sources: Sources, work: Work, *given: Any) -> Any:
    """Does a work, in whatever process: on the machine of the story, which is kept for the next."""
    key = sources.content_hash
    if getattr(_kept, "key", None) != key:
        _kept.machine, _kept.key = open_sources(sources, Problems()), key
    return work(_kept.machine, *given)


_kept = threading.local()
"""The latest story of this thread: machines, and what is made for them, are for one thread at a time."""
