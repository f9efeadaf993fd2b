"""How long a story takes to load and to check, beside what a bare YAML loader takes for the same bytes.

Everything in one process, each thing in turn, so that a busy machine is as busy for all of them.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from game.checking.checker import check_sources
from game.machine.compiling import compile_story
from game.model.problems import Problems
from game.reading.folder import read_story
from game.reading.marked import marked_documents
from game.reading.pausing import collector_paused
from tests.bench.synthetic import synthetic
from tests.bench.timing import seconds, table

NODES = (1_000, 3_000)


def main() -> None:
    """Prints a table for each size of story."""
    for nodes in NODES:
        _measure(nodes)


def _measure(nodes: int) -> None:
    sources = synthetic(nodes)
    contents = [text.encode() for text in sources.texts.values()]

    def bare() -> list[object]:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return [list(yaml.load_all(content, Loader=loader)) for content in contents]

    def marked() -> list[object]:
        with collector_paused():
            return [marked_documents(text, name, Problems()) for name, text in sources.texts.items()]

    def read() -> object:
        with collector_paused():
            return read_story(sources, Problems())

    def load() -> object:
        with collector_paused():
            return compile_story(read_story(sources, Problems()))

    def check() -> object:
        return check_sources(sources, Problems())

    work: dict[str, Callable[[], object]] = {
        "YAML alone, by the bare C loader": bare,
        "YAML with every place": marked,
        "and its shape": read,
        "and every expression: loaded": load,
        "checked": check,
    }
    taken = {what: seconds(done) for what, done in work.items()}
    floor = next(iter(taken.values()))
    rows = [(what, f"{found * 1000:,.0f} ms", f"{found / floor:.2f}") for what, found in taken.items()]
    size = sum(map(len, contents))
    table(f"Loading {nodes:,} nodes, {size / 1e6:.1f} MB", [("", "", "of the bare loader"), *rows])


if __name__ == "__main__":
    main()
