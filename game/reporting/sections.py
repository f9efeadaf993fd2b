"""The parts of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from game.batch.questions import Question
from game.machine.program import Option, Scene
from game.model.text import Place, place_of
from game.pages.markup import Content, Markup, element
from game.proving.report import Finding
from game.reporting import saying
from game.reporting.drawing import drawing, legend
from game.reporting.report import PLAYED, Report, Way
from game.reporting.within import Found
from game.reporting.wording import plain

BAR = 72
"""The width of a bar in pixels."""
KINDS = {"scene": "", "hub": " hub", "shared": " shared scene", "ending": " ending"}


def beginning(report: Report) -> Iterator[Markup]:
    """What it is, and whether it is sound."""
    metadata = report.program.story.metadata
    yield element("p", "A report on", class_="kicker")
    yield element("h1", str(metadata.title))
    if metadata.subtitle:
        yield element("p", str(metadata.subtitle), class_="kicker")
    yield element("p", _sentence(" ".join(saying.in_short(report))), class_="short")
    rows = (
        element("tr", element("th", name, scope="row"), element("td", fact, class_="fact"))
        for name, fact in saying.facts(report)
    )
    yield _table("What it is, and how far it is proved", (), rows)


def promises(report: Report) -> Iterator[Markup]:
    """Each with its verdict, and what breaks it."""
    if not report.promises:
        yield element(
            "p", "The story makes none. A story can say what is so in every playthrough, in none, or in some."
        )
    for name, kept in report.promises:
        place = kept.vow.promise.place
        verdict = element("strong", kept.status.capitalize(), class_=kept.status)
        where = element("span", element("code", name), f" {place.file}:{place.line}", class_="where")
        yield element(
            "div",
            element("h3", saying.promised(kept)),
            element("p", verdict, ". ", _sentence(saying.because(kept)), " ", where),
            *_playthrough(report, saying.broken_by(kept), "The playthrough that breaks it"),
            class_="finding",
            id=f"promise-{name}",
        )


def findings(report: Report) -> Iterator[Markup]:
    """By file and line."""
    if not report.findings:
        yield element("p", "None: every node, choice, side of a condition, text and transition is reached.")
    if any(found.finding.moves for found in report.findings):
        yield element("p", "This writes the playthroughs to files, which the commands below open:")
        yield element("pre", element("code", saying.saving(report)))
    for found in report.findings:
        yield element("div", *_finding(report, found.finding), *_within(found), class_="finding")


def _finding(report: Report, finding: Finding) -> Iterator[Markup]:
    yield element("p", _line(finding))
    promised = finding.name in report.proof.promises and finding.moves
    if promised:
        yield element("p", element("a", "The playthrough is told with the promise.", href=f"#promise-{finding.name}"))
    elif finding.moves:
        yield from _playthrough(report, finding.moves, "The playthrough")
    if finding.moves:
        yield element("pre", element("code", saying.opening(report, finding)))


def _within(found: Found) -> Iterator[Markup]:
    if found.within:
        lines = (element("li", _line(finding)) for finding in found.within)
        summary = element("summary", f"Within it: {saying.many(len(found.within), 'finding')} more")
        yield element("details", summary, element("ul", *lines))


def _line(finding: Finding) -> list[Content]:
    place = finding.place
    return [element("strong", f"{place.file}:{place.line}"), " ", *_sentence(finding.sentence)]


def _playthrough(report: Report, moves: tuple[str, ...], title: str) -> Iterator[Markup]:
    if moves:
        steps = saying.playthrough(report, moves)
        items = (element("li", taken.words, " ", element("code", taken.move)) for taken in steps)
        summary = element("summary", f"{title}, {saying.many(len(moves), 'step')}")
        yield element("details", summary, element("ol", *items, class_="steps"), open=True)


def endings(report: Report) -> Iterator[Markup]:
    """What each way of playing comes to."""
    yield element("p", saying.source(report), class_="note")
    rows = [_ending(report, ending) for ending in report.endings]
    if any(map(saying.comes_to_none, report.ways)):
        rows.append(_shares("Comes to no ending", "", report.ways, saying.comes_to_none))
    yield _table("How likely each ending is, by policy", ("Ending", *_policies(report)), rows)


def _ending(report: Report, ending: str) -> Markup:
    title = str(report.program.scenes[ending].node.title or ending)
    name = f"{title} " if title != ending else ""
    status = report.unreached("node").get(ending, "")
    heading = (name, element("a", element("code", ending), href=f"#node-{ending}"), f" {status}" if status else "")
    return _shares(heading, status, report.ways, lambda way: way.endings.get(ending, 0.0))


def _shares(heading: Content, status: str, ways: Iterable[Way], of: Callable[[Way], float]) -> Markup:
    cells = (element("td", saying.share(of(way)), _bar(of(way)), class_="many") for way in ways)
    return element("tr", element("th", heading, scope="row"), *cells, class_=status or False)


def _bar(part: float) -> Markup:
    shape = {"x": 0.5, "y": 0.5, "height": 6}
    whole = element("rect", width=BAR - 1, class_="all", **shape)
    filled = element("rect", width=round(part * (BAR - 1), 1), class_="part", **shape)
    return element("svg", filled, whole, width=BAR, height=7, class_="bar", aria_hidden="true")


def chart(report: Report) -> Iterator[Markup]:
    """The map with its key."""
    svg = drawing(report)
    if svg is None:
        yield element("p", "There are too many nodes and lines to draw. The table below has them all.")
        return
    yield element("p", HOW_TO_READ, " ", saying.source(report), class_="note")
    radios = (_radio(number, way) for number, way in enumerate(report.ways))
    yield element("fieldset", element("legend", "How often a playthrough comes there, by policy"), *radios)
    yield element("p", "Times in 100 playthroughs:", class_="note", id="legend")
    yield element("ul", legend(), class_="legend", aria_labelledby="legend")
    yield element("div", svg, class_="wide map", tabindex=0, role="region", aria_label="Map, which may scroll")


HOW_TO_READ = (
    "Lines lead downward unless their head points up. A dashed line calls a shared scene, which returns. A box with a "
    "second frame is an ending; one that can lead straight back to itself has an ear. Each box links to its row below."
)


def _radio(number: int, way: Way) -> Markup:
    chosen = element("input", type="radio", name="policy", id=f"policy-{number}", checked=number == 0)
    return element("label", chosen, f" {way.policy}")


def nodes(report: Report) -> Iterator[Markup]:
    """Every node with its choices, by chapter."""
    note = "How often, on average, 100 playthroughs by each policy come to a node, and take a choice."
    yield element("p", note, " ", saying.source(report), class_="note")
    for chapter in report.chapters:
        title = chapter.title or "Before the first chapter"
        rows = (row for node in chapter.nodes for row in _node(report, report.program.scenes[node]))
        yield _table(
            f"{title}: nodes and choices, times in 100 playthroughs", ("Node", "Where", *_policies(report)), rows
        )


def _node(report: Report, scene: Scene) -> Iterator[Markup]:
    node = str(scene.node.node)
    kind = element("span", KINDS[scene.node.kind], class_="note")
    status = report.unreached("node").get(node, "")
    name = (element("strong", node), kind, element("strong", f" {status}", class_="refuted") if status else "")
    yield _row(name, place_of(scene.node.node), (way.nodes.get(node, 0.0) for way in report.ways), id=f"node-{node}")
    for option in scene.options:
        yield _choice(report, option)


def _choice(report: Report, option: Option) -> Markup:
    status = report.unreached("choice").get(option.id, "")
    never = element("strong", f" {status}", class_="refuted") if status else ""
    name = (plain(option.text), " ", element("code", option.id.rpartition(".")[2]), never)
    often = (way.choices.get(option.id, 0.0) for way in report.ways)
    return _row(name, place_of(option.choice.id), often, class_="choice")


def _row(name: Content, place: Place, often: Iterable[float], **attributes: str) -> Markup:
    cells = (element("td", saying.often(many), class_="many") for many in often)
    where = element("td", f"{place.file}:{place.line}", class_="where")
    return element("tr", element("th", name, scope="row"), where, *cells, **attributes)


def sampled(report: Report) -> Iterator[Markup]:
    """How long playthroughs are, what they met, and what they come to least."""
    yield element("p", f"{PLAYED:,} playthroughs of each policy.", class_="note")
    lengths = (_cells(name, cells) for name, cells in saying.sampled_lengths(report))
    yield _table("How long a playthrough is", ("", *_policies(report)), lengths)
    met = (_cells(name, cells) for name, *cells in saying.sampled_coverage(report))
    yield _table("What they met, of everything there is", ("", "met", "of"), met)
    policy = report.ways[0].policy
    for kind in ("node", "choice"):
        rare = report.rarely(kind)[: saying.NAMED]
        rows = (_row(_linked(question), question.place, [many]) for question, many in rare)
        yield _table(
            f"The {kind}s that playthroughs come to least, by {policy}", (kind.capitalize(), "Where", "in 100"), rows
        )


def _linked(question: Question) -> Markup:
    return element("a", element("code", question.what), href=f"#node-{question.what.partition('.')[0]}")


def _cells(name: str, cells: Iterable[str]) -> Markup:
    return element("tr", element("th", name, scope="row"), *(element("td", cell, class_="many") for cell in cells))


def _policies(report: Report) -> list[str]:
    return [way.policy for way in report.ways]


def _table(caption: str, columns: Iterable[str], rows: Iterable[Markup]) -> Markup:
    """A table that scrolls by itself where it is too wide; columns after the first that are numbers stand right."""
    heads = [_head(column) for column in columns]
    head = [element("thead", element("tr", *heads))] if heads else []
    table = element("table", element("caption", caption), *head, element("tbody", *rows))
    return element("div", table, class_="wide", tabindex=0, role="region", aria_label=caption)


def _head(column: str) -> Markup:
    if not column:
        return element("td")
    left = column in ("Ending", "Node", "Choice", "Where")
    return element("th", column, scope="col", class_=False if left else "many")


def _sentence(sentence: str) -> list[Content]:
    """A sentence in which what stands between backquotes is code."""
    return [element("code", words) if number % 2 else words for number, words in enumerate(sentence.split("`"))]
