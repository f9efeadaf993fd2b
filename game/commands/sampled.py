"""What sampling found, laid out for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from game.batch.questions import Question
from game.commands.tables import print_table
from game.model.text import printable
from game.sampling.report import Sampled, coverage, lengths, spread
from game.sampling.sampling import TOLD
from game.sampling.tally import Tally

MOST = 20
"""Lines of what no playthrough did; `--json` has all."""
NEXT = (
    "",
    "--ending NAME --save FILE writes the first playthrough that came to one of these endings;",
    "vigilance play --choices FILE opens it.",
)
LENGTHS = {"least": "choices, at least", "median": "median", "nine_in_ten": "nine in ten at most", "most": "at most"}


def shown(sampled: Sampled) -> None:
    """Prints it."""
    console = Console(highlight=False)
    rate = sampled.playthroughs / sampled.seconds
    head = f"{sampled.playthroughs:,} playthroughs, seed {sampled.seed}: {sampled.seconds:.1f} s, {rate:,.0f} a second"
    console.print(Text(f"{sampled.program.story.metadata.title}: {head}"))
    print_table(console, "Endings", sampled.tallies, _endings(sampled))
    print_table(console, "A playthrough", sampled.tallies, _lengths(sampled))
    if sampled.meters:
        for policy, tally in sampled.tallies.items():
            title = f"Meters under {policy} as chapters open: median (least to most)"
            print_table(console, title, sampled.moments, _meters(sampled, tally))
    print_table(console, "Coverage", ("met", "of"), _coverage(sampled))
    for line in (*_never(sampled.never()), *NEXT):
        console.print(Text(printable(line)), soft_wrap=True)


def _endings(sampled: Sampled) -> Iterator[tuple[str, ...]]:
    for ending in sampled.endings:
        yield ending, *(_share(tally.endings[ending], tally.playthroughs) for tally in sampled.tallies.values())


def _share(times: int, of: int) -> str:
    """A share of all; what is rare is counted, and never rounded to nothing."""
    if times == 0:
        return "never"
    return f"{times / of:.1%}" if times / of >= 0.001 else f"{times:,} times"


def _lengths(sampled: Sampled) -> Iterator[tuple[str, ...]]:
    found = [lengths(tally) for tally in sampled.tallies.values()]
    for key, words in LENGTHS.items():
        yield words, *(f"{each[key]:,}" for each in found)
    told = min(TOLD, *(tally.playthroughs for tally in sampled.tallies.values()))
    yield f"words, the median of {told}", *(f"{sampled.words[policy]:,}" for policy in sampled.tallies)


def _meters(sampled: Sampled, tally: Tally) -> Iterator[tuple[str, ...]]:
    found = [spread(sampled, tally, moment) for moment in sampled.moments]
    for meter in sampled.meters:
        yield meter.name, *(_range(each[meter.name]) if each else "" for each in found)


def _range(values: dict[str, float]) -> str:
    return f"{values['median']} ({values['least']} to {values['most']})"


def _coverage(sampled: Sampled) -> Iterator[tuple[str, ...]]:
    for plural, (met, of) in coverage(sampled).items():
        yield plural, f"{met:,}", f"{of:,}"


def _never(questions: list[Question]) -> Iterator[str]:
    if not questions:
        yield "Each of these was met."
        return
    yield f"No playthrough did these {len(questions):,}; vigilance prove says of each whether any can:"
    for question in questions[:MOST]:
        yield f"  {question.place.file}:{question.place.line}: {_in_words(question)}"
    if len(questions) > MOST:
        yield f"  and {len(questions) - MOST:,} more, which --json has"


def _in_words(question: Question) -> str:
    match question.kind:
        case "node":
            return f"come to {question.what}"
        case "choice":
            return f"choose {question.what}"
        case "condition":
            return f"find `{question.what}` {'true' if question.holds else 'false'}"
        case "text":
            return f"read the text for `{question.what}`"
        case "effect":
            return f"move a meter by {question.what}"
        case "transition":
            return f"see {question.what}"
