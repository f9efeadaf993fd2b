"""Numbered lines to choose from: by digit, by arrows and Enter, or by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from game.tui.options import Item, Options
from game.tui.passage import NOTHING


class Menu(Widget, can_focus=False):
    """Options as one widget, each open to a click."""

    DEFAULT_CSS = """
    Menu { height: auto; margin: 1 0 0 0; text-wrap: nowrap; }
    """

    @dataclass
    class Taken(Message):
        """An item was taken."""

        id: str

    def __init__(self, items: Sequence[Item], *, apart: int = 0) -> None:
        super().__init__()
        self.options = Options(tuple(items))
        self.apart = apart
        """Empty lines after each item."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        return sum(map(len, self._lines(width)))

    def render(self) -> Content:
        return Content("\n").join(line for lines in self._lines(self.size.width) for line in lines)

    def _lines(self, width: int) -> list[list[Content]]:
        """The lines of each item, and the empty ones after it."""
        return [lines + [NOTHING] * self.apart for lines in self.options.lines(width)]

    def take(self, number: int) -> None:
        """Announces the item of this number as taken, if there is one."""
        if (item := self.options.numbered(number)) is not None:
            self.post_message(self.Taken(item.id))

    def show(self, items: Sequence[Item]) -> None:
        """Shows these items in place of the last."""
        self.options = replace(self.options, items=tuple(items))
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Moves the cursor down or up, from the last to the first and back."""
        self.point_at(self.options.moved(by).cursor)

    def point_at(self, number: int) -> None:
        """Puts the cursor on the item of this number, and brings it into view."""
        self.options = replace(self.options, cursor=number)
        self.refresh()
        heights = [len(lines) for lines in self._lines(self.size.width)]
        below = Region(0, sum(heights[: number - 1]), self.size.width, sum(heights[number - 1 : number]))
        page = cast("Widget", self.parent)
        page.scroll_to_region(below.translate(self.virtual_region.offset), animate=False, immediate=True)
