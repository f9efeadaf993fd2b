"""What is set in the line mode, and what the lines are like then."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.plain.printing import Printer, tolerant
from game.plain.setting import HERE
from game.playing.settings import Settings
from tests.faces.test_plain import Played


def test_set_reads_out_everything_that_lines_heed() -> None:
    """Each with its value, that value in words, and what to type to have it otherwise."""
    read = Played(None, "set").text
    for setting in HERE.values():
        value, *others = setting.values
        assert f"\n{setting.name} is {value}. {setting.title}: {setting.values[value]}.\n" in read
        assert all(f"\nset {setting.name} {other}: {setting.values[other]}.\n" in read for other in others)
    assert "theme" not in read


def test_what_is_set_lasts(tmp_path: Path) -> None:
    """The next sitting finds it."""
    assert "Set. Where you stand: in words, and as numbers." in Played(tmp_path, "set meters numbers").joined
    assert "Nerve: some, 1 of 3." in Played(tmp_path, "status").joined


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("set witdh", "There is no setting witdh. Did you mean width?"),
        ("set lines sentence", "lines cannot be sentence. Did you mean sentences?"),
        ("set width 100000", "width cannot be 100000. It can be 76 or 64 or 52."),
        ("SET Meters", "meters is words. Where you stand: in words."),
    ],
)
def test_what_cannot_be_set_gets_a_sentence(typed: str, answer: str) -> None:
    """With the nearest, or all there are."""
    assert answer in Played(None, typed).joined


def test_status_names_the_steps_beside_where_you_stand() -> None:
    """At an end there is only one."""
    assert "Nerve: some. A step down: none. A step up: enough." in Played(None, "status").joined


def test_hidden_meters_are_not_in_the_status() -> None:
    """The rest of it is."""
    read = Played(None, "status", meters="hidden").joined
    assert "Nerve:" not in read
    assert read.count("Chapter: One, The Desk") == 2


def test_risks_are_said_after_an_open_choice() -> None:
    """From the next time they are read, and not of what is hidden."""
    read = Played(None, "rise", "set risks shown", "").joined
    assert "1. Underline ‘wrecking’. 2." in read
    assert "1. Underline ‘wrecking’. Sure to follow: Voskoboinikov, G. A. is accused. 2." in read


def test_as_it_was_nothing_is_taken_back() -> None:
    """Neither a choice nor a chapter, and it is said why."""
    read = Played(None, "ask", "undo", "chapters", undo="none").joined
    assert read.count("This game is played as it was: nothing is taken back.") == 2
    assert "taken back. Type set undo allowed" in read


def test_the_width_is_heeded_at_once() -> None:
    """And the terminal's, where that is narrower."""
    read = Played(None, "set width 52", "who", "?").text.partition("Set. ")[2]
    assert 40 < max(map(len, read.splitlines())) <= 52


def test_paragraphs_set_close_are_set_in() -> None:
    """Only where they follow another; what is asked keeps its empty line."""
    out = io.StringIO()
    printer = Printer(out, Settings(this_time={"spacing": "indents", "width": "52"}))
    long = "The third pressed so hard that the nib opened, and a fifth line is empty."
    for text in ("First.", long):
        printer.paragraph(text)
    printer.passage(["1. Leave."])
    printer.paragraph("After.")
    assert out.getvalue() == (
        "First.\n  The third pressed so hard that the nib opened, and\na fifth line is empty.\n\n1. Leave.\n\nAfter.\n"
    )


def test_a_sentence_a_line() -> None:
    """On its way to a file it is not broken, however long."""
    read = Played(None, "ask", "log", lines="sentences").text
    assert "\nOblplan, your office.\n24 November 1936, evening.\n" in read
    assert "\nThe form lies where Voskoboinikov left it.\nThe log is under it.\n" in read
    assert "\nType help for the commands, or skip to have the scenes that begin with Take care in short.\n" in read


def test_without_emphasis_only_the_words_are_read() -> None:
    """No mark is added."""
    assert "1. Underline wrecking." in Played(None, "rise", emphasis="none").text


def test_marks_that_a_terminal_does_not_have_are_put_in_those_it_has() -> None:
    """What has no plainer form is a question mark."""
    raw = io.BytesIO()
    stream = tolerant(io.TextIOWrapper(raw, encoding="ascii"))
    Printer(stream).line("‘None’ – 1936… Ж")
    stream.flush()
    assert raw.getvalue().splitlines() == [b"'None' - 1936... ?"]
