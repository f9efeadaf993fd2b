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
from game.sampling.tally import Tally

KINDS = {"node": "nodes", "choice": "choices", "condition": "condition sides", "text": "texts", "transition": "transitions"}
"""The kinds of questions, in the plural."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """What sampling found, by policy."""

    seed: int
    seconds: float
    tallies: Mapping[str, Tally]
    words: Mapping[str, int]
    """The words of the median playthrough, of those that were told."""
    questions: tuple[Question, ...]
    meters: tuple[Variable, ...]
    chapters: tuple[str, ...]
    every_ending: tuple[str, ...]

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
        met = dict.fromkeys(ending for tally in self.tallies.values() for ending in sorted(tally.endings))
        return [*self.every_ending, *(ending for ending in met if ending not in self.every_ending)]

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


def lengths(tally: Tally) -> dict[str, int]:
    """How many choices playthroughs had: the fewest, the median, what nine in ten do not exceed, the most."""
    shares = {"least": 0.0, "median": 0.5, "nine_in_ten": 0.9, "most": 1.0}
    return {name: quantile(tally.choices, share) for name, share in shares.items()}


def meters(sampled: Sampled, tally: Tally) -> dict[str, dict[str, dict[str, float]]]:
    """The meters at the opening of each chapter, and at the `end`: least, median, most and mean."""
    return {
        chapter or "end": {
            meter.name: _spread(tally.meters[chapter, meter.name], meter.low)
            for meter in sampled.meters
            if (chapter, meter.name) in tally.meters
        }
        for chapter in (*sampled.chapters, "")
    }


def _spread(values: Counter[int], low: int) -> dict[str, float]:
    mean = sum(value * many for value, many in values.items()) / max(values.total(), 1)
    least, middle, most = (low + quantile(values, share) for share in (0.0, 0.5, 1.0))
    return {"least": least, "median": middle, "most": most, "mean": round(low + mean, 3)}


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
                "meters": meters(sampled, tally),
            }
            for policy, tally in sampled.tallies.items()
        },
        "coverage": dict(_coverage(sampled)),
    }


def _coverage(sampled: Sampled) -> Iterator[tuple[str, dict[str, Any]]]:
    asked = sampled.asked
    for kind, plural in KINDS.items():
        of_kind = [question for question in sampled.questions if question.kind == kind]
        yield plural.replace(" ", "_"), {
            "met": sum(asked[question] > 0 for question in of_kind),
            "of": len(of_kind),
            "each": [{**_question(question), "times": asked[question]} for question in of_kind],
        }


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
    for (chapter, name), values in tally.meters.items():
        low = next(meter.low for meter in sampled.meters if meter.name == name)
        for value in sorted(values):
            yield "meter", f"{chapter or 'end'}: {name} {low + value}", "", "", "", values[value]
    for question in sampled.questions:
        found = _question(question)
        side = str(found.get("holds", "")).lower()
        yield question.kind, question.what, side, question.place.file, question.place.line, tally.asked[question]
