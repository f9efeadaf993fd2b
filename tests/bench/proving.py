"""States a second: the prover beside a plain breadth-first search and SPIN, on the same stories in the same run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from time import perf_counter

from game.batch.plan import Plan, merged, unmerged
from game.batch.steps import graph_of
from game.model.problems import Problems
from game.playing.stories import open_sources
from game.proving.counting import count_playthroughs
from game.proving.exploring import explored
from game.proving.odds import odds
from tests.bench.chapters import chapters
from tests.bench.second_opinion import explorable, pan
from tests.bench.synthetic import synthetic
from tests.bench.timing import table
from tests.proving.walking import searched


def main() -> None:
    """The same states as SPIN, unmerged; then stories of the shape of a real one, merged."""
    _beside_spin()
    _story_shaped()


def _beside_spin() -> None:
    small = open_sources(synthetic(48, 10), Problems())
    plain = _rate(lambda: len(searched(small)[0]))
    program = explorable().program
    plan = unmerged(graph_of(program))
    ours = _rate(lambda: explored(plan, keep=False).states)
    rows = [("", "states", "a second", ""), _row("a set of states in Python", *plain, 1.0)]
    if shutil.which("spin"):
        rows.append(_row("SPIN, exact", *pan(program), plain[0] / plain[1]))
    rows.append(_row(f"the prover, {_words(plan)}", *ours, plain[0] / plain[1]))
    table("All states, none merged, by one core", rows)


def _story_shaped() -> None:
    rows = [("", "states", "a second", "playthroughs")]
    for seed in range(4):
        program = open_sources(chapters(seed, far=0.6), Problems()).program
        plan = merged(graph_of(program))
        states, taken = _rate(lambda plan=plan: sum(explored(plan, keep=False).sizes.values()))  # type: ignore[misc]
        playthroughs = f"{count_playthroughs(program) or 0:.1e}"
        rows.append((f"story {seed}, {_words(plan)}", f"{states:,}", f"{states / taken:,.0f}", playthroughs))
        _, betting = _rate(lambda program=program: bool(odds(program, program.policies["random"])))  # type: ignore[misc]
        rows.append(("  and the odds of each ending", "", f"{states / betting:,.0f}", ""))
    table("Stories of ten chapters, values merged that nothing tells apart, by one core", rows)


def _words(plan: Plan) -> str:
    bits = max(spot.word * 64 + spot.shift + spot.width for spot in plan.packing.spots.values())
    return f"{bits} bits in {plan.packing.words} {'word' if plan.packing.words == 1 else 'words'}"


def _rate(work: Callable[[], int]) -> tuple[int, float]:
    """What comes of some work, and the seconds of the faster of two runs."""
    found, best = 0, float("inf")
    for _ in range(2):
        start = perf_counter()
        found = work()
        best = min(best, perf_counter() - start)
    return found, best


def _row(name: str, states: int, seconds: float, floor: float) -> tuple[str, str, str, str]:
    rate = states / seconds
    return name, f"{states:,}", f"{rate:,.0f}", "" if floor == 1.0 else f"{rate / floor:.1f}"


if __name__ == "__main__":
    main()
