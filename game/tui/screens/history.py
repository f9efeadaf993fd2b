"""The history: everything told so far, to read again and to search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from game.tui.commands import FIND, FINDING, Command, bindings
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.script import script
from game.tui.sheets import Sheet
from game.tui.widgets.galley import Galley
from game.tui.widgets.head import Head

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

    def __init__(self, steps: Sequence[Sheet], *, close: bool = False) -> None:
        super().__init__()
        self.told: list[Passage] = [passage for parts in steps for passage in script(parts, close=close)]
        self.found = len(self.told)
        """The number of the passage the last search stopped at."""

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        yield Galley(self.told, at_end=True)
        field = Sought(placeholder="words to find")
        field.cursor_blink = field.display = False
        yield field

    @property
    def reading(self) -> Galley:
        return self.query_one(Galley)

    def action_find(self) -> None:
        """Opens the line where the words to find are written."""
        field = self.query_one(Sought)
        field.display = True
        field.focus()
        self.refresh_keys()

    async def action_submit(self) -> None:
        """What Enter does in the field, for whoever clicks it."""
        await self.query_one(Sought).action_submit()

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
        sought = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        found = [replace(passage, words=passage.words.highlight_regex(sought, style=FOUND)) for passage in self.told]
        starts = self.reading.set_type(found)
        matching = [number for number, passage in enumerate(self.told) if sought.search(passage.words.plain)]
        if matching:
            self.found = max((number for number in matching if number < self.found), default=matching[-1])
            self.reading.scroll_to(y=starts[self.found], animate=False, force=True)
        place = f"{matching.index(self.found) + 1} of {len(matching)}" if matching else "not found"
        self.query_one(Head).tell(self.heading, place)
