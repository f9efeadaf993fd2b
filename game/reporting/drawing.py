"""The map of a story: every node a box, by chapter, with how often it is come to in its colour and in figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from game.pages.markup import Markup, element, joined
from game.reporting.chart import Chapter, links_of
from game.reporting.layering import Bend, Item, Layers, Link, Segment, layered
from game.reporting.placing import across, ordered
from game.reporting.report import Report, Way
from game.reporting.saying import often

WIDTH, HEIGHT = 148.0, 40.0
"""Of a box; as all measures here in pixels."""
BETWEEN, BELOW = 14.0, 26.0
"""Beside a box, and under a layer."""
BEND = 12.0
"""What a line takes on its way past a layer."""
HEADING = 46.0
"""Above a chapter."""
MARGIN = 8.0
LONGEST = 19
"""Letters of a node's id that a box has room for."""
STEPS = (0.0, 0.01, 0.1, 0.5, 1 - 1e-9)
"""Heat rises by one as the average of a playthrough comes above the first of these, and up to each other."""
HEATS = ("never", "under 1", "under 10", "under 50", "under 100", "100 or more")
"""Each heat in times in a hundred."""


def drawing(report: Report) -> Markup | None:
    """The map as SVG; None where there is too much to draw."""
    links, chapters = links_of(report.program.story), report.chapters
    layers = layered(links, [chapter.nodes for chapter in chapters])
    if layers is None:
        return None
    plan = _plan(layers, chapters)
    parts = [_headings(plan, chapters), _lines(plan, layers.segments), _loops(plan, links)]
    boxes = [_box(report, plan, node) for chapter in chapters for node in chapter.nodes]
    return element(
        "svg",
        *parts,
        *boxes,
        width=plan.width,
        height=plan.height,
        viewBox=f"0 0 {plan.width:g} {plan.height:g}",
        role="group",
        aria_label="Map of the nodes",
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands."""

    middles: Mapping[Item, float]
    tops: Mapping[Item, float]
    width: float
    height: float


def _plan(layers: Layers, chapters: Sequence[Chapter]) -> _Plan:
    rows = ordered(layers)
    middles = {item: MARGIN + middle for item, middle in across(rows, layers.segments, _width).items()}
    first = {chapter.nodes[0]: chapter for chapter in chapters}
    opening = {min(_layer(rows, chapter.nodes)) for chapter in first.values() if chapter.title}
    heights = [HEIGHT + BELOW + (HEADING if number in opening else 0) for number in range(len(rows))]
    bottoms = list(accumulate(heights))
    tops = {item: bottom - HEIGHT - BELOW for row, bottom in zip(rows, bottoms, strict=True) for item in row}
    width = max((middle + _width(item) / 2 for item, middle in middles.items()), default=0) + MARGIN
    return _Plan(middles, tops, width, bottoms[-1] if bottoms else 0)


def _layer(rows: Sequence[Sequence[Item]], nodes: Iterable[str]) -> Iterator[int]:
    wanted = set(nodes)
    return (number for number, row in enumerate(rows) if wanted.intersection(row))


def _width(item: Item) -> float:
    return BEND if isinstance(item, Bend) else WIDTH + BETWEEN


def _headings(plan: _Plan, chapters: Iterable[Chapter]) -> Iterator[Markup]:
    for chapter in chapters:
        if chapter.title:
            top = min(plan.tops[node] for node in chapter.nodes) - HEADING
            yield element("path", d=f"M0,{top + 6:g}H{plan.width:g}", class_="rule")
            yield element("text", chapter.title, x=MARGIN, y=top + 26, class_="chapter")


def _lines(plan: _Plan, segments: Sequence[Segment]) -> Iterator[Markup]:
    """All lines of a kind are one path, and so are all heads."""
    for call, name in ((False, "line"), (True, "line call")):
        mine = [segment for segment in segments if segment.call == call]
        if mine:
            bends = dict.fromkeys(item for segment in mine for item in segment[:2] if isinstance(item, Bend))
            drawn = [*(_curve(plan, segment) for segment in mine), *(_past(plan, bend) for bend in bends)]
            yield element("path", d="".join(drawn), class_=name, aria_hidden="true")
    heads = "".join(_head(plan, segment) for segment in segments)
    if heads:
        yield element("path", d=heads, class_="head", aria_hidden="true")


def _curve(plan: _Plan, segment: Segment) -> str:
    start, end = plan.middles[segment.upper], plan.middles[segment.lower]
    top, bottom = plan.tops[segment.upper] + HEIGHT, plan.tops[segment.lower]
    middle = (top + bottom) / 2
    return f"M{start:.1f},{top:.1f}C{start:.1f},{middle:.1f} {end:.1f},{middle:.1f} {end:.1f},{bottom:.1f}"


def _past(plan: _Plan, bend: Bend) -> str:
    return f"M{plan.middles[bend]:.1f},{plan.tops[bend]:.1f}v{HEIGHT:g}"


def _head(plan: _Plan, segment: Segment) -> str:
    """A triangle where a line comes to its target."""
    if segment.rising:
        if isinstance(segment.upper, Bend):
            return ""
        return f"M{plan.middles[segment.upper]:.1f},{plan.tops[segment.upper] + HEIGHT:.1f}l-4,7h8z"
    if isinstance(segment.lower, Bend):
        return ""
    return f"M{plan.middles[segment.lower]:.1f},{plan.tops[segment.lower]:.1f}l-4,-7h8z"


def _loops(plan: _Plan, links: Iterable[Link]) -> Iterator[Markup]:
    """A small ear on the boxes that lead back to themselves at once."""
    for node in dict.fromkeys(link.source for link in links if link.source == link.target):
        right, top = plan.middles[node] + WIDTH / 2, plan.tops[node] + HEIGHT / 2
        yield element("path", d=f"M{right:.1f},{top - 8:.1f}c12,0 12,16 0,16", class_="line", aria_hidden="true")


def _box(report: Report, plan: _Plan, node: str) -> Markup:
    left, top = plan.middles[node] - WIDTH / 2, plan.tops[node]
    status = report.unreached("node").get(node, "")
    ending = report.program.scenes[node].node.kind == "ending"
    words = ", ".join(part for part in ("ending" if ending else "", status) if part)
    label = f"{node}{f', {words}' if words else ''}: {told(report.ways, node)}"
    shape = {"width": WIDTH, "height": HEIGHT, "rx": 4}
    edge = [element("rect", x=left + 3, y=top + 3, width=WIDTH - 6, height=HEIGHT - 6, rx=2, class_="inner")]
    return element(
        "a",
        element("title", label),
        *(_heat(way.nodes.get(node, 0.0), number, words, (left, top)) for number, way in enumerate(report.ways)),
        *(edge if ending else ()),
        element("text", _short(node), x=left + WIDTH / 2, y=top + 17, class_="name"),
        element("rect", x=left, y=top, class_=f"edge {status}".strip(), **shape),
        href=f"#node-{node}",
        aria_label=label,
    )


def _heat(many: float, number: int, words: str, corner: tuple[float, float]) -> Markup:
    """The colour of a box, and its second line, for the policy of this number."""
    left, top = corner
    line = " · ".join(
        part for part in (words, often(many) if many or not words.endswith("unreachable") else "") if part
    )
    area = element("rect", x=left, y=top, width=WIDTH, height=HEIGHT, rx=4)
    text = element("text", line, x=left + WIDTH / 2, y=top + 32, class_="many")
    return element("g", area, text, class_=f"p p{number} h{heat(many)}")


def heat(many: float) -> int:
    """From 0, never, to 5, once in a playthrough or more."""
    return 0 if not many else next((number for number, step in enumerate(STEPS) if many < step), len(STEPS))


def told(ways: Iterable[Way], node: str) -> str:
    """How often each policy comes to a node."""
    return "in 100 playthroughs " + ", ".join(f"{often(way.nodes.get(node, 0.0))} by {way.policy}" for way in ways)


def _short(node: str) -> str:
    return node if len(node) <= LONGEST else f"{node[: LONGEST - 1]}…"


def legend() -> Markup:
    """What the colours mean."""
    return joined(
        element("li", element("span", class_=f"h{number} swatch", aria_hidden="true"), f" {words}")
        for number, words in enumerate(HEATS)
    )
