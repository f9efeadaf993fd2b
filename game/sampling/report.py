"""What sampling found, as plain data: for JSON, for a spreadsheet, and for whoever lays it out."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.batch.questions import Question
from game.language.variables import Variable
from game.machine.program import Program
from game.sampling.tally import END, Tally

KINDS = {
    "node": "nodes",
    "choice": "choices",
    "condition": "condition sides",
    "text": "texts",
    "transition": "transitions",
    "effect": "effects",
}
"""The kinds of questions, in the plural."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """What sampling found, by policy."""

    program: Program
    questions: tuple[Question, ...]
    seed: int
    seconds: float
    tallies: Mapping[str, Tally]
    words: Mapping[str, int]
    """The words of the median playthrough, of those that were told."""

    @property
    def playthroughs(self) -> int:
        """How many, under all policies."""
        return sum(tally.playthroughs for tally in self.tallies.values())

    @property
    def asked(self) -> Counter[Question]:
        """How often each thing happened, under all policies."""
        return sum((tally.asked for tally in self.tallies.values()), Counter())

    @property
    def endings(self) -> list[str]:
        """What playthroughs can come to: the story's endings, in its order, and then whatever else there was."""
        written = [str(name) for name, node in self.program.story.nodes.items() if node.kind == "ending"]
        met = sorted(ending for tally in self.tallies.values() for ending in tally.endings)
        return list(dict.fromkeys([*written, *met]))

    @property
    def meters(self) -> list[Variable]:
        """The meters of the story."""
        return [variable for variable in self.program.variables if variable.kind == "meter"]

    @property
    def moments(self) -> list[str]:
        """When meters were looked at: as each chapter opened, and at the end."""
        return [*map(str, self.program.story.metadata.chapters), END]

    def never(self) -> list[Question]:
        """What no playthrough did."""
        asked = self.asked
        return [question for question in self.questions if not asked[question]]


def quantile(values: Counter[int], share: float) -> int:
    """The least value that so great a share of all does not exceed; of none, 0."""
    wanted, seen = share * values.total(), 0
    for value in sorted(values):
        seen += values[value]
        if seen >= wanted:
            return value
    return 0


def quantiles(values: Counter[int]) -> dict[str, int]:
    """The least of some values, the median, what nine in ten do not exceed, the most."""
    shares = {"least": 0.0, "median": 0.5, "nine_in_ten": 0.9, "most": 1.0}
    return {name: quantile(values, share) for name, share in shares.items()}


def lengths(tally: Tally) -> dict[str, int]:
    """How many choices playthroughs had: the fewest, the median, what nine in ten do not exceed, the most."""
    return quantiles(tally.choices)


def spread(sampled: Sampled, tally: Tally, moment: str) -> dict[str, dict[str, float]]:
    """The meters at a moment, by name: least, median, most and mean; none where nobody came so far."""
    return {
        meter.name: _spread(tally.meters[moment, meter.name], meter.low)
        for meter in sampled.meters
        if (moment, meter.name) in tally.meters
    }


def _spread(values: Counter[int], low: int) -> dict[str, float]:
    mean = sum(value * many for value, many in values.items()) / values.total()
    least, middle, most = (low + quantile(values, share) for share in (0.0, 0.5, 1.0))
    return {"least": least, "median": middle, "most": most, "mean": round(low + mean, 3)}


def coverage(sampled: Sampled) -> dict[str, tuple[int, int]]:
    """For each kind of thing, how many were met, and of how many."""
    asked, found = sampled.asked, {}
    for kind, plural in KINDS.items():
        of_kind = [question for question in sampled.questions if question.kind == kind]
        found[plural] = sum(asked[question] > 0 for question in of_kind), len(of_kind)
    return found


def as_json(sampled: Sampled) -> str:
    """Everything there is, as `docs/testing.md` describes it."""
    return json.dumps(_data(sampled), indent=2, ensure_ascii=False) + "\n"


def _data(sampled: Sampled) -> dict[str, Any]:
    return {
        "seed": sampled.seed,
        "playthroughs": sampled.playthroughs,
        "seconds": round(sampled.seconds, 3),
        "playthroughs_per_second": round(sampled.playthroughs / sampled.seconds),
        "endings": {
            ending: {policy: tally.endings[ending] for policy, tally in sampled.tallies.items()}
            for ending in sampled.endings
        },
        "policies": {
            policy: {
                "playthroughs": tally.playthroughs,
                "choices": lengths(tally),
                "words": sampled.words[policy],
                "meters": {moment: spread(sampled, tally, moment) for moment in sampled.moments},
            }
            for policy, tally in sampled.tallies.items()
        },
        "coverage": dict(_coverage(sampled)),
    }


def _coverage(sampled: Sampled) -> Iterator[tuple[str, dict[str, Any]]]:
    asked = sampled.asked
    for kind, (met, of) in zip(KINDS, coverage(sampled).values(), strict=True):
        each = [{**_question(found), "times": asked[found]} for found in sampled.questions if found.kind == kind]
        yield KINDS[kind].replace(" ", "_"), {"met": met, "of": of, "each": each}


def _question(question: Question) -> dict[str, Any]:
    side = {"holds": question.holds} if question.kind == "condition" else {}
    return {"what": question.what, **side, "file": question.place.file, "line": question.place.line}


def as_csv(sampled: Sampled) -> str:
    """A row for every count: of endings, lengths, meters' values, and everything that can be met."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["policy", "kind", "what", "holds", "file", "line", "times"])
    for policy, tally in sampled.tallies.items():
        writer.writerows([policy, *row] for row in _rows(sampled, tally))
    return file.getvalue()


def _rows(sampled: Sampled, tally: Tally) -> Iterator[tuple[object, ...]]:
    for ending in sampled.endings:
        yield "ending", ending, "", "", "", tally.endings[ending]
    for number in sorted(tally.choices):
        yield "length", number, "", "", "", tally.choices[number]
    for (moment, name), values in tally.meters.items():
        low = next(meter.low for meter in sampled.meters if meter.name == name)
        for value in sorted(values):
            yield "meter", f"{moment}: {name} {low + value}", "", "", "", values[value]
    for question in sampled.questions:
        found = _question(question)
        side = str(found.get("holds", "")).lower()
        yield question.kind, question.what, side, question.place.file, question.place.line, tally.asked[question]
