"""The history: everything told so far, to read again and to search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from game.tui.commands import FIND, FINDING, Command, bindings
from game.tui.passage import Passage, set_lines
from game.tui.screens.leaf import Leaf
from game.tui.script import script
from game.tui.sheets import Sheet
from game.tui.widgets.head import Head
from game.tui.widgets.scroll import Scroll

FOUND = "reverse"


class Sought(Input):
    """Where the words to find are written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.close_find", show=False)]
    DEFAULT_CSS = """
    Sought, Sought:focus {
        height: 1; border: none; padding: 0; background: $desk; background-tint: $desk 0%; color: $ink;
    }
    """


class History(Leaf):
    """Opens at the end, and searches backwards from there, as one remembers."""

    heading = "Everything told"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIND)]
    commands: ClassVar[tuple[Command, ...]] = (*FIND, *Leaf.commands)

    def __init__(self, steps: Sequence[Sheet]) -> None:
        super().__init__()
        self.passages: list[Passage] = [passage for parts in steps for passage in script(parts)]
        self.found = len(self.passages)
        """The number of the passage the last search stopped at."""

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        yield Scroll()
        field = Sought(placeholder="words to find")
        field.cursor_blink = field.display = False
        yield field

    @property
    def reading(self) -> Scroll:
        return self.query_one(Scroll)

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self.open_at_end)

    def open_at_end(self) -> None:
        """Sets everything at the width of the window, and shows the last of it."""
        if self.query(Scroll):  # else it has been closed since
            self.set_type()
            self.call_after_refresh(self.show_end)

    def show_end(self) -> None:
        """Shows the last of it."""
        if self.query(Scroll):  # as above
            self.action_scroll("bottom")

    def set_type(self, sought: re.Pattern[str] | None = None) -> list[int]:
        """Sets everything anew at the present width; returns the first line of each passage."""
        passages = self.passages
        if sought is not None:
            passages = [replace(p, words=p.words.highlight_regex(sought, style=FOUND)) for p in passages]
        lines, starts = set_lines(passages, self.reading.size.width - 1)
        self.reading.show(lines)
        return starts

    def action_find(self) -> None:
        """Opens the line where the words to find are written."""
        field = self.query_one(Sought)
        field.display = True
        field.focus()
        self.refresh_keys()

    def action_close_find(self) -> None:
        self.query_one(Sought).display = False
        self.set_focus(None)
        self.refresh_keys()

    def open_commands(self) -> Iterator[Command]:
        """While words are being written, the keys are the field's."""
        return iter(FINDING) if self.query_one(Sought).display else super().open_commands()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes to the passage before that has the words; after the first of all, to the last again."""
        words = event.value.split()
        if not words:
            self.action_close_find()
            return
        sought = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        starts = self.set_type(sought)
        matching = [number for number, passage in enumerate(self.passages) if sought.search(passage.words.plain)]
        if matching:
            self.found = max((number for number in matching if number < self.found), default=matching[-1])
            self.reading.scroll_to(y=starts[self.found], animate=False, force=True)
        self.query_one(Head).tell(self.heading, f"found in {len(matching)}" if matching else "not found")
