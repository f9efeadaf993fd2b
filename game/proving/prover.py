"""Everything a story's playthroughs come to, each question and each promise with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from game.batch.questions import Question, questions_of
from game.batch.steps import Ask, Asked, Graph, Label, Steps, graph_of
from game.language.tree import ALWAYS, All, Not
from game.machine.machine import Machine
from game.machine.program import Program, Site
from game.machine.promises import Vow
from game.proving.deciding import Decider, Status, Verdict
from game.proving.exploring import Budget, OverBudget
from game.proving.policies import under
from game.proving.vows import Sworn, Watch
from game.proving.witnesses import witnessed
from game.sharing.hands import Hands

PARTS = 4
"""Questions are shared out in so many parts to each of the hands."""
PromiseStatus = Literal["proved", "refuted", "unknown"]


class Stuck(NamedTuple):
    """The label of a node at which nothing is open, though it is no ending."""

    node: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The verdict on a promise."""

    vow: Vow
    status: PromiseStatus
    verdict: Verdict
    """That on the goal which decides it."""


@dataclass(slots=True)
class Proof:
    """What is known of a program."""

    program: Program
    questions: dict[Question, Verdict] = field(default_factory=dict)
    stuck: dict[str, Verdict] = field(default_factory=dict)
    """By node: whether somebody can come to stand there with nothing open."""
    promises: dict[str, Kept] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every question and promise is decided."""
        verdicts = (*self.questions.values(), *self.stuck.values(), *(kept.verdict for kept in self.promises.values()))
        return all(verdict.status != "unknown" for verdict in verdicts)


def whole_graph(program: Program, vows: Iterable[Vow] = ()) -> Graph:
    """The graph on which every question is asked, and some promises."""
    questions, watch = questions_of(program), Watch(program)
    for vow in vows:
        watch.add(vow)
    on_entering: dict[int, Steps] = {}
    on_moving: dict[tuple[int, int], Steps] = {}
    for site in program.sites:
        asks = questions.asked.on_entering.get(site.index, ())
        rest = questions.at_any_time if site.kind in ("choices", "ending") else ()
        watched = watch.on_entering.get(site.index, ())
        node = Ask(ALWAYS, questions.of_site[site.index])
        on_entering[site.index] = (node, *_stuck(site), *asks, *rest, *watched)
        for number, _ in enumerate(site.scene.options if site.moves else ()):
            if (question := questions.of_edge.get((site.index, number))) is not None:
                replies = questions.asked.on_moving.get((site.index, number), ())
                on_moving[site.index, number] = (Ask(ALWAYS, question), *replies)
    return graph_of(program, Asked(on_entering, on_moving, questions.asked.names), watch.variables)


def _stuck(site: Site) -> Iterator[Ask]:
    """Whether nothing is open where the player must choose."""
    if site.kind == "choices" and all(move.guard != ALWAYS for move in site.moves):
        closed = All(tuple(Not(move.guard) for move in site.moves))
        yield Ask(closed, Stuck(str(site.scene.node.node)))


def proved(hands: Hands, budget: Budget, heard: Callable[[int], object] = lambda _: None) -> Proof:
    """The verdicts on all questions and promises of a story; `heard` is told whenever so many more are decided."""
    program = hands.machine.program
    proof = Proof(program)
    questions = questions_of(program).every
    stuck = dict.fromkeys(Stuck(str(site.scene.node.node)) for site in program.sites if list(_stuck(site)))
    for policy, vows in _by_policy(program).items():
        decider = _decider(hands.machine, policy, budget)
        ways = [policy] if policy else program.policies
        found = {label: Verdict("reached", moves) for label, moves in witnessed(decider.whole, ways).items()}
        sworn = [goal for vow in vows if vow.kind != "possible" for goal in _sworn(vow)]
        labels: list[Label] = [*sworn, *(() if policy else (*questions, *stuck))]
        heard(len(found.keys() & set(labels)))
        for label, verdict in _decided(hands, decider, policy, [label for label in labels if label not in found]):
            found[label] = verdict
            heard(1)
        if undecided := {label: found[label] for label in labels if found[label].status == "unknown"}:
            found |= decider.searched(undecided)
        proof.promises |= {
            vow.name: _stays(vow, decider) if vow.kind == "possible" else _kept(vow, found, decider) for vow in vows
        }
        if not policy:
            proof.questions = {question: found[question] for question in questions}
            proof.stuck = {label.node: decider.shrunk(label, found[label]) for label in stuck}
    return proof


@lru_cache(maxsize=8)
def _decider(machine: Machine, policy: str, budget: Budget) -> Decider:
    """Decides what is asked of the playthroughs of a policy; of all, where it has no name."""
    program = machine.program
    graph = whole_graph(program, _by_policy(program)[policy])
    return Decider(under(graph, program.policies[policy]) if policy else graph, budget)


def _decided(hands: Hands, decider: Decider, policy: str, labels: list[Label]) -> Iterator[tuple[Label, Verdict]]:
    """Each label with its verdict; shared out where there are many hands, those that read the same to the same."""
    if hands.many == 1:
        yield from decider.decided(labels)
        return
    alike = sorted(labels, key=lambda label: sorted(decider.reads[label]))
    size = -(-len(alike) // (PARTS * hands.many))
    parts = [alike[at : at + size] for at in range(0, len(alike), size or 1)]
    for verdicts in hands.map(partial(_verdicts, policy=policy, budget=decider.budget), parts):
        yield from verdicts


def _verdicts(machine: Machine, labels: list[Label], policy: str, budget: Budget) -> list[tuple[Label, Verdict]]:
    return list(_decider(machine, policy, budget).decided(labels))


def how_many(program: Program) -> int:
    """How many questions and goals there are to decide."""
    stuck = sum(bool(list(_stuck(site))) for site in program.sites)
    goals = sum(len(vow.goals) for vow in program.promises.values() if vow.kind != "possible")
    return len(questions_of(program).every) + stuck + goals


def _by_policy(program: Program) -> Mapping[str, list[Vow]]:
    """The promises by the policy they are about; those about all playthroughs under no name."""
    found: dict[str, list[Vow]] = {"": []}
    for vow in program.promises.values():
        found.setdefault(vow.policy, []).append(vow)
    return found


def _sworn(vow: Vow) -> Iterator[Sworn]:
    """The labels of its goals."""
    return (Sworn(vow.name, number) for number, _ in enumerate(vow.goals))


def _kept(vow: Vow, verdicts: Mapping[Label, Verdict], decider: Decider) -> Kept:
    """A promise that something exists wants each goal reached; every other wants none."""
    broken: Status = "unreachable" if vow.kind == "exists" else "reached"
    found = {verdicts[sworn].status: sworn for sworn in _sworn(vow)}
    if broken in found:
        return Kept(vow, "refuted", decider.shrunk(found[broken], verdicts[found[broken]]))
    if "unknown" in found:
        return Kept(vow, "unknown", verdicts[found["unknown"]])
    return Kept(vow, "proved", verdicts[next(iter(found.values()))])


def _stays(vow: Vow, decider: Decider) -> Kept:
    """Whether each goal can always be come to; refuted by the way to the choice that takes one away."""
    for sworn in _sworn(vow):
        try:
            way = decider.losing(sworn)
        except OverBudget as over:
            return Kept(vow, "unknown", Verdict("unknown", reason=f"It would take {over}."))
        if way is not None:
            return Kept(vow, "refuted", Verdict("reached", way))
    return Kept(vow, "proved", Verdict("unreachable"))
