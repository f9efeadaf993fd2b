"""The history: everything told so far, to read again and to search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from game.playing.telling import Care, Chapter, Document, Ending, Fate, Paragraph, Told, Where, Words, Yours
from game.tui import words as set_in_type
from game.tui.commands import FIND, Command, bindings
from game.tui.screens.leaf import Leaf
from game.tui.sheets import Sheet
from game.tui.widgets.head import Head
from game.tui.widgets.plain import Plain

INDENT = "    "


class Sought(Input):
    """Where the words to find are written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.close_find", show=False)]
    DEFAULT_CSS = """
    Sought { display: none; height: 1; border: none; padding: 0; background: $desk; color: $ink; }
    Sought:focus { border: none; background: $desk; }
    """


class History(Leaf):
    """Opens at the end. Each step is one block, which keeps thousands of words quick to show."""

    heading = "Everything told"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIND)]
    commands: ClassVar[tuple[Command, ...]] = (*FIND, *Leaf.commands)

    def __init__(self, steps: Sequence[Sheet]) -> None:
        super().__init__()
        self.blocks = [block for block in map(block_of, steps) if block]
        self.found = -1
        """The number of the block the last search stopped at."""

    def body(self) -> ComposeResult:
        yield from super().body()
        field = Sought(placeholder="find", select_on_focus=False)
        field.cursor_blink = False
        yield field

    def lines(self) -> Iterator[Widget]:
        return (Plain(block, classes="entry") for block in self.blocks)

    async def on_mount(self) -> None:
        self.call_after_refresh(self.page.move, "bottom")

    def action_find(self) -> None:
        """Opens the line where the words to find are written."""
        field = self.query_one(Sought)
        field.display = True
        field.focus()

    def action_close_find(self) -> None:
        self.query_one(Sought).display = False
        self.set_focus(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes to the next block that has the words, from the first again after the last."""
        if not event.value.strip():
            self.action_close_find()
            return
        sought = re.compile(re.escape(event.value.strip()), re.IGNORECASE)
        entries = list(self.query(".entry").results(Plain))
        for entry, block in zip(entries, self.blocks, strict=True):
            entry.say(block.highlight_regex(sought, style="reverse"))
        matching = [number for number, block in enumerate(self.blocks) if sought.search(block.plain)]
        later = [number for number in matching if number > self.found]
        self.found = next(iter(later or matching), -1)
        self.query_one(Head).say(self.heading, f"{len(matching)} found" if matching else "not found")
        if self.found >= 0:
            self.page.scroll_to_widget(entries[self.found], top=True, animate=False)


def block_of(parts: Sequence[Told]) -> Content:
    """Everything a step told, as one block of text."""
    return Content("\n\n").join(line for part in parts if (line := _content(part)))


def _content(part: Told) -> Content:
    match part:
        case Yours(words):
            return Content.assemble(("> ", "$pencil"), set_in_type.content(words).stylize("$pencil"))
        case Chapter(title) | Ending(_, title):
            return Content.styled(title, "$heading-style")
        case Where(at, date):
            return Content.styled(" · ".join(filter(None, (at, date))), "$faded")
        case Paragraph(words) | Care(words):
            return set_in_type.content(words)
        case Document(_, title, lines):
            return _indented((title, *lines) if title else lines)
        case Fate(title, paragraphs):
            return Content("\n\n").join(
                [Content.styled(title, "$heading-style"), *map(set_in_type.content, paragraphs)]
            )


def _indented(lines: tuple[Words, ...]) -> Content:
    return Content("\n").join(Content(INDENT) + set_in_type.content(line) for line in lines)
