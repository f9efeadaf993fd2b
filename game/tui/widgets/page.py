"""The page: a column of passages that scrolls, as wide as the reader has set it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget

OVERLAP = 2
"""Lines of the last screenful that stay in view when the page moves on."""


class Page(VerticalScroll, can_focus=False):
    """A column to read. Keys reach it through its screen, so that no widget needs the focus."""

    DEFAULT_CSS = """
    Page { max-width: $measure; scrollbar-size-vertical: 0; background: $desk; color: $ink; }
    Page .passage, Page .entry { height: auto; margin: 1 0 0 0; }
    Page .passage:first-child, Page .entry:first-child { margin: 0; }
    Page .title { text-style: $heading-style; }
    Page .quiet { color: $faded; text-style: $faded-style; }
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
