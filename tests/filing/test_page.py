"""The file as a page: it stands by itself, everybody can read it, and no word of a story becomes markup."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given

from game.filing.drawing import WIDEST, drawings
from game.filing.network import network
from game.filing.page import page
from game.playing.dossier import LedgerLine
from tests.filing.stories import HOSTILE, accused, hostile, ledgers
from tests.pages.test_markup import Read

VOID = {"meta"}


class Nested(HTMLParser):
    """What is open at each point; raises where something is closed that is not the last that was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@cache
def read() -> Read:
    """The page as its reader has it."""
    return Read(page(accused()))


@pytest.mark.parametrize("file", [accused, hostile])
def test_every_element_that_is_opened_is_closed_in_its_turn(file):
    """A parser finds nothing left open, whatever the story's words are."""
    assert Nested(page(file())).open == []


def test_it_asks_nothing_of_anybody():
    """No script, no picture, no style or frame from elsewhere; every link leads to a place that is on it."""
    assert {tag for tag, _ in read().tags}.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    places = {its["id"] for _, its in read().tags if "id" in its}
    links = {its[key] for _, its in read().tags for key in ("href", "src") if key in its}
    assert links == {link for link in links if link[0] == "#" and link[1:] in places}
    assert "url(" not in page(accused())


def test_no_word_of_a_story_becomes_markup():
    """The same elements as for peaceful words, but for their emphasis; the same attributes; and all to be read."""
    tame, wild = read(), Read(page(hostile()))
    made = [Counter(tag for tag, _ in found.tags if tag != "em") for found in (tame, wild)]
    assert made[0] == made[1]
    assert {key for _, its in wild.tags for key in its} == {key for _, its in tame.tags for key in its}
    assert wild.words.count(HOSTILE) >= 8


def test_no_two_elements_have_one_id():
    """A link or a heading that names another has one to name."""
    ids = [its["id"] for _, its in read().tags if "id" in its]
    assert len(ids) == len(set(ids))


def test_every_part_of_the_file_is_a_section_with_a_heading_of_its_own():
    """In the order in which the file is opened, and listed on the cover."""
    parts = [part.id for part in accused().parts]
    sections = [its for tag, its in read().tags if tag == "section"]
    assert [its["id"] for its in sections] == parts
    headings = {its["id"] for tag, its in read().tags if tag == "h2"}
    assert {its["aria-labelledby"] for its in sections} == headings
    cover = page(accused()).partition("</header>")[0]
    assert re.findall(r'<li><a href="#(\w+)"', cover) == parts


def test_the_ledger_is_a_table_with_a_caption_and_heads():
    """A column's head and the month of a line are what a screen reader says with every cell."""
    scopes = [its.get("scope") for tag, its in read().tags if tag == "th"]
    assert scopes == ["col"] * 6 + ["row"] * len(accused().ledger)
    assert [tag for tag, _ in read().tags].count("caption") == 1


def test_what_you_did_and_what_was_stamped_under_it_is_on_its_sheet():
    """The act, the copy that went into another's file, and the reason that was written."""
    words = read().words
    assert words.index("Underline wrecking.") < words.index("Copy to the file of Voskoboinikov, G. A.")
    assert "The reason written: It was my duty." in words


def test_a_drawing_says_in_words_what_it_shows():
    """It is one picture to a screen reader, with a name; each line of it has a sentence."""
    (svg,) = [its for tag, its in read().tags if tag == "svg"]
    assert svg["role"] == "img"
    assert svg["aria-label"] == "Who named whom, November 1936. The sentences below say the same."
    assert "1. November 1936: Rudakov, V. I. accused Voskoboinikov, G. A., in a finding." in read().words


@given(ledgers())
def test_every_accusation_is_drawn_once(ledger: list[LedgerLine]):
    """However many drawings it takes, and none is wider than a sheet of paper."""
    drawn = [str(drawing) for drawing in drawings(network(ledger))]
    numbers = [int(number) for drawing in drawn for number in re.findall(r"<title>(\d+)\.", drawing)]
    assert numbers == list(range(1, len(ledger) + 1))
    assert all(drawing.count("<title>") <= WIDEST for drawing in drawn)
