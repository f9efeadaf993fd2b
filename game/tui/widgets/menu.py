"""Numbered lines to choose from: by digit, by arrows and Enter, or by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message

from game.tui.options import Item, Options
from game.tui.widgets.plain import Plain


class Line(Horizontal):
    """An item as it stands on the page."""

    DEFAULT_CSS = """
    Line { height: auto; }
    Line .number { width: 4; padding: 0 2 0 0; text-align: right; color: $pencil; }
    Line .words { width: 1fr; }
    Line.closed, Line.closed .number, Line.closed .words { color: $faded; text-style: $faded-style; }
    Line.touched, Line.touched .number, Line.touched .words {
        background: $touched; color: $touched-ink; text-style: $touched-style;
    }
    """

    def __init__(self, item: Item) -> None:
        super().__init__(classes="" if item.number else "closed")
        self.item = item

    def compose(self) -> ComposeResult:
        yield Plain(str(self.item.number) if self.item.number else "-", classes="number")
        yield Plain(self.item.words, classes="words")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.item.number:
            self.post_message(Menu.Taken(self.item.id))


class Menu(Vertical):
    """Options as widgets, each open to a click."""

    DEFAULT_CSS = """
    Menu { height: auto; margin: 1 0 0 0; }
    """

    @dataclass
    class Taken(Message):
        """An item was taken."""

        id: str

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.options = Options(tuple(items))

    def compose(self) -> ComposeResult:
        return (Line(item) for item in self.options.items)

    def take(self, number: int) -> None:
        """Announces the item of this number as taken, if there is one."""
        if (item := self.options.numbered(number)) is not None:
            self.post_message(self.Taken(item.id))

    def say(self, number: int, words: Content) -> None:
        """Has the item of this number say something else."""
        for line in self.query(Line):
            if line.item.number == number:
                line.query_one(".words", Plain).say(words)

    def move(self, by: int) -> None:
        """Moves the cursor down or up, from the last to the first and back."""
        self.point_at(self.options.moved(by).cursor)

    def point_at(self, number: int) -> None:
        """Puts the cursor on the item of this number."""
        self.options = replace(self.options, cursor=number)
        for line in self.query(Line):
            line.set_class(number > 0 and line.item.number == number, "touched")
            if line.has_class("touched"):
                line.scroll_visible(animate=False)
