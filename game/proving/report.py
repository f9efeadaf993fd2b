"""A proof as people and tools read it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from game.batch.questions import Question
from game.model.text import Place, place_of, printable
from game.playing.playfile import ENDING
from game.proving.cost import Costs
from game.proving.deciding import Status
from game.proving.extremes import Extremes
from game.proving.figures import Figures
from game.proving.prover import Kept, Proof

Named: TypeAlias = Callable[[str], str]
"""How a file of the story is called."""
MOST_DEAR = 8
STATUSES: tuple[Status, ...] = ("reached", "unreachable", "unknown")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a writer should look at."""

    place: Place
    sentence: str
    name: str
    """What to call a playthrough that shows it."""
    moves: tuple[str, ...] = ()
    """The playthrough; empty where there is none to show."""
    unknown: bool = False
    """Whether it is only that nobody knows."""

    @property
    def file(self) -> str:
        """What to call the file of the playthrough."""
        return re.sub(r"\W+", "_", self.name) + ENDING


def findings(proof: Proof) -> list[Finding]:
    """What is never come to, where nothing is open, which promises do not hold; in the order of the files."""
    found = [*_unreached(proof), *_stuck(proof), *_broken(proof)]
    return sorted(found, key=lambda finding: (finding.place.file, finding.place.line, finding.place.column))


def _unreached(proof: Proof) -> Iterator[Finding]:
    for question, verdict in proof.questions.items():
        if verdict.status != "reached":
            never = verdict.status == "unreachable"
            sentence = f"{_said(question)}. {verdict.reason}" if never else f"{_asked(question)}? {verdict.reason}"
            yield Finding(question.place, sentence, question.what, unknown=not never)


def _said(question: Question) -> str:
    """That something never happens."""
    match question.kind:
        case "node":
            return f"No playthrough comes to `{question.what}`"
        case "choice":
            return f"The choice `{question.what}` can never be taken"
        case "transition":
            return f"The transition `{question.what}` is never taken"
        case "text":
            return f"The text under `{question.what}` is never shown"
        case "effect":
            return f"`{question.what}` never moves anything: the meter is always at its end here"
        case "condition":
            return f"`{question.what}` never {'holds' if question.holds else 'fails to hold'} here"


def _asked(question: Question) -> str:
    return f"Nobody knows: {_said(question)[0].lower()}{_said(question)[1:]}"


def _stuck(proof: Proof) -> Iterator[Finding]:
    for node, verdict in proof.stuck.items():
        place = place_of(proof.program.scenes[node].node.node)
        if verdict.status == "reached":
            sentence = f"At `{node}` nothing may be open, after {_many(len(verdict.moves), 'choice')}."
            yield Finding(place, sentence, f"{node} stuck", verdict.moves)
        elif verdict.status == "unknown":
            yield Finding(
                place, f"Nobody knows whether nothing may be open at `{node}`. {verdict.reason}", node, unknown=True
            )


def _broken(proof: Proof) -> Iterator[Finding]:
    for name, kept in proof.promises.items():
        if kept.status != "proved":
            said = f" ({kept.vow.promise.says})" if kept.vow.promise.says else ""
            sentence = f"The promise `{name}`{said} {_refuted(kept)}"
            moves = kept.verdict.moves if kept.status == "refuted" else ()
            yield Finding(kept.vow.promise.place, sentence, name, moves, kept.status == "unknown")


def _refuted(kept: Kept) -> str:
    if kept.status == "unknown":
        return f"is neither proved nor refuted. {kept.verdict.reason}"
    if kept.verdict.status == "unreachable":
        return f"is not kept by any playthrough. {kept.verdict.reason}"
    after = f"after {_many(len(kept.verdict.moves), 'choice')}" if kept.verdict.moves else "from the beginning"
    return f"is broken {after}."


def as_text(
    proof: Proof, figures: Figures | None, seconds: float, named: Named = str, spent: Costs | None = None
) -> str:
    """Findings, then promises, then figures, then what they cost."""
    lines = [*(_line(finding, named) for finding in findings(proof)), *_summary(proof)]
    if figures is not None:
        lines += _figures(figures)
    if spent is not None:
        lines += _costs(spent)
    return "\n".join(map(printable, [*lines, f"{seconds:.1f} seconds."])) + "\n"


def _line(finding: Finding, named: Named) -> str:
    place = finding.place
    return f"{named(place.file)}:{place.line}:{place.column}: {finding.sentence}"


