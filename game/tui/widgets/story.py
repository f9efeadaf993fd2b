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
    Story Menu.unread { visibility: hidden; }
    """

    class Shown(Message):
        """A sheet lies on the page, or its last line has come into view."""

    def __init__(self) -> None:
        super().__init__(id="story")
        self.menu = Menu()
        self.read = False
        """Whether the end of the latest sheet has been in view."""
        self._latest: Sequence[Widget] = ()
        self._laid_out = False

    def compose(self) -> ComposeResult:
        yield self.menu

    @property
    def passages(self) -> list[Widget]:
        """What is on the page, the oldest first."""
        return [child for child in self.children if child is not self.menu]

    async def clear(self) -> None:
        """An empty page."""
        await self.remove_children(self.passages)

    async def tell(self, passages: Sequence[Widget], options: Sequence[Item]) -> None:
        """Adds a sheet and the options that follow it; all that stood before is older now."""
        self.read = self._laid_out = False
        older = self.passages
        for widget in older:
            widget.add_class("older")
        await self.remove_children(older[: -KEPT or None] if len(older) > KEPT else [])
        await self.mount_all(passages, before=self.menu)
        self.menu.add_class("unread")
        await self.menu.show(options)
        self._latest = passages
        self.call_after_refresh(self._settle)

    def read_on(self) -> None:
        """A screenful further, or all the way back down to where reading stopped."""
        scroll(self, "bottom" if self.read else "down")

    def _settle(self) -> None:
        """Shows the end of the page, or the first new line where there is more than a screenful."""
        first = next((widget for widget in self._latest if widget.display), None)
        top = first.virtual_region.y if first else self.max_scroll_y
        self._laid_out = True
        self.scroll_to(y=max(min(top, self.max_scroll_y), 0), animate=False, immediate=True)
        self._mark()
        self.post_message(self.Shown())

    def _mark(self) -> None:
        if self._laid_out and not self.read and self.at_end:
            self.read = True
            self.menu.remove_class("unread")
            self.post_message(self.Shown())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._mark()

    def on_resize(self, _event: events.Resize) -> None:
        """What was being read stays in view when the window changes."""
        if self.read:
            self.call_after_refresh(scroll, self, "bottom")
        elif self._laid_out:
            self._laid_out = False
            self.call_after_refresh(self._settle)
