"""What a script can expect, and the sentence for each thing that is not so."""

from __future__ import annotations

import pytest

from game.playing.playfile import PlayfileError, parse_playfile
from game.testing.running import RUNS, Run
from game.testing.script import script
from tests.rich_story import edited, rich_machine
from tests.testing.scripts import found, messages, typed

WALK = """\
- expect: {node: desk, open: [ask, telephone, rise], locked: {plead: nobody would believe}}
- choose: desk.ask
  expect:
    node: desk
    open: [telephone, ...]
    state: [nerve == 2, kept_log and not visited(hall)]
    contains: Ask Voskoboinikov for the log
- choose: desk.rise
- dealt: weather rain
  expect: {node: hall, matches: "^The exchange of (cards|papers)"}
- choose: hall.accuse
  expect: {state: gleb is named and form is filed and file == 1, node: ground}
- choose: ground.duty
  expect:
    ending: taken
    open: []
    state: gleb is arrested and accused(you, gleb)
    ledger: you accuse gleb, in a finding, in 1936-11, from conformity and fear, ground duty
    contains: [the chair is empty, "His daughter kept the slide rule."]
"""


@pytest.mark.parametrize("run", RUNS)
def test_what_is_so_is_no_finding(run: Run) -> None:
    """Every kind of expectation, at the beginning, at steps, and at a step that only expects."""
    assert messages(WALK, run=run) == []


def test_the_walk_expects_everything_a_script_can() -> None:
    """Else the test above would say less than it seems to."""
    kinds = {type(expected).__name__ for step in typed(WALK).steps for expected in step.expected}
    assert kinds == {"AtNode", "AtEnding", "Open", "Locked", "Holds", "Contains", "Matches", "Filed"}


TO_THE_END = "- choose: desk.rise\n- choose: hall.accuse\n- choose: ground.duty\n"


@pytest.mark.parametrize(
    ("expect", "expected", "instead"),
    [
        ("node: hall", "the node `hall`", "`desk`"),
        ("ending: home", "the ending `home`", "that it goes on at `desk`"),
        ("open: [ask, shout, ...]", "`ask`, `shout` open", "`ask`, `telephone`, `rise`; `shout` is locked: {locked}"),
        ("open: [ask, rise]", "`ask`, `rise` open and nothing else", "`ask`, `telephone`, `rise`"),
        ("node: hal", "the node `hal`, which the story does not have", "`desk`"),
        ("ending: hom", "the ending `hom`, which the story does not have", "that it goes on at `desk`"),
        ("open: [ris, ...]", "`ris` open", "`ask`, `telephone`, `rise`; `desk` has no choice `ris`"),
        ("locked: {shot: nerve}", "`shot` locked with `nerve` in its reason", "that `desk` has no such choice"),
        (
            "open: [hall.ask, rise, telephone]",
            "`hall.ask`, `rise`, `telephone` open and nothing else",
            "`ask`, `telephone`, `rise`; `desk` has no choice `hall.ask`",
        ),
        ("open: []", "nothing open", "`ask`, `telephone`, `rise`"),
        ("locked: {rise: }", "`rise` locked", "it open"),
        ("locked: {shout: too quiet}", "`shout` locked with `too quiet` in its reason", "the reason `{locked}`"),
        ("state: nerve >= 2", "`nerve >= 2`", "`nerve == 1`"),
        (
            "state: count(lost) == 1 or kept_log and weather is rain",
            "`count(lost) == 1 or kept_log and weather is rain`",
            "`count(lost) == 0 and not kept_log and weather is undealt`",
        ),
        ("state: 'accused(anyone, gleb)'", "`accused(anyone, gleb)`", "`not accused(anyone, gleb)`"),
        ("contains: the form lay where", "the text to contain `the form lay where`", "`The form lies where`"),
        ("contains: a rule in the snow", "the text to contain `a rule in the snow`", "nothing like it"),
        ("matches: ^form", "the text to match `^form`", "no paragraph that does"),
        ("ledger: gleb", "`gleb` in the ledger", "it empty"),
    ],
)
def test_what_is_not_so_gets_a_sentence(expect: str, expected: str, instead: str) -> None:
    """It says what was expected, and what is there instead."""
    (finding,) = found(f"- expect: {{{expect}}}\n")
    assert (finding.expected, finding.found) == (expected, instead.format(locked="needs: Nerve plenty"))
    assert finding.message == f"Expected {finding.expected}, found {finding.found}."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("gleb, in a finding", ""),
        ("you accuse gleb, from fear and conformity", ""),
        ("gleb, in finding, in 1936-11", ""),
        ("you accuse you", "Expected `you accuse you` in the ledger, found `{}`."),
        ("gleb, from fear", "Expected `gleb, from fear` in the ledger, found `{}`."),
        ("gleb, in 1936-12", "Expected `gleb, in 1936-12` in the ledger, found `{}`."),
        ("gleb accuses you", "Expected `gleb accuses you` in the ledger, found `{}`."),
    ],
)
def test_a_line_of_the_ledger_may_say_as_much_as_it_likes(line: str, sentence: str) -> None:
    """What it says must be so; of what it leaves out nothing is expected."""
    entry = "you accuse gleb, in a finding, in 1936-11, from fear and conformity, ground duty"
    said = messages(f"{TO_THE_END}  expect: {{ledger: '{line}'}}\n")
    assert [message.partition(" ")[2] for message in said] == ([sentence.format(entry)] if sentence else [])