def _summary(proof: Proof) -> Iterator[str]:
    statuses = Counter(verdict.status for verdict in proof.questions.values())
    yield f"Questions: {', '.join(f'{statuses[status]:,} {status}' for status in STATUSES if statuses[status])}."
    if proof.promises:
        kept = Counter(kept.status for kept in proof.promises.values())
        yield f"Promises: {', '.join(f'{number:,} {status}' for status, number in kept.items())}."
    yield "Complete: everything is decided." if proof.complete else "Not complete: something is unknown."


def _figures(figures: Figures) -> Iterator[str]:
    if figures.states is not None:
        yield f"States: {figures.states:,}."
    if figures.endless:
        yield "Playthroughs: without number, for some state leads back to itself."
    elif figures.playthroughs is not None:
        yield f"Playthroughs: {figures.playthroughs:,}."
    for policy, found in figures.odds.items():
        endings = ", ".join(f"{name} {odds:.1%}" for name, odds in sorted(found.endings.items()))
        yield f"Endings of `{policy}`: {endings or 'none is come to'}."
    for quantity, by_ending in figures.extremes.items():
        sums = ", ".join(f"{name} {_range(found)}" for name, found in sorted(by_ending.items()))
        yield f"Least and most `{quantity}`: {sums or 'no ending is come to'}."
    if figures.limit:
        yield f"Not exact. {figures.limit}"


def _range(found: Extremes) -> str:
    return f"{found.least} to {'any number' if found.most is None else found.most}"


def _costs(costs: Costs) -> Iterator[str]:
    """The dearest variables and the largest nodes."""
    yield f"Cost: {costs.states:,} states, counting those in which a node only leads on."
    for cost in costs.variables[:MOST_DEAR]:
        yield f"  {cost.factor:.2f} times as many for `{cost.variable}`, from `{cost.first}` to `{cost.last}`."
    for node, states in costs.nodes[:MOST_DEAR]:
        yield f"  {states:,} at `{node}`."


def cost_record(costs: Costs) -> dict[str, Any]:
    """All of it, in plain data."""
    return {"states": costs.states, "variables": list(map(asdict, costs.variables)), "nodes": dict(costs.nodes)}


def as_json(
    proof: Proof, figures: Figures | None, seconds: float, named: Named = str, spent: Costs | None = None
) -> str:
    """The contract of `docs/testing.md`."""
    found = record(proof, figures or Figures(limit="It was not asked for."), seconds, named)
    return json.dumps(found | ({"cost": cost_record(spent)} if spent else {}), indent=2) + "\n"


def record(proof: Proof, figures: Figures, seconds: float, named: Named = str) -> dict[str, Any]:
    """What is known, in plain data."""
    endings = {str(name) for name, scene in proof.program.scenes.items() if scene.node.kind == "ending"}
    nodes = _verdicts(proof, "node")
    return {
        "complete": proof.complete,
        "exact": figures.exact,
        "states": figures.states,
        "playthroughs": "infinite" if figures.endless else _written(figures.playthroughs),
        "seconds": round(seconds, 3),
        "nodes": nodes,
        "choices": _verdicts(proof, "choice"),
        "endings": {node: verdict for node, verdict in nodes.items() if node in endings},
        "odds": {policy: found.endings for policy, found in figures.odds.items()},
        "quantities": {name: _extremes(found) for name, found in figures.extremes.items()},
        "promises": [_promise(name, kept) for name, kept in proof.promises.items()],
        "findings": [_finding(finding, named) for finding in findings(proof)],
    }


def _extremes(by_ending: dict[str, Extremes]) -> dict[str, Any]:
    return {ending: found._asdict() for ending, found in by_ending.items()}


def _written(number: int | None) -> str | None:
    return None if number is None else str(number)


def _verdicts(proof: Proof, kind: str) -> dict[str, str]:
    return {question.what: verdict.status for question, verdict in proof.questions.items() if question.kind == kind}


def _promise(name: str, kept: Kept) -> dict[str, Any]:
    witness = list(kept.verdict.moves) if kept.verdict.status == "reached" else None
    return {"id": name, "verdict": kept.status, "witness": witness}


def _finding(finding: Finding, named: Named) -> dict[str, Any]:
    place, moves = finding.place._asdict(), list(finding.moves) or None
    return {
        **place,
        "file": named(finding.place.file),
        "sentence": finding.sentence,
        "unknown": finding.unknown,
        "witness": moves,
    }


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
