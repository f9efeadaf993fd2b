"""How the full screen feels, each thing beside its floor and in the same run; all of it at pseudo-terminals.

- Starting: from the shell to the title's menu, in turns with a bare Textual app of the same widgets.
- Choosing: from the key of a choice to the last option of the page it leads to, in turns with a bare app that
  brings one Static of the same text up to date. Every choice is on the disk before its page shows, and how long a disk
  takes is not the program's doing; so the saves are in memory for this, and then once more on the disk of this machine.
- An hour's play: the first options of the shipped story taken by digits, read on in between, a leaf laid over the page
  and back after each choice; from each key to the first byte of the answer, the median and the 99.9th percentile.
- Idle: what is written, and how much of a core is used, in some seconds without a key.
- Memory: what the process holds after that play.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from textwrap import indent

from textual import __version__

from tests.bench.terminal import Terminal, terminal
from tests.bench.timing import RUNS, table
from tests.stories import METADATA

SIZES = ((80, 24), (120, 40))
WORDS = "New game"
BEFORE = "Nothing is decided."
PROSE = """\
The form asks for origin in a space two fingers wide, and nobody has yet filled it to the edge without a ruler. On the \
second floor the lamp is out since morning, so clerks carry their ledgers down to the window, where the light from the \
yard reaches as far as the third shelf.

