"""What a report says, in words that are the same on a page and in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log10
from shlex import quote
from typing import NamedTuple

from game.playing.reopening import reopen
from game.playing.telling import plain_words, said
from game.proving.prover import Kept
from game.proving.report import Finding
from game.proving.witnesses import log_of
from game.reporting.report import PLAYED, Report, Way
from game.reporting.wording import words_written
from game.sampling.report import coverage, lengths

THIN = 0.01
"""What comes about less often than this is worth a sentence."""
NAMED = 10
"""So many nodes and choices are named as those that playthroughs come to least."""
FOLDER = "findings"
"""Where the commands that a report names put playthroughs."""


class Taken(NamedTuple):
    """A step of a playthrough."""

    move: str
    """A choice, `node.choice`, or a chance fallen, `chance.outcome`."""
    words: str
    """The option as the player read it; of a chance, how it fell."""


def often(many: float) -> str:
    """How often something comes about, by the average of a playthrough: times in a hundred."""
    hundred = 100 * many
    if not hundred:
        return "never"
    if hundred < 0.01:
        return "under 0.01"
    if 99.95 <= hundred < 100 - 1e-9:
        return "over 99.9"
    return f"{hundred:,.2f}" if hundred < 1 else f"{hundred:,.1f}" if hundred < 100 - 1e-9 else f"{hundred:,.0f}"


def power(number: int) -> tuple[str, int]:
    """A number as so many times a power of ten: 72,373,842 is `7.2` and 7."""
    exponent = int(log10(number)) if number else 0
    return f"{number // 10 ** max(exponent - 1, 0) / 10 ** min(exponent, 1):.1f}", exponent


def many(number: int, what: str) -> str:
    """A number of things: `1 node`, `1,200 nodes`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def in_short(report: Report) -> Iterator[str]:
    """The sentences a report begins with: whether the story is sound, what is open, where it is thin."""
    yield _found(report)
    yield _kept(Counter(kept.status for _, kept in report.promises))
    unknown = sum(found.finding.unknown for found in report.findings)
    yield "Everything is decided." if not unknown else f"{many(unknown, 'question')} could not be decided."
    yield _thinnest(report)


def _found(report: Report) -> str:
    known = [found for found in report.findings if not found.finding.unknown]
    within = sum(len(found.within) for found in known)
    more = f", and {within:,} more within them" if within else ""
    return f"{many(len(known), 'finding')}{more}." if known else "Nothing was found."


def _kept(verdicts: Counter[str]) -> str:
    if not verdicts:
        return "The story makes no promises."
    if len(verdicts) == 1:
        (status,) = verdicts
        return f"{many(verdicts[status], 'promise')}, {'all ' if verdicts[status] > 1 else ''}{status}."
    return f"Of {many(verdicts.total(), 'promise')}, {_listed(verdicts.items())}."


def _thinnest(report: Report) -> str:
    """Which node that can be reached is come to least."""
    rare, policy = report.rarely("node"), report.ways[0].policy
    if not rare:
        return f"Every playthrough by {policy} comes to every node that can be reached."
    (question, number), thin = rare[0], sum(number < THIN for _, number in rare)
    least = f"Playthroughs by {policy} come least to `{question.what}`, {often(number)} times in 100"
    return f"{least}, and to {many(thin, 'node')} less than once." if thin > 1 else f"{least}."


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number:,} {'is' if number == 1 else 'are'} {status}" for status, number in counts)


def facts(report: Report) -> Iterator[tuple[str, str]]:
    """What the story is, and how far it was proved: each with its name."""
    program = report.program
    yield "Content hash", program.story.content_hash
    yield "Made on", report.made.isoformat()
    yield "Nodes", f"{len(program.scenes):,}, of which {many(len(report.endings), 'ending')}"
    yield "Choices", f"{sum(len(scene.options) for scene in program.scenes.values()):,}"
    yield "Words", f"{words_written(program):,}"
    yield "Complete", _complete(report)
    yield "Exact", "yes, all states were enumerated" if report.figures.exact else f"no. {report.figures.limit}"
    yield "States", "not known" if report.figures.states is None else f"{report.figures.states:,}"
    yield "Playthroughs", _playthroughs(report)
    yield "Seconds", f"{report.seconds:.1f}"


