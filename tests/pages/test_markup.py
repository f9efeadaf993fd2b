"""Words stay words, wherever in a page they are put."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from game.model.text import printable
from game.pages.markup import Markup, element, joined


class Read(HTMLParser):
    """What a reader of HTML makes of it: the tags with their attributes, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


@given(st.text(), st.text())
def test_words_come_out_as_they_went_in(inside: str, beside: str):
    """In an element and in an attribute, but for what a terminal or a line would obey."""
    read = Read(element("p", inside, title=beside))
    assert read.tags == [("p", {"title": printable(beside)})]
    assert read.words == printable(inside)


def test_markup_is_not_escaped_again():
    """What was made by `element` stands as it is."""
    assert element("p", element("b", "<"), " & ", ["a", Markup("<br>")]) == "<p><b>&lt;</b> &amp; a<br></p>"


def test_attributes_that_are_false_are_left_out():
    """And one that is True has no value; dashes and reserved words are written with underscores."""
    made = element("input", checked=True, disabled=False, class_="a", aria_label="b", width=2.50)
    assert made == '<input checked class="a" aria-label="b" width="2.5">'


def test_nothing_is_nothing():
    """Content may be empty."""
    assert joined([]) == ""