A cart goes by with slates under sacking. It has rained since four, and the ink dries slowly. The deputy counts \
receipts twice, then signs below the line, as he does. Nobody asks what has become of the boiler."""
OPTIONS = ("Count them again.", "Ask for the ledger of the third shelf.", "Sign as he does.", "Leave it unsigned.")
CHOICES = 30
"""How often a choice is taken and taken back."""
KEYS = 250
"""Times that a page is turned or an option taken: an hour of reading."""
LEAVES = "wfslcg?t"
CALM = 0.1
"""Seconds of silence after which a screen has surely been painted, so that its line of keys can be believed."""
IDLE = 10.0
"""Seconds without a key."""
PAUSE, CORE, MEMORY = 30, 0.003, 60
"""What is not to be passed: milliseconds, a part of a core, megabytes."""


def main() -> None:
    """Measures everything named above."""
    with TemporaryDirectory() as folder, TemporaryDirectory(dir="/dev/shm") as memory:
        for size in SIZES:
            _starting(folder, size)
        for size in SIZES:
            _choosing({"in memory": memory, "on this disk": folder}, size)
        for size in SIZES:
            _playing(folder, size)


def _starting(folder: str, size: tuple[int, int]) -> None:
    def first_paint(*arguments: str) -> float:
        with terminal(["-m", *arguments], folder, size) as screen:
            return screen.until(WORDS)

    bare, ours = _in_turns([partial(first_paint, "tests.bench.bare", "title"), partial(first_paint, "game")], RUNS)
    _beside(
        f"From the shell to the first words on the screen, {_size(size)}",
        (f"a bare app of Textual {__version__}, the same widgets", bare),
        ("the title of the shipped story", ours),
    )


def _choosing(folders: Mapping[str, str], size: tuple[int, int]) -> None:
    shown = "\n\n".join(("> Go on.", PROSE, "\n".join(f"{number}  {words}" for number, words in enumerate(OPTIONS, 1))))
    with ExitStack() as stack:

        def opened(folder: str, *arguments: str) -> Terminal:
            return stack.enter_context(terminal(["-m", *arguments], folder, size))

        bare = opened("", "tests.bench.bare", "scene", shown)
        games = [opened(folder, "game", "play", _story(folder), "--new") for folder in folders.values()]
        bare.until(BEFORE)
        for game in games:
            game.until("Before you begin")
            game.press(" ")
            game.until(BEFORE)
        ways = [partial(_answer, bare, "x", "x"), *(partial(_answer, game, "1", "u") for game in games)]
        floor, *ours = _in_turns(ways, CHOICES)
    _beside(
        f"From a key to the page it leads to, {_size(size)}",
        ("one Static of the same text", floor),
        *((f"a choice, saved {where} before it shows", taken) for where, taken in zip(folders, ours, strict=True)),
    )


def _answer(screen: Terminal, key: str, back: str) -> float:
    """Seconds from a key to the last words it leads to; another leads back."""
    screen.press(key)
    taken = screen.until(OPTIONS[-1])
    screen.press(back)
    screen.until(BEFORE)
    return taken


def _story(folder: str) -> str:
    """The folder of a story with one page of prose and some options, as long as one screen of 80 by 24 holds."""
    options = "".join(f"  - {{id: c{number}, text: {words}, to: first}}\n" for number, words in enumerate(OPTIONS))
    nodes = (
        f"node: first\ntext: |\n  {BEFORE}\nchoices:\n  - {{id: on, text: Go on., to: page}}\n"
        f"---\nnode: page\ntext: |\n{indent(PROSE, '  ')}\nchoices:\n{options}"
    )
    (place := Path(folder) / "story").mkdir(exist_ok=True)
    (place / "story.yaml").write_text(METADATA)
    (place / "nodes.yaml").write_text(nodes)
    return str(place)


def _playing(folder: str, size: tuple[int, int]) -> None:
    with terminal(["-m", "tests.bench.bare", "title"], folder, size) as bare:
        bare.until(WORDS)
        _, floor_used = bare.idle(IDLE)
        floor_held = bare.memory()
    with terminal(["-m", "game", "--new", "--seed", "1"], folder, size) as game:
        game.until("Before you begin")
        pauses = list(_pauses(game))
        written, used = game.idle(IDLE)
        held = game.memory()
    longest = 1000 * quantiles(pauses, n=1000)[-1]
    rows = [
        ("", "", "a bare app", "of what is allowed"),
        ("the median answer to a key", f"{1000 * median(pauses):.1f} ms", "", ""),
        ("the answer to one key in a thousand", f"{longest:.1f} ms", "", f"{longest / PAUSE:.2f}"),
        (f"written in {IDLE:.0f} idle seconds", f"{written} bytes", "", "1.00" if not written else "more"),
        ("of a core while idle", f"{100 * used:.2f} %", f"{100 * floor_used:.2f} %", f"{used / CORE:.2f}"),
        ("held at the end", f"{held:.0f} MB", f"{floor_held:.0f} MB", f"{held / MEMORY:.2f}"),
    ]
    table(f"{len(pauses):,} keys of play, {_size(size)}", rows)


def _pauses(game: Terminal) -> Iterator[float]:
    """Seconds from each key to the first byte of the answer. Which key comes next is read off the line of keys."""

    def answers(keys: str) -> Iterator[float]:
        for key in keys:
            game.press(key)
            with suppress(TimeoutError):  # there was nothing to answer
                yield game.until(patience=1.0)
            game.settle(CALM)

    leaves, key = cycle(LEAVES), " "
    game.settle(CALM)
    for _ in range(KEYS):
        read_on, choose = (game.painted.rfind(label) for label in (b"read on\x1b", b"choose\x1b"))
        if max(read_on, choose) >= 0:
            key = " " if read_on > choose else "1"
        elif not game.painted:
            key = "1" if key == " " else " "
        if choose > read_on and b"who\x1b" in game.painted[choose:]:
            yield from answers(next(leaves) + "b")
        yield from answers(key)


def _in_turns(ways: Sequence[Callable[[], float]], runs: int) -> list[float]:
    """The median of each, in seconds; in turns, so that a busy machine is as busy for all. The first run warms up."""
    taken = [[way() for way in ways] for _ in range(runs + 1)][1:]
    return [median(found) for found in zip(*taken, strict=True)]


def _beside(title: str, *rows: tuple[str, float]) -> None:
    """A table of seconds, each beside the first."""
    floor = rows[0][1]
    table(title, [(name, f"{1000 * taken:,.1f} ms", f"{taken / floor:.2f}") for name, taken in rows])


def _size(size: tuple[int, int]) -> str:
    return "{}×{}".format(*size)


if __name__ == "__main__":
    main()
