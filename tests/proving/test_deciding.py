"""Every question gets the answer that a search through all states gives."""

from __future__ import annotations

from hypothesis import given, settings

from game.batch.plan import unmerged
from game.batch.questions import Question, questions_of
from game.machine.machine import Machine
from game.playing.playthrough import Playthrough
from game.proving.deciding import Decider, Verdict
from game.proving.exploring import NO_LIMIT, Budget, explored
from game.proving.prover import proved, whole_graph
from game.proving.witnesses import witnessed
from game.sharing.hands import Here
from tests.generated_stories import machines
from tests.rich_story import edited, rich_machine
from tests.stories import YOU, machine


def verdicts(machine: Machine) -> dict[str, Verdict]:
    """The verdicts by what was asked: `choice desk.ask`, `condition not kept_log`."""
    found = proved(Here(machine), NO_LIMIT).questions
    return {f"{q.kind} {'' if q.holds else 'not '}{q.what}": verdict for q, verdict in found.items()}


@settings(max_examples=12)
@given(machines())
def test_slices_answer_as_the_search_of_all_states_does(machine: Machine):
    """What is reached there is reached here, and nothing else."""
    graph = whole_graph(machine.program)
    every = questions_of(machine.program).every
    heard = explored(unmerged(graph)).heard
    found = dict(Decider(graph, NO_LIMIT).decided(every))
    assert {label for label, verdict in found.items() if verdict.status == "reached"} == set(every) & heard.keys()
    assert {verdict.status for verdict in found.values()} <= {"reached", "unreachable"}


@settings(max_examples=5)
@given(machines())
def test_what_is_reached_has_a_playthrough_that_replays(machine: Machine):
    """Choice by choice and chance by chance, in a game as it is played; of a node it ends there."""
    every = questions_of(machine.program).every
    for question, verdict in Decider(whole_graph(machine.program), NO_LIMIT).decided(every):
        if verdict.status == "reached" and isinstance(question, Question):
            playthrough = replayed(machine, verdict.moves)
            assert question.kind != "choice" or verdict.moves[-1] == question.what
            if question.kind == "node" and not playthrough.site.scene.node.deal:
                assert question.what in {str(entered.site.scene.node.node) for entered in playthrough.entered()}


def test_what_is_sampled_is_cut_off_where_it_shows_what_it_shows():
    """A witness that was sampled ends with the choice that was asked about."""
    rich = rich_machine()
    found = witnessed(unmerged(whole_graph(rich.program)), rich.program.policies)
    taken = {
        label.what: moves for label, moves in found.items() if isinstance(label, Question) and label.kind == "choice"
    }
    assert len(taken) > 8
    for choice, moves in taken.items():
        assert moves[-1] == choice
        assert replayed(rich, moves).choices == sum(not move.startswith("weather.") for move in moves)


def replayed(machine: Machine, moves: tuple[str, ...]) -> Playthrough:
    """The playthrough of some moves; chances fall as they say."""
    fallen = dict(move.split(".") for move in moves if move.split(".")[0] in machine.program.story.world.chances)
    playthrough = Playthrough.begin(machine, 0, fallen=fallen)
    for move in moves:
        if move.split(".")[0] not in machine.program.story.world.chances:
            playthrough = playthrough.choose(move)
    return playthrough


def test_a_latch_that_closes_before_it_is_asked_is_found():
    """A choice that needs what only a later node sets can never be taken, and the variable that tells so is said."""
    latched = edited("1.yaml", ("    needs: nerve >= 3", "    needs: nerve >= 3 and chosen(ground.duty)"))
    verdict = verdicts(rich_machine(latched))["choice desk.shout"]
    assert verdict.status == "unreachable"
    assert verdict.variables == {"chosen(ground.duty)"}
    assert verdict.reason == (
        "`chosen(ground.duty)` rules it out: it is changed only by `ground.duty` (2.yaml:41), "
        "and no way leads from there to here."
    )


def test_a_slice_grows_only_by_what_stopped_it():
    """Ten flags that the way does not depend on are never looked at."""
    flags = "".join(f"  f{n}: {{yes: y, no: n}}\n" for n in range(10))
    story = machine(
        """\
        node: first
        text: |
          First.
        choices:
          - {id: a, text: A, do: [f0 = yes], to: second}
          - {id: b, text: B, to: second}
        ---
        node: second
        text: |
          {if f3: a | b}{if f4 and not f5: a | b}
        choices:
          - {id: c, text: C, when: f0 and not f0, to: last}
          - {id: d, text: D, when: f0, to: last}
          - {id: e, text: E, to: last}
        ---
        node: last
        kind: ending
        text: |
          Last.
        """,
        f"{YOU}flags:\n{flags}",
    )
    found = verdicts(story)
    assert found["choice second.c"].variables == {"f0"}
    assert found["choice second.d"].moves == ("first.a", "second.d")


def test_what_the_budget_does_not_reach_is_unknown_with_the_limit():
    """Never more is said than was found."""
    found = Decider(whole_graph(rich_machine().program), Budget(states=1))
    labels = [question for question in questions_of(rich_machine().program).every if question.kind == "node"]
    unknown = [verdict for _, verdict in found.decided(labels) if verdict.status == "unknown"]
    assert unknown
    assert {verdict.reason for verdict in unknown} == {"It would take more than 1 states."}
    assert isinstance(labels[0], Question)
