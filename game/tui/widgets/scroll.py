"""A scroll: thousands of lines, of which only those in view are ever drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from game.tui.passage import NOTHING


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is the same for every line of one paint. To ask for it line by line takes as long as to draw them."""

    style: Style
    width: int
    top: int
    selection: Selection | None


class Scroll(ScrollView, can_focus=False):
    """Shows lines that have been set already, each no wider than the widget."""

    DEFAULT_CSS = """
    Scroll {
        height: 1fr; max-width: $scrolled-measure; overflow-x: hidden; scrollbar-size-vertical: 1;
        background: $desk; color: $ink;
        link-style-hover: bold underline; link-background-hover: $touched; link-color-hover: $ink;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name for it
        super().__init__(id=id)
        self.lines: Sequence[Content] = ()
        self._drawn = _Drawing(Style.null(), 0, 0, None)

    def show(self, lines: Sequence[Content]) -> None:
        """Shows these lines in place of the last, with a bar beside them in the same paint if they are too many."""
        self.lines = lines
        self.virtual_size = Size(self.size.width, len(lines))
        self.show_vertical_scrollbar = len(lines) > self.size.height
        self.refresh()

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y + self.size.height >= len(self.lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._drawn = _Drawing(self.visual_style, self.size.width, self.scroll_offset.y, self.text_selection)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        drawn, number = self._drawn, self._drawn.top + y
        line = self.lines[number] if number < len(self.lines) else NOTHING
        if drawn.selection is not None and (span := drawn.selection.get_span(number)) is not None:
            start, end = span
            selected = self.screen.get_visual_style("screen--selection")
            line = line.stylize(selected, start, len(line) if end == -1 else end)
        strip = Strip(line.render_segments(drawn.style))
        return strip.crop_extend(0, drawn.width, drawn.style.rich_style).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for the clipboard."""
        return selection.extract("\n".join(line.plain for line in self.lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 -- Textual's signature
        self.refresh()
