"""Everything a report says, found out once, for whatever form it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import NamedTuple

from game.batch.questions import Question
from game.machine.machine import Machine
from game.machine.program import Program
from game.proving.deciding import Verdict
from game.proving.exploring import Budget
from game.proving.figures import Figures, figures_of
from game.proving.prover import Kept, Proof, proved
from game.proving.report import findings
from game.reporting.chart import Chapter, chapters_of
from game.reporting.within import Found, gathered
from game.sampling.report import Sampled
from game.sampling.sampling import Part, counted, desk_of
from game.sampling.tally import Tally
from game.sharing.hands import Hands

PLAYED = 20_000
"""Playthroughs of each policy that are sampled."""
TOLD = 5
"""So many of them are told, to count their words: that takes as long as all others without."""
SEED = 0
MOST_POLICIES = 8
"""More columns nobody could compare."""
CERTAIN = 1 - 1e-9
"""As good as always, after rounding."""


class Way(NamedTuple):
    """How somebody goes through a story who plays by a policy: how often in a playthrough, on average."""

    policy: str
    nodes: Mapping[str, float]
    """Comes to a node."""
    choices: Mapping[str, float]
    """Takes a choice, by `node.choice`."""
    endings: Mapping[str, float]
    """Comes to an ending; the rest comes to none."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a story."""

    machine: Machine
    story: str
    """What a command line has to say for it; empty for the story that comes with the program."""
    made: date
    proof: Proof
    figures: Figures
    sampled: Sampled
    seconds: float
    findings: list[Found]
    chapters: list[Chapter]
    ways: tuple[Way, ...]
    """By policy: exact, or where that was too dear as they were sampled."""

    @property
    def program(self) -> Program:
        return self.machine.program

    @property
    def exact(self) -> bool:
        """Whether the ways are exact."""
        return self.figures.exact

    @property
    def sound(self) -> bool:
        """Whether nothing was found; what is unknown is no finding."""
        return all(found.finding.unknown for found in self.findings)

    @property
    def promises(self) -> list[tuple[str, Kept]]:
        """The promises with their verdicts, in the order of the files."""
        return [(name, self.proof.promises[name]) for name in self.program.promises]

    @property
    def endings(self) -> list[str]:
        """The ids of the endings, in the order of the files."""
        return [str(name) for name, node in self.program.story.nodes.items() if node.kind == "ending"]

    def unreached(self, kind: str) -> dict[str, str]:
        """What is not reached of a kind, `node` or `choice`: by its id, `unreachable` or `unknown`."""
        verdicts = self.proof.questions.items()
        found = {question.what: verdict.status for question, verdict in verdicts if question.kind == kind}
        return {what: status for what, status in found.items() if status != "reached"}

    def rarely(self, kind: str) -> list[tuple[Question, float]]:
        """What can be come to but not every playthrough by the first policy comes to, the rarest first.

        Of a kind, `node` or `choice`; each with how often.
        """
        often = self.ways[0].nodes if kind == "node" else self.ways[0].choices
        verdicts = self.proof.questions.items()
        can = [question for question, found in verdicts if question.kind == kind and found.status == "reached"]
        found = [(question, often.get(question.what, 0.0)) for question in can]
        return sorted((pair for pair in found if pair[1] < CERTAIN), key=lambda pair: pair[1])


def report_of(hands: Hands, story: str, budget: Budget, made: date) -> Report:
    """Proves, counts and samples a story."""
    started, machine = perf_counter(), hands.machine
    program = machine.program
    policies = _policies(program)
    sampled = _sampled(hands, policies)
    proof = _with_what_was_met(proved(hands, budget), sampled)
    figures = figures_of(hands, budget, policies)
    ways = tuple(_way(policy, tally, figures) for policy, tally in sampled.tallies.items())
    found = gathered(findings(proof), program, _never(proof, "node"), _never(proof, "choice"))
    seconds = perf_counter() - started
    return Report(machine, story, made, proof, figures, sampled, seconds, found, chapters_of(program), ways)


def _with_what_was_met(proof: Proof, sampled: Sampled) -> Proof:
    """What could not be decided is reached where a sampled playthrough met it."""
    asked = sampled.asked
    met = {question for question, found in proof.questions.items() if found.status == "unknown" and asked[question]}
    return replace(proof, questions=proof.questions | dict.fromkeys(met, Verdict("reached")))


def _never(proof: Proof, kind: str) -> list[str]:
    """What is unreachable of a kind."""
    verdicts = proof.questions.items()
    return [question.what for question, found in verdicts if (question.kind, found.status) == (kind, "unreachable")]


def _policies(program: Program) -> list[str]:
    """Chance first, then the story's own, then those every story has."""
    own = map(str, program.story.world.policies)
    return list(dict.fromkeys(["random", *own, *program.policies]))[:MOST_POLICIES]


def _sampled(hands: Hands, policies: Iterable[str]) -> Sampled:
    desk, started = desk_of(hands.machine), perf_counter()
    wanted = [Part(policy, SEED, range(PLAYED)) for policy in policies]
    tallies = {part.policy: tally for part, tally in counted(hands, wanted)}
    words = {policy: desk.words(policy, SEED, TOLD) for policy in tallies}
    return Sampled(hands.machine.program, tuple(desk.questions.every), SEED, perf_counter() - started, tallies, words)


def _way(policy: str, tally: Tally, figures: Figures) -> Way:
    if policy in figures.odds:
        odds = figures.odds[policy]
        return Way(policy, odds.visits, odds.taken, odds.endings)
    often = {question: many / tally.playthroughs for question, many in tally.asked.items()}
    nodes, choices = (_of_kind(often, kind) for kind in ("node", "choice"))
    return Way(policy, nodes, choices, {name: many / tally.playthroughs for name, many in tally.endings.items()})


def _of_kind(often: Mapping[Question, float], kind: str) -> dict[str, float]:
    return {question.what: many for question, many in often.items() if question.kind == kind}
