"""Whatever a file holds, a writer gets sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.problems import Problem
from game.playing.playfile import PlayfileError, parse_playfile
from game.testing.editing import edited
from game.testing.running import findings
from game.testing.script import Script, script
from tests.rich_story import rich_machine

GOOD = """\
playthrough: a walk
story: rich
seed: 7
start: {node: desk, set: {nerve: 2}}
steps:
  - expect: {node: desk, open: [ask, telephone, ...], locked: {plead: believe}}
  - choose: desk.rise
  - dealt: weather snow
    expect:
      state: [nerve == 2, "accused(anyone, gleb)"]
      contains: |
        The exchange
      matches: ^The \\w+ of
  - choose: hall.accuse
  - choose: ground.duty
    expect:
      ending: taken
      open:
        - rise
      ledger: you accuse gleb, in a finding, in 1936-11, from fear and conformity, ground duty
"""
MACHINE = rich_machine()
PIECES = st.sampled_from(
    [
        "",
        " ",
        "\n",
        ": ",
        "- ",
        ",",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "|",
        "(",
        ")",
        "*",
        "\\",
        "#",
        "é",
        "0",
        "and",
        "...",
    ]
)
CUTS = st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), PIECES), min_size=1, max_size=4)


def spoilt(cuts: list[tuple[int, int, str]]) -> str:
    """The good script with stretches of it replaced."""
    text = GOOD
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    return text


def read(text: str) -> Script | list[Problem]:
    """The script in a text, or why there is none."""
    try:
        return script(parse_playfile(text, "a.play.yaml"), MACHINE)
    except PlayfileError as error:
        return error.problems


@settings(max_examples=300)
@given(CUTS)
def test_a_spoilt_script_gets_problems_or_findings(cuts: list[tuple[int, int, str]]) -> None:
    """It is refused with problems, each with a place; or it is played, and can be brought up to date."""
    text = spoilt(cuts)
    typed = read(text)
    if isinstance(typed, list):
        assert {problem.place.file for problem in typed} == {"a.play.yaml"}
        return
    changes = [finding.change for finding in findings(typed, MACHINE, "plain") if finding.change is not None]
    after = read(edited(text, changes))
    assert isinstance(after, Script)
    assert after.log == typed.log


def test_the_script_that_is_spoilt_can_be_played() -> None:
    """Else the law above would only ever see refusals."""
    assert [finding.expected for finding in findings(script(parse_playfile(GOOD, "a"), MACHINE), MACHINE, "plain")] == [
        "`accused(anyone, gleb)`",
        "`rise` open and nothing else",
    ]
