"""A work is done alike, whoever does it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing

import pytest
from distributed import LocalCluster

from game.machine.machine import Machine
from game.model.problems import Problems
from game.playing.errors import PlayError
from game.playing.stories import open_sources
from game.proving.exploring import NO_LIMIT, Budget
from game.proving.figures import figures_of
from game.proving.prover import proved
from game.proving.spreading import count_states
from game.reading.folder import Sources
from game.sampling.sampling import counted, parts
from game.sharing.cluster import Cluster
from game.sharing.hands import Hands, Here, Processes, Promise, Work
from tests.reporting.stories import PROMISES
from tests.rich_story import FILES

SOURCES = Sources({**FILES, "promises.yaml": PROMISES})
MACHINE = open_sources(SOURCES, Problems())
POLICIES = ["random", "resist"]


def everything(hands: Hands) -> tuple[object, ...]:
    """All that is ever shared: verdicts, figures, states and tallies."""
    proof = proved(hands, NO_LIMIT)
    tallies = [tally for _, tally in counted(hands, parts(POLICIES, 1, 300))]
    return (
        proof.questions,
        proof.promises,
        figures_of(hands, NO_LIMIT, POLICIES),
        count_states(hands, NO_LIMIT),
        tallies,
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Three worker processes of this machine."""
    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=":0") as local:
        yield local


def test_several_processes_find_what_one_finds():
    """Verdict for verdict, and number for number."""
    with closing(Processes(SOURCES, MACHINE, 2)) as hands:
        assert everything(hands) == everything(Here(MACHINE))


def test_a_cluster_finds_what_one_process_finds(cluster: LocalCluster):
    """Verdict for verdict, and number for number."""
    with closing(Cluster(SOURCES, MACHINE, cluster.scheduler_address)) as hands:
        assert everything(hands) == everything(Here(MACHINE))


class Losing(Cluster):
    """A cluster that loses a worker in the middle of every run, with all that it holds."""

    local: LocalCluster
    submitted = lost = 0

    def submit(self, work: Work, *given: object) -> Promise:
        self.submitted += 1
        if self.submitted % 30 == 5:
            self.lost += 1
            os.kill(next(worker.pid for worker in self.local.workers.values() if worker.pid), signal.SIGKILL)
        return super().submit(work, *given)


def test_a_worker_that_dies_changes_nothing(cluster: LocalCluster):
    """What it had is made again by the others."""
    with closing(Losing(SOURCES, MACHINE, cluster.scheduler_address)) as hands:
        hands.local = cluster
        assert everything(hands) == everything(Here(MACHINE))
        assert hands.lost


def story_of(machine: Machine) -> str:
    return str(machine.program.story.metadata.story)


def lengths(_machine: Machine, word: str) -> dict[str, int]:
    return {word: len(word)}


def fails(_machine: Machine) -> None:
    raise PlayError("it cannot be done")


@pytest.mark.parametrize("many", [1, 2])
def test_what_is_promised_can_be_given_on(many: int):
    """As a whole or in part; a part that is not there is nothing."""
    with closing(Here(MACHINE) if many == 1 else Processes(SOURCES, MACHINE, many)) as hands:
        promise = hands.submit(lengths, "lamp")
        part = hands.submit(lengths, hands.submit(story_of))
        assert hands.result(hands.part(promise, "lamp")) == 4
        assert hands.result(part) == {story_of(MACHINE): len(story_of(MACHINE))}
        assert hands.result(hands.part(promise, "glass")) is None


@pytest.mark.parametrize("many", [1, 2])
def test_what_goes_wrong_elsewhere_goes_wrong_here(many: int):
    """With the same sentence."""
    with (
        closing(Here(MACHINE) if many == 1 else Processes(SOURCES, MACHINE, many)) as hands,
        pytest.raises(PlayError, match="it cannot be done"),
    ):
        hands.result(hands.submit(fails))


def test_where_no_cluster_answers_that_is_said(monkeypatch: pytest.MonkeyPatch):
    """In a sentence with the address."""
    monkeypatch.setattr("game.sharing.cluster.PATIENCE", 0.2)
    with pytest.raises(PlayError, match=r"No Dask cluster answers at 127\.0\.0\.1:9"):
        Cluster(SOURCES, MACHINE, "127.0.0.1:9")


def test_what_is_too_much_for_one_worker_is_shared_out(cluster: LocalCluster):
    """The states are then counted by all together; each may hold as many as the budget says."""
    states = figures_of(Here(MACHINE), NO_LIMIT, ()).states
    assert states is not None
    budget = Budget(states=states - 1)
    with closing(Cluster(SOURCES, MACHINE, cluster.scheduler_address)) as hands:
        assert figures_of(hands, budget, ()).states == states
    assert figures_of(Here(MACHINE), budget, ()).states is None
