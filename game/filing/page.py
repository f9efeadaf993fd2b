"""The file as one page of HTML, for a browser or for paper: nothing in it runs and nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from game.filing import saying
from game.filing.days import Act, Day
from game.filing.drawing import drawings
from game.filing.facts import Fact
from game.filing.file import Part, PersonalFile
from game.language.prose import Span
from game.pages.document import FILE, document
from game.pages.markup import Content, Markup, element
from game.playing.dossier import LedgerLine
from game.playing.telling import Document, Words, plain_words

STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
Say = Callable[[Words], Content]
"""How words of the story are set."""


def page(file: PersonalFile) -> str:
    """The text of the page."""
    known = {fact.id for fact in file.facts}

    def say(words: Words) -> Content:
        return [_span(span, known) for span in words]

    title = f"{file.title}: {file.ending}" if file.ending else file.title
    body = (
        *(element("a", f"Skip to {part.title}", href=f"#{part.id}", class_="skip") for part in file.parts[:1]),
        element("header", *_cover(file), class_="cover"),
        element("main", *(_part(part, file, say) for part in file.parts)),
    )
    return document(FILE, title, STYLE, *body, lang=file.language)


def _span(span: Span, known: set[str]) -> Content:
    text: Content = element("em", span.text) if span.emphasis else span.text
    return element("a", text, href=f"#fact-{span.entry}") if span.entry in known else text


def _cover(file: PersonalFile) -> Iterator[Markup]:
    yield element("p", file.story, class_="kicker")
    if file.subtitle:
        yield element("p", file.subtitle, class_="under")
    yield element("h1", "Personal file", element("span", file.of, class_="of") if file.of else "")
    if file.span:
        yield element("p", file.span, class_="span")
    if file.ending:
        yield element("p", file.ending, class_="stamp")
    links = (element("li", element("a", part.title, href=f"#{part.id}")) for part in file.parts)
    yield element("nav", element("ol", *links), aria_label="What is in it")


def _part(part: Part, file: PersonalFile, say: Say) -> Markup:
    heading = element("h2", part.title, id=f"{part.id}-title")
    content = _CONTENT[part.id](file, say)
    return element("section", heading, *content, id=part.id, aria_labelledby=f"{part.id}-title")


def _days(file: PersonalFile, say: Say) -> Iterator[Markup]:
    return (_day(day, number, say) for number, day in enumerate(file.days, 1))


def _day(day: Day, number: int, say: Say) -> Markup:
    heading = element("h3", day.date or f"Day {number}", id=f"day-{number}")
    margin = element("header", heading, *([element("p", day.at, class_="at")] if day.at else []))
    entries = [markup for entry in day.entries for markup in _entry(entry, say)]
    return element("article", margin, element("div", *entries), class_="day", aria_labelledby=f"day-{number}")


def _entry(entry: Document | Act, say: Say) -> Iterator[Markup]:
    if isinstance(entry, Document):
        yield _paper(entry, say)
        return
    if entry.words:
        yield element("p", say(entry.words), class_="act")
    for line in entry.accusations:
        yield element("p", saying.stamp(line), class_="stamp copy")
        yield element("p", saying.accused(line), class_="note")


def _paper(paper: Document, say: Say) -> Markup:
    """A paper; an empty line on it is a gap."""
    title = plain_words(paper.title)
    heading = [element("p", say(paper.title), class_="heading")] if title else []
    lines = (element("p", say(line), class_=False if line else "gap") for line in paper.lines)
    label = f"{paper.kind.capitalize()}: {title}" if title else paper.kind.capitalize()
    return element("div", *heading, *lines, class_=f"paper {paper.kind}", role="group", aria_label=label)


def _ledger(file: PersonalFile, _say: Say) -> Iterator[Markup]:
    heads = element("tr", *(element("th", column, scope="col") for column in saying.COLUMNS))
    rows = (_row(line) for line in file.ledger)
    caption = element("caption", "Every accusation, in the order in which it was made.")
    table = element("table", caption, element("thead", heads), element("tbody", *rows))
    yield element("div", table, class_="wide", tabindex=0, role="region", aria_label="The ledger, which may scroll")
    yield element("p", saying.LEDGER, class_="note")


def _row(line: LedgerLine) -> Markup:
    month, *others = saying.cells(line)
    cells = (element("td", cell) for cell in others)
    return element("tr", element("th", month, scope="row"), *cells, class_="yours" if line.yours else False)


def _network(file: PersonalFile, _say: Say) -> Iterator[Markup]:
    yield element("p", f"{saying.KEY} {saying.key(file.network)}.", class_="note")
    for drawing in drawings(file.network):
        yield element("div", drawing, class_="wide drawing", tabindex=0, role="region", aria_label="Drawing")
    sentences = (saying.named(file.network, node) for node in file.network.nodes)
    yield element("ul", *(element("li", sentence) for sentence in sentences), class_="people")


def _fates(file: PersonalFile, say: Say) -> Iterator[Markup]:
    for fate in file.fates:
        paragraphs = (element("p", say(words)) for words in fate.paragraphs)
        yield element("article", element("h3", fate.title), element("div", *paragraphs), class_="fate")


def _sealed(file: PersonalFile, _say: Say) -> Iterator[Markup]:
    for kind in file.sealed:
        yield element("p", kind.words, class_="sealed")
        if kind.things:
            things = (element("li", thing) for thing in kind.things)
            yield element("ul", *things, class_="brief" if kind.brief else False)


def _facts(file: PersonalFile, say: Say) -> Iterator[Markup]:
    yield element("div", *(_fact(fact, say) for fact in file.facts), class_="facts")
    if file.sources:
        works = (element("li", say(words), id=f"source-{number}") for number, words in enumerate(file.sources, 1))
        yield element("h3", "Sources", id="sources")
        yield element("ol", *works, class_="sources")


def _fact(fact: Fact, say: Say) -> Markup:
    paragraphs = (element("p", say(words)) for words in fact.paragraphs)
    status = element("p", fact.status, *_cited(fact), class_="note")
    return element("article", element("h3", fact.title), *paragraphs, status, id=f"fact-{fact.id}", class_="fact")


def _cited(fact: Fact) -> Iterator[Content]:
    for place, number in enumerate(fact.sources):
        yield ", " if place else " Sources: "
        yield element("a", str(number), href=f"#source-{number}")
    if fact.sources:
        yield "."


_CONTENT: dict[str, Callable[[PersonalFile, Say], Iterator[Markup]]] = {
    "days": _days,
    "ledger": _ledger,
    "network": _network,
    "fates": _fates,
    "sealed": _sealed,
    "facts": _facts,
}
