"""The story as it is told: what is new in full light, what is older faded above it, the options below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.page import Page, scroll

KEPT = 60
"""How many passages stay on the page; the history has the rest. Each more makes a choice slower to show."""


class Story(Page):
    """Tells in sheets. One longer than the screen is read on screen by screen, so that no line passes unseen."""

    DEFAULT_CSS = """
    Story { height: 1fr; width: 1fr; }
    Story Menu.unread Line { visibility: hidden; }
    """

    class Shown(Message):
        """A sheet lies on the page, or its last line has come into view."""

    def __init__(self) -> None:
        super().__init__(id="story")
        self.menu = Menu()
        self.read = False
        """Whether the end of the latest sheet has been in view."""
        self.laid_out = False
        """Whether the latest sheet has found its place; until then nothing can be said of what is in view."""
        self._latest: Sequence[Widget] = ()

    def compose(self) -> ComposeResult:
        yield self.menu

    @property
    def passages(self) -> list[Widget]:
        """What is on the page, the oldest first."""
        return [child for child in self.children if child is not self.menu]

    async def clear(self) -> None:
        """An empty page."""
        await self.remove_children(self.passages)

    async def tell(self, passages: Sequence[Widget], options: Sequence[Item], before: Sequence[Widget] = ()) -> None:
        """Adds a sheet and the options that follow it; what stood there is older now, and so is what is put before."""
        self.read = self.laid_out = False
        self._latest = passages
        older = [*self.passages, *before]
        with self.app.batch_update():
            for widget in older:
                widget.add_class("older")
            await self.remove_children(older[:-KEPT])
            await self.mount_all([*before, *passages], before=self.menu)
            self.menu.add_class("unread")
            await self.menu.show(options)
        self.call_after_refresh(self._settle, passages)

    @property
    def options_in_view(self) -> bool:
        """Whether the options, or the first of more than a screenful, can be seen."""
        foot = self.scroll_offset.y + self.size.height
        return self.at_end or foot > self.menu.virtual_region.y

    def read_on(self) -> None:
        """A screenful further, or all the way back down to where reading stopped."""
        scroll(self, "bottom" if self.read else "down")

    def _settle(self, passages: Sequence[Widget]) -> None:
        """Shows the end of the page, or the first new line where there is more than a screenful."""
        if passages is not self._latest:  # another sheet has been told since
            return
        first = next((widget for widget in passages if widget.display), None)
        top = first.virtual_region.y if first else self.max_scroll_y
        self.laid_out = True
        self.scroll_to(y=max(min(top, self.max_scroll_y), 0), animate=False, immediate=True)
        self._mark()
        if not self.read:
            self.post_message(self.Shown())

    def _mark(self) -> None:
        if self.laid_out and not self.read and self.at_end:
            self.read = True
            self.menu.remove_class("unread")
            self.scroll_to(y=min(self.scroll_y, self.menu.virtual_region.y), animate=False, immediate=True)
            self.post_message(self.Shown())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._mark()

    def on_resize(self, _event: events.Resize) -> None:
        """What was being read stays in view when the window changes."""
        if self.read:
            self.call_after_refresh(scroll, self, "bottom")
        elif self.laid_out:
            self.laid_out = False
            self.call_after_refresh(self._settle, self._latest)
