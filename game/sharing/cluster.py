"""The machines of a Dask cluster as hands.

What is promised stays with the worker that made it, and goes from worker to worker. If one dies, what it had and others
still need is made again: every work gives the same for the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import Client
from distributed.scheduler import KilledWorker

from game.machine.machine import Machine
from game.playing.errors import PlayError
from game.reading.folder import Sources
from game.sharing.hands import Hands, Promise, Work, done

PATIENCE = 10
"""Seconds until a cluster that does not answer is given up."""


class Cluster(Hands):
    """The workers of a cluster do it."""

    def __init__(self, sources: Sources, machine: Machine, address: str) -> None:
        """Raises PlayError where there is no cluster at the address, or nobody works there."""
        super().__init__(machine)
        self._address = address
        try:
            client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError) as error:
            raise PlayError(f"No Dask cluster answers at {address}: {error}") from error
        self._client = client
        self._many: int = sum(self._client.nthreads().values())
        if not self._many:
            self.close()
            raise PlayError(f"The cluster at {address} has no workers; `dask worker {address}` starts one.")
        self._sources = self._client.submit(_same, sources)

    @property
    def many(self) -> int:
        """As many as the workers had threads at first: what is shared out must not depend on who dies."""
        return self._many

    @property
    def apart(self) -> bool:
        """Yes."""
        return True

    def submit(self, work: Work, *given: Any) -> Promise:
        """Sends the work off; it begins when what it needs is there."""
        return self._client.submit(done, self._sources, work, *given, pure=False)

    def part(self, promise: Promise, key: object) -> Promise:
        """Stays where the whole is."""
        return self._client.submit(dict.get, promise, key, pure=False)

    def result(self, promise: Promise) -> Any:
        """Waits for it. Raises PlayError where the cluster could not do it."""
        with self._troubles():
            return promise.result()

    def close(self) -> None:
        """Leaves the cluster as it was."""
        self._client.close()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except KilledWorker as error:
            raise PlayError(f"Workers of the cluster at {self._address} died of it again and again.") from error
        except ModuleNotFoundError as error:
            raise PlayError(f"The workers at {self._address} lack something: {error}.") from error


def _same(sources: Sources) -> Sources:
    """As a work of its own, what every work needs is made again where it is lost."""
    return sources
