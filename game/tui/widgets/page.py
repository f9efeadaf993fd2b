"""The page: a column of passages that scrolls, at most 76 characters wide."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget

OVERLAP = 2
"""Lines of the last screenful that stay in view when the page moves on."""


class Page(VerticalScroll, can_focus=False):
    """A column to read. Keys reach it through its screen, so that no widget needs the focus."""

    DEFAULT_CSS = """
    Page { max-width: 76; scrollbar-size-vertical: 0; background: $desk; color: $ink; }
    Page .passage, Page .entry { height: auto; margin: 1 0 0 0; }
    Page .act { color: $pencil; text-style: $hand-style; }
    Page .act .mark { width: 2; }
    Page .act .words { width: 1fr; }
    Page .passage:first-child, Page .entry:first-child { margin: 0; }
    Page .chapter { text-style: $heading-style; margin: 2 0 1 0; }
    Page .chapter:first-child { margin: 1 0 1 0; }
    Page .title { text-style: $heading-style; }
    Page .quiet { color: $faded; text-style: $faded-style; }
    Page .where { color: $faded; text-style: $faded-style; }
    Page .where.opening { display: none; }
    Page .where.older { display: block; }
    Page .care, Page .notice { color: $faded; text-style: italic $faded-style; }
    Page .outcome .heading { text-style: $heading-style; }
    Page .outcome .paragraph { margin: 1 0 0 0; }
    Page .older, Page .older Plain {
        color: $faded !important;
        border-title-color: $faded !important;
        link-color: $faded;
        text-style: $faded-style;
    }
    """

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y


def scroll(widget: Widget, where: str) -> None:
    """Scrolls `up` or `down` by a screenful that keeps the last lines in view, or to the `top` or `bottom`."""
    screenful = max(widget.size.height - OVERLAP, 1)
    ways = {
        "up": widget.scroll_y - screenful,
        "down": widget.scroll_y + screenful,
        "top": 0,
        "bottom": widget.max_scroll_y,
    }
    widget.scroll_to(y=ways[where], animate=False, immediate=True, force=True)
