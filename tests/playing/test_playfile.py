"""Playthrough files: what they say, and what a writer is told of one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started
from game.playing.playfile import (
    PlayfileError,
    as_comment,
    parse_playfile,
    playfile_text,
    read_playfile,
    write_playfile,
)

HEAD = "playthrough: a walk\nstory: rich\nseed: 7\n"
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
CHOICES = st.builds("{}.{}".format, NAMES, NAMES).map(Chosen)
VALUES = st.lists(st.tuples(NAMES, NAMES | st.integers(-99, 99).map(str)), max_size=3, unique_by=lambda pair: pair[0])
STARTS = st.builds(Started, NAMES, VALUES.map(tuple))
NOTES = st.builds(Noted, st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.just("a --> b"))
ENTRIES = st.lists(CHOICES | st.builds(Dealt, NAMES, NAMES) | NOTES, max_size=6)


def refusal(text: str) -> str:
    """The sentences a writer gets for a text."""
    with pytest.raises(PlayfileError) as refused:
        parse_playfile(text, "a.play.yaml")
    return str(refused.value)


def entries(steps: str) -> tuple[LogEntry, ...]:
    """The log entries of a list of steps."""
    return parse_playfile(HEAD + steps, "a.play.yaml").log.entries


@given(
    title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    seed=st.integers(0, 10**18 - 1),
    content=st.sampled_from(["", "0abc"]),
    start=st.none() | STARTS,
    entries=ENTRIES,
)
def test_writing_and_reading_is_identity(
    title: str, seed: int, content: str, start: Started | None, entries: list[LogEntry]
) -> None:
    """Whatever the title and the log, the file gives both back, and so does the head of a transcript."""
    log = Log("rich", content, seed, (*([start] if start else []), *entries))
    text = playfile_text(log, title)
    for written in (text, f"{as_comment(text)}\n# A walk\n\nsteps: [\n"):
        playfile = parse_playfile(written, "a.play.yaml")
        assert (playfile.title, playfile.log) == (title, log)


def test_a_file_reads_as_a_writer_would_write_it() -> None:
    """The text has no more marks than it needs."""
    log = Log("rich", "", 7, (Started("hall", (("nerve", "2"),)), Chosen("hall.accuse"), Dealt("weather", "snow")))
    assert playfile_text(log, "a walk") == (
        HEAD + "start: {node: hall, set: {nerve: 2}}\nsteps:\n  - choose: hall.accuse\n  - dealt: weather snow\n"
    )


def test_choices_and_chances_are_steps() -> None:
    """Each step is an entry of the log, in order."""
    assert entries("steps:\n  - choose: desk.rise\n  - dealt: weather snow\n") == (
        Chosen("desk.rise"),
        Dealt("weather", "snow"),
    )


def test_a_start_may_leave_out_the_node() -> None:
    """Values alone are set before the story's own beginning."""
    assert entries("start: {set: {nerve: 2}}\n") == (Started("", (("nerve", "2"),)),)


def test_what_steps_expect_is_passed_over() -> None:
    """It is for whoever tests the story, also in steps of its own; the log has what was decided."""
    expecting = """\
steps:
  - expect: {open: [rise, ask]}
  - choose: desk.rise
    expect: {node: hall, contains: "The exchange: again"}
  - choose: hall.accuse
    expect:
      state: [file == 1, gleb is named]
      locked: {shout: nerve}
"""
    assert entries(expecting) == (Chosen("desk.rise"), Chosen("hall.accuse"))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ["a.play.yaml:1:1: This is not a playthrough file."]),
        ("- a\n- b\n", ["a.play.yaml:1:1: Expected a table"]),
        ("story: rich\nseed: 7\n", ["a.play.yaml:1:1: The field `playthrough` is missing"]),
        (HEAD + "stops: []\n", ["a.play.yaml:4:1: Unknown field `stops`. Did you mean `steps` or `story`?"]),
        (HEAD + "steps:\n  - choos: a.b\n", ["a.play.yaml:5:5: Unknown field `choos`. Did you mean `choose`?"]),
        (
            HEAD + "steps:\n  - {}\n",
            ["a.play.yaml:5:5: A step says what was decided, noted or is expected."],
        ),
        (
            HEAD + "steps:\n  - choose: a.b\n    dealt: c d\n",
            ["a.play.yaml:5:5: A step has `choose`, `dealt` or `note`, one of them."],
        ),
        (HEAD + "steps:\n  - choose: rise\n", ["a.play.yaml:5:13: `rise` is not a choice. Write `node.choice`."]),
        (HEAD + "steps:\n  - dealt: weather\n", ["a.play.yaml:5:12: `weather` is not a chance and an outcome."]),
        (
            HEAD + "steps:\n  - expect: {nod: hall}\n",
            ["a.play.yaml:5:14: Unknown field `nod`. Did you mean `node`?"],
        ),
        (HEAD + "steps:\n  - rise\n", ["a.play.yaml:5:5: Expected a table"]),
        (HEAD.replace("7", "-7"), ["a.play.yaml:3:7: Expected a whole number from 0 for the seed, found `-7`."]),
        (HEAD.replace("7", "9" * 40), ["a.play.yaml:3:7: Expected a whole number from 0 for the seed"]),
        (HEAD + "start: hall\n", ["a.play.yaml:4:8: Expected a table"]),
        (HEAD + "steps: [\n", ["a.play.yaml:5:1: YAML:"]),
        (HEAD + "---\nplaythrough: two\n", ["a.play.yaml:1:1: This is not a playthrough file."]),
        (
            HEAD + "steps:\n  - choose: rise\n  - dealt: snow\n",
            ["a.play.yaml:5:13: ", "a.play.yaml:6:12: "],
        ),
    ],
)
def test_each_mistake_gets_its_place_and_a_sentence(text: str, sentences: list[str]) -> None:
    """File, line and column, what is wrong, and what would be right; all mistakes of a file at once."""
    lines = refusal(text).splitlines()
    assert len(lines) == len(sentences)
    assert all(line.startswith(sentence) for line, sentence in zip(lines, sentences, strict=True))


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    """It names the file."""
    with pytest.raises(PlayfileError, match=r"gone\.play\.yaml:1:1: It cannot be read"):
        read_playfile(tmp_path / "gone.play.yaml")


def test_a_file_of_other_bytes_gets_a_sentence(tmp_path: Path) -> None:
    """What is not UTF-8 is told so."""
    path = tmp_path / "a.play.yaml"
    path.write_bytes(b"playthrough: \xff\n")
    with pytest.raises(PlayfileError, match="It is not UTF-8"):
        read_playfile(path)


def test_a_file_without_end_is_not_read_to_the_end(tmp_path: Path) -> None:
    """More than a playthrough can be is refused."""
    path = tmp_path / "a.play.yaml"
    path.write_text("x" * (1024 * 1024 + 10))
    with pytest.raises(PlayfileError, match="larger than 1 MiB"):
        read_playfile(path)


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    """Writing to a name that is taken raises, and the file stays."""
    path = tmp_path / "a.play.yaml"
    write_playfile(path, Log("rich", "", 7), "first")
    with pytest.raises(FileExistsError):
        write_playfile(path, Log("rich", "", 8), "second")
    assert read_playfile(path).title == "first"