def test_a_choice_that_is_there_but_not_shown_is_not_locked() -> None:
    """Its condition hides it without a word."""
    script = "- choose: desk.rise\n  expect: {locked: {abstain: }}\n"
    (finding,) = found(script)
    assert (finding.expected, finding.found) == ("`abstain` locked", "that it is not shown at `hall`")


def test_a_finding_stands_where_the_expectation_does() -> None:
    """Line and column of the value, whichever way it is written."""
    steps = """\
    - choose: desk.ask
      expect:
        node: hall
        open:
          - rise
        state:
          - kept_log
          - nerve == 0
        contains: |
          No such
          words
    """
    assert [message.partition(" ")[0] for message in messages(steps)] == ["7:11", "9:9", "12:9", "14:7"]


def test_the_text_of_a_step_is_everything_since_the_last_choice() -> None:
    """What the option said, what nodes passed through tell, where it led, and nothing from before."""
    steps = """\
    - choose: desk.rise
    - dealt: weather snow
      expect: {contains: [Get up., The street, It snows., 25 November 1936, Protocol No. 4]}
    - expect: {contains: The form lies}
    """
    assert messages(steps) == ["8:22 Expected the text to contain `The form lies`, found nothing like it."]


@pytest.mark.parametrize("outcome", ["rain", "snow"])
def test_chance_falls_as_the_script_says(outcome: str) -> None:
    """Whatever the seed would have it."""
    assert (
        messages(f"- choose: desk.rise\n- dealt: weather {outcome}\n  expect: {{state: weather is {outcome}}}\n") == []
    )


def test_a_fall_that_the_story_no_longer_has_is_a_finding() -> None:
    """It says how the chance falls now."""
    (message,) = messages("- choose: desk.rise\n- dealt: weather hail\n")
    assert message == "6:10 Expected `weather` to fall as `hail`, found `rain`."


def test_a_chance_not_dealt_yet_is_a_finding() -> None:
    """A step that says how it fell stands where it falls, or later."""
    (message,) = messages("- dealt: weather rain\n- choose: desk.rise\n")
    assert message == "5:10 Expected `weather` to fall as `rain`, found that it has not been dealt by now."