def _complete(report: Report) -> str:
    asked = len(report.proof.questions) + len(report.proof.stuck) + len(report.proof.promises)
    if report.proof.complete:
        return f"yes, all {many(asked, 'question')} are decided, promises among them"
    return f"no, of {many(asked, 'question')} some are unknown"


def _playthroughs(report: Report) -> str:
    figures = report.figures
    if figures.endless:
        return "without number, for some state leads back to itself"
    if figures.playthroughs is None:
        return "not known"
    times, exponent = power(figures.playthroughs)
    return f"{figures.playthroughs:,}" + (f", about {times} × 10{_raised(exponent)}" if exponent > 3 else "")


def _raised(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def promised(kept: Kept) -> str:
    """A promise in its author's words, or its id."""
    return str(kept.vow.promise.says or kept.vow.name)


def because(kept: Kept) -> str:
    """What there is to say of the verdict on a promise, beside the playthrough that breaks it; often nothing."""
    if kept.status == "unknown":
        return kept.verdict.reason
    if kept.status == "proved":
        return ""
    if kept.verdict.status == "unreachable":
        return f"No playthrough keeps it. {kept.verdict.reason}".strip()
    return "" if kept.verdict.moves else "It is broken from the beginning."


def broken_by(kept: Kept) -> tuple[str, ...]:
    """The moves of the playthrough that breaks a promise; none where it holds or nothing could keep it."""
    return kept.verdict.moves if kept.status == "refuted" and kept.verdict.status == "reached" else ()


def playthrough(report: Report, moves: tuple[str, ...]) -> Iterator[Taken]:
    """The steps of a playthrough in words."""
    machine = report.machine
    steps = reopen(log_of(machine, moves), machine).playthrough.steps[1:]
    for move, step in zip(moves, steps, strict=False):
        if step.option is not None:
            yield Taken(move, plain_words(said(machine, step.before, step.option.text)))
        else:
            chance, _, outcome = move.partition(".")
            yield Taken(move, f"Chance: {chance} falls {outcome}.")


def opening(report: Report, finding: Finding) -> str:
    """The command that opens the playthrough of a finding, once `saving` has written it."""
    return f"vigilance play {_story(report)}--choices {FOLDER}/{finding.file}"


def saving(report: Report) -> str:
    """The command that writes the playthroughs of all findings."""
    return f"vigilance prove {_story(report)}--no-figures --save {FOLDER}"


def _story(report: Report) -> str:
    return f"{quote(report.story)} " if report.story else ""


def comes_to_none(way: Way) -> float:
    """The probability of coming to no ending: where nothing is open, or round and round."""
    missing = 1 - sum(way.endings.values())
    return missing if missing > 1e-9 else 0.0


def share(probability: float) -> str:
    """A probability in per cent; never what is not, and what is rare is not rounded to nothing."""
    return often(probability) if not probability else f"{often(probability)}%"


def source(report: Report) -> str:
    """How it is known how often things come about."""
    if report.exact:
        return "Exact, from all states."
    return f"From {PLAYED:,} sampled playthroughs of each policy, because all states were too many."


def sampled_lengths(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Rows about the lengths of sampled playthroughs, with a cell for each policy."""
    tallies = report.sampled.tallies
    found = [lengths(tally) for tally in tallies.values()]
    for key, words in LENGTHS.items():
        yield words, [f"{each[key]:,}" for each in found]
    yield "Words read, median", [f"{report.sampled.words[policy]:,}" for policy in tallies]


LENGTHS = {
    "least": "Choices, the fewest",
    "median": "Choices, median",
    "nine_in_ten": "Choices, nine in ten at most",
    "most": "Choices, the most",
}


def sampled_coverage(report: Report) -> Iterator[tuple[str, str, str]]:
    """What sampled playthroughs met: what it is, how many of it, and of how many."""
    for plural, (met, of) in coverage(report.sampled).items():
        yield plural.capitalize(), f"{met:,}", f"{of:,}"
