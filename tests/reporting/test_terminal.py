"""The report in a terminal: it fits, and a story cannot give it orders."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from game.reporting.report import Report
from game.reporting.terminal import show
from tests.reporting.stories import promising, renamed, report


def shown(found: Report, width: int = 80, *, colour: bool = False) -> str:
    """What is printed in so many columns."""
    file = io.StringIO()
    show(
        found,
        Console(
            file=file, width=width, highlight=False, force_terminal=colour, color_system="standard" if colour else None
        ),
    )
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int):
    """Words wrap."""
    assert max(map(len, shown(promising(), width).splitlines())) <= width


def test_it_says_what_the_page_says():
    """Promises with what breaks them, findings with their lines, odds, nodes, and what sampling met."""
    printed = shown(promising())
    for line in (
        "refuted He is always spared.",
        "   3. Underline wrecking.  hall.accuse",
        "1.yaml:22 The choice `desk.plead` can never be taken. `file` rules it out: it is",
        "  $ vigilance play 'my story' --choices findings/spared.play.yaml",
        "random    The chair is empty  75.0%  ███████████████·····",
        "home ending   ▪▪▪      25.0   50.0     never     25.0    50.0",
        "Condition sides   12  14",
    ):
        assert line in printed


def test_where_there_is_room_nodes_have_their_places():
    """File and line."""
    assert "1.yaml:31" not in shown(promising(), 80)
    assert "1.yaml:31" in shown(promising(), 120)


def test_nothing_is_said_by_colour_alone():
    """With the colours taken away the same words are there."""
    coloured = shown(promising(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(promising())


def test_the_words_of_a_stranger_stay_words():
    """They are neither markup for the one who prints nor orders for the terminal."""
    printed = shown(report(renamed(r"a bold \[red\]" + " \x85 \u202e end")), 120)
    assert "a bold [red]" in printed
    assert {"\x85", "\u202e", "\x1b"}.isdisjoint(printed)
