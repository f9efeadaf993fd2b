"""Scripts brought up to date: what is found is expected, and nothing else in the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.playing.playfile import parse_playfile
from game.testing.editing import edited
from game.testing.finding import Change
from game.testing.outcome import outcome
from game.testing.running import findings
from game.testing.script import script
from tests.rich_story import rich_machine

HEAD = "playthrough: a walk\nstory: rich\nseed: 7\nsteps:\n"
END = "  - choose: desk.rise\n  - choose: hall.accuse\n  - choose: ground.duty\n"


def updated(steps: str, newline: str = "\n") -> str:
    """The steps of a script after it is brought up to date."""
    machine, text = rich_machine(), (HEAD + steps).replace("\n", newline)
    typed = script(parse_playfile(HEAD + steps, "a.play.yaml"), machine)
    changes = [finding.change for finding in findings(typed, machine, "plain") if finding.change is not None]
    head = HEAD.replace("\n", newline)
    found = edited(text, changes)
    assert found.startswith(head)
    return found.removeprefix(head)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("node: hall", "node: desk"),
        ("node: 'hall'", 'node: "desk"'),
        ("open: [rise, ask]", "open: [rise, ask, telephone]"),
        ("open: [ask, shout, rise]", "open: [ask, rise, telephone]"),
        ("open: [shout, rise, ...]", "open: [rise, ...]"),
        ("open: rise", "open: [rise, ask, telephone]"),
        ("open: []", "open: [ask, telephone, rise]"),
        (
            "locked: {plead: nobody would listen, shout: nerve}",
            "locked: {plead: nobody would believe you yet, shout: nerve}",
        ),
        ("state: nerve == 3", "state: nerve == 1"),
        ("state: [kept_log, nerve < 2, gleb is named]", "state: [not kept_log, nerve < 2, gleb is free]"),
        ("state: chosen(desk.ask)", "state: not chosen(desk.ask)"),
        ("state: 'accused(you, gleb)'", 'state: "not accused(you, gleb)"'),
        ("contains: the form lay where", "contains: The form lies where"),
    ],
)
def test_what_is_found_takes_the_place_of_what_was_expected(before: str, after: str) -> None:
    """In the same form, as far as YAML allows."""
    assert updated(f"  - expect: {{{before}}}  # why\n") == f"  - expect: {{{after}}}  # why\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ending: home", "ending: taken"),
        ("open: rise", "open: []"),
        ("open:\n        - rise   # once\n        - ask", "open:\n        []"),
        ("ledger: gleb, in 1936-12, from fear", "ledger: you accuse gleb, in 1936-11, from fear and conformity"),
        ("ledger: [gleb]", "ledger: [gleb]"),
        ("contains: |\n        The chair\n        was empty.", "contains: The chair is empty."),
    ],
)
def test_at_an_ending_too(before: str, after: str) -> None:
    """The ending it came to, nothing open, the ledger as it stands, and words that stood as a block."""
    assert updated(f"{END}    expect:\n      {before}\n") == f"{END}    expect:\n      {after}\n"


def test_a_list_with_a_line_for_each_item_keeps_its_lines() -> None:
    """What goes makes room for what comes; remarks stay where they are."""
    before = """\
  - expect:
      # at the desk
      open:
        - shout  # never yet
        - ask    # first
      node: desk
  - choose: desk.ask
    expect:
      open:
        - ask
        # and then
        - plead
        - rise
        - shout
"""
    assert (
        updated(before)
        == """\
  - expect:
      # at the desk
      open:
        - telephone  # never yet
        - ask    # first
        - rise
      node: desk
  - choose: desk.ask
    expect:
      open:
        - telephone
        # and then
        - rise
"""
    )


def test_other_line_ends_stay_as_they_are() -> None:
    """Those of another system, and in what is added too."""
    before = "  - expect:\r\n      open:\r\n        - rise\r\n        - ask\r\n"
    after = updated(before.replace("\r\n", "\n"), newline="\r\n")
    assert after == before.replace("- ask\r\n", "- ask\r\n        - telephone\r\n")


@pytest.mark.parametrize(
    "expect", ["matches: ^form", "ending: home", "contains: a rule in the snow", "ledger: gleb", "locked: {rise: }"]
)
def test_what_cannot_be_said_is_left(expect: str) -> None:
    """A pattern, an ending that is not there, words nothing is like, an accusation nobody made, a lock that is open."""
    steps = f"  - expect: {{{expect}}}\n"
    assert updated(steps) == steps


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_any_words_can_be_put_in_any_place(pairs: list[tuple[str, str]]) -> None:
    """Whatever stood there and whatever comes, the file reads as it did but for the words put in."""
    old, new = ([pair[side] for pair in pairs] for side in (0, 1))
    text = HEAD + "".join(f"  - expect: {{contains: {_single(words)}}}\n" for words in old)
    places = [step.expect.contains[0].place for step in _steps(text)]
    assert [step.expect.contains[0] for step in _steps(edited(text, map(Change, places, new)))] == new


def _single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _steps(text: str) -> list:
    return list(parse_playfile(text, "a.play.yaml").written.steps)


def test_a_file_is_brought_up_to_date_and_looked_at_again(tmp_path: Path) -> None:
    """It says what it changed, and what is left."""
    path = tmp_path / "a.play.yaml"
    path.write_bytes((HEAD + "  - expect: {node: hall, matches: ^form}\n").encode())
    done = outcome(path, rich_machine(), update=True)
    assert [finding.expected for finding in done.changed] == ["the node `hall`"]
    assert [found.finding.expected for found in done.found] == ["the text to match `^form`"]
    assert path.read_text() == HEAD + "  - expect: {node: desk, matches: ^form}\n"


def test_a_file_in_which_all_is_as_expected_is_not_written(tmp_path: Path) -> None:
    """Not even with the same words."""
    path = tmp_path / "a.play.yaml"
    path.write_text(HEAD + "  - expect: {node: desk}\n")
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    assert outcome(path, rich_machine(), update=True).passed
    assert path.stat().st_mtime_ns == before