@pytest.mark.parametrize(
    ("expect", "at", "sentence"),
    [
        ("open: [rise, '']", "']", "Nothing is said here."),
        ("contains: '  '", "  '", "Nothing is said here."),
        ("matches: '  '", "  '", "Nothing is said here."),
        ("matches: '[[a]'", "[[a]", "`[[a]` is not a regular expression: Possible nested set at position 1."),
        ("matches: 'a{4294967296}'", "a{", "`a{4294967296}` is not a regular expression"),
        ("state: nervs == 2", "nervs", "`nervs` is not declared. Did you mean `nerve`?"),
        ("state: nerve == 9", "nerve", "`nerve` can never be compared with 9. `nerve` runs from 0 to 3."),
        ("state: visited(hal)", "hal", "There is no node `hal`. Did you mean `hall`?"),
        ("matches: '(open'", "(open", "`(open` is not a regular expression: missing ), unterminated subpattern."),
        ("matches: '(a+)+$'", ")+$", "A pattern cannot repeat a group: that may take for ever."),
        (f"matches: {'a' * 201}", "aaa", "A pattern of more than 200 characters."),
        ("ledger: glib", "glib", "`glib` is not a person. Did you mean `gleb`?"),
        ("ledger: 'gleb, from spite'", "spite", "`spite` is not a cause."),
        ("ledger: 'gleb, in a letter'", "a letter", "`a letter` is not a declared form of accusation."),
        ("ledger: 'gleb, in 1936-13'", "1936-13", "`1936-13` is not a month. `1936-11`"),
        ("ledger: 'gleb, ground spite'", "spite", "`spite` is not a declared ground. There is `duty`."),
        ("ledger: gleb for fear", "gleb", "`gleb for fear` is not an accusation."),
    ],
)
def test_a_mistake_in_an_expectation_gets_its_place(expect: str, at: str, sentence: str) -> None:
    """A name the story does not have, a condition or a pattern that cannot be read: file, line, column, and help."""
    before = "- expect: {"
    with pytest.raises(PlayfileError) as refused:
        typed(f"{before}{expect}}}\n")
    column = len(before) + expect.index(at) + 1
    assert str(refused.value).startswith(f"a.play.yaml:5:{column}: {sentence}")


def test_an_expectation_that_expects_nothing_is_a_mistake() -> None:
    """It would pass whatever the story does."""
    with pytest.raises(PlayfileError, match=r"5:11: Nothing is expected here\. Say what is: `node:`"):
        typed("- expect: {}\n")


def test_a_script_has_an_end() -> None:
    """Each step is saved and opened again, so that very many would take for ever."""
    with pytest.raises(PlayfileError, match=r"1005:3: More than 1,000 steps\."):
        typed("- choose: desk.ask\n" * 1_001)


def test_all_mistakes_are_told_at_once() -> None:
    """Those of different steps and kinds together."""
    with pytest.raises(PlayfileError) as refused:
        typed("- expect: {ledger: glib, state: nervs == 2}\n- expect: {matches: '('}\n")
    assert len(refused.value.problems) == 3


def test_a_playthrough_of_another_story_is_refused() -> None:
    """It says whose it is."""
    other = parse_playfile("playthrough: a walk\nstory: other\nseed: 7\n", "a.play.yaml")
    with pytest.raises(PlayfileError, match="2:8: This is a playthrough of the story `other`, and here is `rich`"):
        script(other, rich_machine())


def test_a_script_may_use_the_names_of_before() -> None:
    """Nodes and choices that were renamed are found under their old names, in what was chosen and what is expected."""
    files = edited("2.yaml", ("node: hall\n", "node: room\nwas: hall\n"), ("to: hall", "to: room"))
    files["1.yaml"] = files["1.yaml"].replace("to: hall", "to: room").replace("next: hall", "next: room")
    steps = """\
    - choose: desk.rise
      expect: {node: hall, open: [hall.accuse, call_trust]}
    - choose: hall.accuse
      expect: {node: ground}
    """
    assert messages(steps, rich_machine(files)) == []
