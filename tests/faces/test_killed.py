"""`kill -9`: whatever the moment, the next process goes on exactly where the last screen stood."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from game.playing.log import Chosen
from game.playing.shelf import open_shelf
from tests.stories import METADATA

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in other ways")

KILLS = 20
WORDS = ", ".join(f"step {number}" for number in range(KILLS + 2))
WORLD = f"meters:\n  steps: {{range: 0..{KILLS + 1}, start: 0, bands: [{WORDS}]}}\n"
NODES = """\
node: first
text: |
  You are at {steps}.
choices:
  - {id: left, text: Go left., do: steps += 1, to: first}
  - {id: right, text: Go right., do: steps += 1, to: first}
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story that can be walked for as long as it takes, and says how far one has come."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in {"story.yaml": METADATA, "world.yaml": WORLD, "nodes.yaml": NODES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@contextmanager
def process(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A process on pipes, killed at the end if not before."""
    with subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def read_until(running: subprocess.Popen[str], words: str) -> str:
    """What the process prints up to a line with these words."""
    assert running.stdout is not None
    read = ""
    for line in running.stdout:
        read += line
        if words in line:
            return read
    raise AssertionError(f"it ended without {words!r}: {read}")


def test_killed_twenty_times_in_mid_game_it_goes_on_each_time(story: Path, tmp_path: Path) -> None:
    """Each time it is killed as soon as a choice's text is out, and continuing stands exactly there."""
    random, data = Random(1937), tmp_path / "data"
    taken: list[Chosen] = []
    for number in range(1, KILLS + 1):
        choice = random.choice(["left", "right"])
        with process("-m", "game", str(story), "--plain", "--data", str(data), "--continue") as running:
            told = read_until(running, "2. Go right.")
            assert f"You are at step {number - 1}." in told
            assert not taken or f"You chose: Go {taken[-1].choice.partition('.')[2]}." in told
            assert running.stdin is not None
            running.stdin.write(f"{choice}\n")
            running.stdin.flush()
            read_until(running, f"You are at step {number}.")
            os.kill(running.pid, signal.SIGKILL)
        taken.append(Chosen(f"first.{choice}"))
    shelf = open_shelf(data)
    assert [shelf.log(game).entries for game in shelf.games("tiny")] == [tuple(taken)]


_WRITES = """
import sys
from pathlib import Path
from game.playing.log import Chosen, Log
from game.playing.shelf import open_shelf
shelf = open_shelf(Path(sys.argv[1]))
game, entries = shelf.put(Log("tiny", "", 7)), ()
while True:
    entries = (*entries, Chosen(f"first.c{len(entries)}"))
    game = shelf.write(game, Log("tiny", "", 7, entries))
    print(len(entries), flush=True)
"""


def test_killed_in_the_middle_of_writing_it_loses_nothing_it_had_told(tmp_path: Path) -> None:
    """Of a game written without a pause, everything told before the kill is there, and nothing is half there."""
    random = Random(1938)
    for _ in range(KILLS):
        with process("-c", _WRITES, str(tmp_path)) as running:
            told = random.randint(1, 60)
            read_until(running, f"{told}\n")
            os.kill(running.pid, signal.SIGKILL)
        shelf = open_shelf(tmp_path)
        assert shelf.notice == ""
        entries = shelf.log(shelf.games("tiny")[0]).entries
        assert len(entries) >= told
        assert entries == tuple(Chosen(f"first.c{number}") for number in range(len(entries)))
        shelf.close()
