"""The report as one page: it needs nothing else, asks nothing of a network and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.pages.document import REPORT, document
from game.pages.markup import Markup, element, joined
from game.reporting import sections
from game.reporting.report import Report, Way

STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
PARTS = {
    "promises": ("Promises", sections.promises),
    "findings": ("Findings", sections.findings),
    "endings": ("Endings", sections.endings),
    "map": ("Map", sections.chart),
    "nodes": ("Nodes and choices", sections.nodes),
    "sampled": ("Sampled playthroughs", sections.sampled),
}


def page(report: Report) -> str:
    """The text of the page."""
    title = str(report.program.story.metadata.title)
    body = (
        element("a", "Skip to the promises", href="#promises", class_="skip"),
        element("header", sections.beginning(report), _contents()),
        element("main", *(_part(name, report) for name in PARTS)),
    )
    style = STYLE + _switches(report.ways)
    language = str(report.program.story.metadata.language)
    return document(REPORT, f"{title}: a report", style, *body, lang="en", data_story=language)


def _switches(ways: Sequence[Way]) -> str:
    """The map shows the policy that is chosen."""
    return "".join(
        f":root:has(#policy-{number}:checked) .p0 {{ display: none; }}\n"
        f":root:has(#policy-{number}:checked) .p{number} {{ display: inline; }}\n"
        for number in range(1, len(ways))
    )


def _contents() -> Markup:
    links = (element("li", element("a", title, href=f"#{name}")) for name, (title, _) in PARTS.items())
    return element("nav", element("ul", *links), aria_label="Contents")


def _part(name: str, report: Report) -> Markup:
    title, content = PARTS[name]
    heading = element("h2", title, id=f"{name}-title")
    return element("section", heading, joined(content(report)), id=name, aria_labelledby=f"{name}-title")
