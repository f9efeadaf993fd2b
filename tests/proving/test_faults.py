"""One fault of each kind that stories have, put into a sound one: it is named, and nothing beside it."""

from __future__ import annotations

from game.checking.checker import check_sources
from game.model.problems import Problems
from game.playing.stories import open_sources
from game.proving.exploring import NO_LIMIT
from game.proving.prover import proved
from game.proving.report import findings
from game.reading.folder import Sources
from game.sharing.hands import Here
from tests.stories import METADATA, YOU

WORLD = (
    YOU
    + """\
flags:
  log: {yes: you have the log, no: you have no log}
  word: {yes: you gave your word, no: you gave no word}
promises:
  a_way: {possible: cleared, says: He can be cleared to the last.}
  word_kept: {always: cleared, then: log, says: Nobody is cleared without the log.}
"""
)
NODES = """\
node: first
text: |
  The plant.
choices:
  - id: ask
    text: Ask for the log.
    do: log = yes
    to: hut
  - id: promise
    text: Give your word, then ask.
    do: [word = yes, log = yes]
    to: hut
---
node: hut
text: |
  The hut. {if word: She looks at you. | She does not look up.}
choices:
  - id: attach
    text: Attach it.
    to: cleared
  - id: read
    once: true
    text: Read it.
    to: hut
  - id: attest
    when: word and chosen(hut.read)
    text: Attest it.
    to: cleared
---
node: cleared
kind: ending
text: |
  Cleared. {if chosen(hut.read): You had read it. | You had not read it.}
"""


def found(*changes: tuple[str, str]) -> list[str]:
    """The findings of the story with some changes, each without its file."""
    nodes = NODES
    for old, new in changes:
        assert old in nodes
        nodes = nodes.replace(old, new, 1)
    texts = {"story.yaml": METADATA, "world.yaml": WORLD, "nodes.yaml": nodes}
    proof = proved(Here(open_sources(Sources(texts), Problems())), NO_LIMIT)
    return [finding.sentence for finding in findings(proof)]


def test_the_sound_story_has_no_findings():
    """Everything in it is come to, and its promises hold."""
    assert found() == []


def test_a_choice_that_a_latch_keeps_shut():
    """It needs what only a choice that leads away could set."""
    latched = found(("when: word and chosen(hut.read)", "when: word and chosen(hut.attach)"))
    because = (
        "`chosen(hut.attach)` rules it out: it is changed only by `hut.attach` (nodes.yaml:18), "
        "and no way leads from there to here."
    )
    assert latched == [
        f"The choice `hut.attest` can never be taken. {because}",
        f"`word and chosen(hut.attach)` never holds here. {because}",
    ]


def test_a_choice_that_precedence_keeps_shut():
    """`and` binds closer than `or`: neither half can hold."""
    shut = found(
        ("when: word and chosen(hut.read)", "when: word and not log or chosen(first.promise) and not word"),
    )
    assert [sentence.partition(".")[0] for sentence in shut] == [
        "The choice `hut",
        "`word and not log or chosen(first",
    ]
    assert all("`log` rules it out" in sentence and "`word` rules it out" in sentence for sentence in shut)


def test_a_choice_that_takes_a_goal_away():
    """The playthrough ends with the choice that does it."""
    leave = "    to: cleared\n  - id: leave\n    text: Leave.\n    to: gone\n  - id: read"
    gone = "---\nnode: gone\nkind: ending\ntext: |\n  Gone.\n---\nnode: cleared"
    assert found(("    to: cleared\n  - id: read", leave), ("---\nnode: cleared", gone)) == [
        "The promise `a_way` (He can be cleared to the last.) is broken after 2 choices."
    ]


def test_a_promise_that_one_effect_breaks():
    """By a playthrough as short as can be."""
    assert found(("do: [word = yes, log = yes]", "do: word = yes")) == [
        "The promise `word_kept` (Nobody is cleared without the log.) is broken after 2 choices."
    ]


def test_a_place_where_nothing_is_open():
    """Whoever has read it and gave no word stands there for ever; so the goal is gone, too."""
    stuck = found(("    text: Attach it.", "    when: word\n    text: Attach it."))
    assert stuck == [
        "At `hut` nothing may be open, after 2 choices.",
        "The promise `a_way` (He can be cleared to the last.) is broken after 1 choice.",
    ]


def test_a_meter_that_is_at_its_end_already():
    """An effect that never changes anything is named by its line."""
    nerve = WORLD + "meters: {nerve: {range: 0..2, start: 2, bands: [a, b, c]}}\n"
    moved = NODES.replace("do: log = yes\n", "do: [log = yes, nerve += 1]\n", 1)
    texts = {"story.yaml": METADATA, "world.yaml": nerve, "nodes.yaml": moved}
    proof = proved(Here(open_sources(Sources(texts), Problems())), NO_LIMIT)
    (finding,) = findings(proof)
    assert finding.sentence == (
        "`nerve += 1` never moves anything: the meter is always at its end here. "
        "`nerve` rules it out, which is changed by `first.ask` (nodes.yaml:5)."
    )


def test_a_text_after_a_jump():
    """The check names it before anything is proved."""
    ending = NODES.replace("kind: ending\n", "kind: ending\nnext: first\n")
    texts = {"story.yaml": METADATA, "world.yaml": WORLD, "nodes.yaml": ending}
    assert [problem.code for problem in check_sources(Sources(texts), Problems()).problems] == ["V045"]
