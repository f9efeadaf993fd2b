"""A line to write: a name, a note, what to call a file. What came of it is said in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from game.tui.commands import DONE, WRITING, Command, bindings
from game.tui.screens.desk import Desk
from game.tui.widgets.head import Head
from game.tui.widgets.plain import Plain

LONGEST = 500


class Field(Input):
    """Where it is written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.back", show=False)]
    DEFAULT_CSS = """
    Field, Field:focus {
        height: 1; border: none; padding: 0; margin: 1 0; background: $touched; background-tint: $desk 0%; color: $ink;
    }
    """


class Writing(Desk):
    """Hands what was written to `done`, and says the sentence it returns; with none, the page is there again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DONE)]
    commands: ClassVar[tuple[Command, ...]] = DONE
    DEFAULT_CSS = """
    Writing #desk > Plain { max-width: $measure; }
    Writing #said { height: 1fr; }
    """

    def __init__(
        self, heading: str, explanation: str, done: Callable[[str], str], *, text: str = "", kept: str = ""
    ) -> None:
        super().__init__()
        self.heading, self.explanation, self.done, self.text = heading, explanation, done, text
        self.kept = kept
        """What is said over the page where `done` has nothing to say."""

    def body(self) -> ComposeResult:
        yield Head(self.heading)
        yield Plain(self.explanation, id="explanation")
        field = Field(self.text, max_length=LONGEST)
        field.cursor_blink = False
        yield field
        yield Plain("", id="said")

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    async def on_mount(self) -> None:
        self.set_focus(self.field)
        self.refresh_keys()

    def open_commands(self) -> Iterator[Command]:
        """While words are being written, the keys are the field's."""
        return iter(WRITING) if self.composed and self.field.display else super().open_commands()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        sentence = self.done(event.value) if event.value.strip() else ""
        if not sentence:
            if event.value.strip() and self.kept:
                self.notify(self.kept)
            self.dismiss()
            return
        self.field.display = False
        self.set_focus(None)
        self.query_one("#said", Plain).say(sentence)
        self.refresh_keys()

    async def action_submit(self) -> None:
        """What Enter does in the field, for whoever clicks it."""
        await self.field.action_submit()

    def action_back(self) -> None:
        self.dismiss()
