"""The page: everything is on it, everybody can read it, and nothing in it runs."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import pairwise

import pytest

from game.pages.document import REPORT
from game.proving.exploring import Budget
from game.reporting import drawing
from game.reporting.page import page
from tests.pages.test_markup import Read
from tests.reporting.stories import HOSTILE, promising, renamed, report
from tests.rich_story import edited, rich_machine
from tests.stories import machine

EMPTY = {"meta", "input"}


@cache
def text() -> str:
    """The page of the story that promises too much."""
    return page(promising())


@cache
def read() -> Read:
    """The same as its reader has it."""
    return Read(text())


def tags(name: str) -> list[dict[str, str | None]]:
    """The attributes of all elements of a name."""
    return [attributes for tag, attributes in read().tags if tag == name]


def test_it_asks_nothing_of_anybody():
    """No script, no style, font, picture or frame from elsewhere; links lead to its own parts."""
    assert {tag for tag, _ in read().tags}.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    addresses = [its[key] for _, its in read().tags for key in ("href", "src", "xlink:href") if key in its]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "url(" not in text()
    assert "@import" not in text()


def test_a_browser_is_told_to_load_and_run_nothing():
    """Only the style that stands in it, by its hash."""
    policy = next(its["content"] for its in tags("meta") if its.get("http-equiv") == "Content-Security-Policy")
    style = re.search("<style>(.*)</style>", text(), re.DOTALL)[1]
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}';" in policy
    assert policy.startswith("default-src 'none';")


STUCK = """\
node: first
text: |
  First.
choices:
  - {id: on, text: On, to: second}
  - {id: round, text: Round, once: true, to: first}
---
node: second
text: |
  Second.
choices:
  - {id: out, text: Out, needs: chosen(first.round), to: last}
---
node: last
kind: ending
text: |
  Last.
"""


@pytest.mark.parametrize("nodes", ["", STUCK], ids=["promising", "stuck"])
def test_a_page_is_whole(nodes: str):
    """What is opened is closed, in order; every id is one element's, and every link leads to one."""
    whole = page(report(machine(nodes))) if nodes else text()
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]\w*)", whole.replace(REPORT, "")):
        if closing:
            assert opened.pop() == name
        elif name not in EMPTY:
            opened.append(name)
    assert opened == []
    made = Read(whole)
    ids = [its["id"] for _, its in made.tags if "id" in its]
    assert len(ids) == len(set(ids))
    assert {its["href"].removeprefix("#") for _, its in made.tags if "href" in its} <= set(ids)


def test_it_can_be_listened_to():
    """Headings by level, tables with captions and with heads that say what they are of, regions with names."""
    names = [tag for tag, _ in read().tags]
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert names.count("caption") == names.count("table") > 5
    assert all(its.get("scope") in {"row", "col"} for its in tags("th"))
    assert all(its.get("aria-label") or its.get("aria-labelledby") for _, its in read().tags if its.get("role"))


def test_every_node_has_a_box_and_a_row():
    """The box leads to the row."""
    nodes = promising().program.scenes
    boxes = [its for its in tags("a") if its["href"].startswith("#node-") and "aria-label" in its]
    assert {its["href"].removeprefix("#node-") for its in boxes} == set(nodes)
    assert {its["id"] for its in tags("tr") if "id" in its} == {f"node-{node}" for node in nodes}


def test_a_box_says_in_words_what_it_shows_in_colour():
    """That it is an ending, that nobody can come there, and how often somebody does."""
    labels = {its["href"]: its["aria-label"] for its in tags("a") if "aria-label" in its}
    assert labels["#node-home"].startswith("home, ending: in 100 playthroughs 25.0 by random, ")
    barred = report(rich_machine(edited("1.yaml", ("when: weather is snow", "when: file >= 1"))))
    assert 'aria-label="snow, unreachable: in 100 playthroughs never by random' in page(barred)


def test_a_broken_promise_is_told_choice_by_choice():
    """In the words of the options, and with the command that opens it."""
    assert "<h3>He is always spared.</h3>" in text()
    assert "<li>Underline wrecking. <code>hall.accuse</code></li>" in text()
    assert "vigilance prove &#x27;my story&#x27; --no-figures --save findings" in text()
    assert "vigilance play &#x27;my story&#x27; --choices findings/spared.play.yaml" in text()


def test_a_finding_has_its_line_and_its_reason():
    """As `vigilance prove` says it."""
    assert (
        "<strong>1.yaml:22</strong> The choice <code>desk.plead</code> can never be taken. <code>file</code> rules"
        in text()
    )


def test_the_words_of_a_stranger_stay_words():
    """Titles, names, options and promises that are markup change no element, no attribute and no style of the page."""
    harmless, hostile = (page(report(renamed(words))) for words in ("Quite harmless.", HOSTILE))
    assert [(tag, list(its)) for tag, its in Read(hostile).tags] == [
        (tag, list(its)) for tag, its in Read(harmless).tags
    ]
    assert HOSTILE in Read(hostile).words
    assert "<script" not in hostile
    assert "<img" not in hostile


def test_what_turns_the_writing_round_is_left_out():
    """An option cannot disguise what stands beside it."""
    assert "\u202e" not in page(report(renamed("safe \u202e words")))


def test_each_policy_can_be_chosen_for_the_map():
    """The first is shown where nothing else is asked for; the story's own come before those every story has."""
    assert [("checked" in its) for its in tags("input")] == [True, False, False, False, False]
    assert [way.policy for way in promising().ways] == ["random", "timid", "denounce", "conform", "resist"]
    assert ":root:has(#policy-4:checked) .p4 { display: inline; }" in text()


def test_a_story_that_is_too_large_to_draw_has_its_table(monkeypatch: pytest.MonkeyPatch):
    """And says so."""
    monkeypatch.setattr(drawing, "layered", lambda *_: None)
    large = page(promising())
    assert "There are too many nodes and lines to draw." in large
    assert 'id="node-home"' in large


def test_where_nothing_is_open_the_way_there_is_told():
    """As a finding with its playthrough and its command; and that it is no ending stands among the odds."""
    stuck = page(report(machine(STUCK), None, ""))
    assert "At <code>second</code> nothing may be open, after 1 choice." in stuck
    assert "The playthrough, 1 step" in stuck
    assert "vigilance play --choices findings/second_stuck.play.yaml" in stuck
    assert "Comes to no ending" in stuck


def test_the_least_story_has_a_page():
    """One node, no choices, no promises, no chapters."""
    least = page(report(machine("node: first\nkind: ending\ntext: |\n  Nothing.\n"), Budget(), ""))
    assert "The story makes none." in least
    assert "None: every node" in least
    assert "Before the first chapter" in least
