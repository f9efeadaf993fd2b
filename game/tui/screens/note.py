"""The content note, before the first scene of a new game."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from game.playing.session import Session
from game.playing.telling import content_note
from game.tui import words as set_in_type
from game.tui.commands import NOTE, Command, bindings
from game.tui.messages import NoteRead
from game.tui.screens.desk import Desk
from game.tui.widgets.head import Head
from game.tui.widgets.page import Page, scroll
from game.tui.widgets.plain import Plain


class Note(Desk):
    """What the story holds that a reader may wish to know beforehand."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NOTE)]
    commands: ClassVar[tuple[Command, ...]] = NOTE
    DEFAULT_CSS = """
    Note Page { height: 1fr; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def body(self) -> ComposeResult:
        yield Head("Before you begin")
        with Page():
            for words in content_note(self.session.machine):
                yield Plain(set_in_type.content(words), classes="passage")

    def action_more(self) -> None:
        page = self.query_one(Page)
        if page.at_end:
            self.post_message(NoteRead())
        else:
            scroll(page, "down")

    def action_scroll(self, where: str) -> None:
        scroll(self.query_one(Page), where)
