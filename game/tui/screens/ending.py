"""After an ending: its title, what became of each person, then the file; a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.telling import Ending, Fate, place_of, told
from game.tui.commands import ENDING, MENU, Command, bindings
from game.tui.messages import NewGame, TakenBack
from game.tui.options import Item
from game.tui.screens.choosing import Choosing
from game.tui.screens.file import file_lines
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu
from game.tui.widgets.outcome import Outcome
from game.tui.widgets.page import Page, scroll
from game.tui.widgets.plain import Plain

LAST = (Item(1, "new", Content("New game")), Item(2, "leave", Content("Leave")))


class Closing(Choosing):
    """The last page asks whether to begin again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENDING)]
    commands: ClassVar[tuple[Command, ...]] = (*MENU, *ENDING)
    DEFAULT_CSS = """
    Closing Page { height: 1fr; }
    Closing .stamp {
        width: auto; margin: 6 0 1 4; padding: 0 3;
        border: solid $red; color: $red; text-style: $headline-style;
    }
    Closing Menu { margin: 6 0 0 4; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.number = 0
        """Which page lies open."""

    def body(self) -> ComposeResult:
        where = place_of(self.session.playthrough)
        yield Head(where.at, where.date)
        yield Page()

    async def on_mount(self) -> None:
        await self.open_page(0)

    @property
    def pages(self) -> list[Sequence[Widget]]:
        """Every page, made anew."""
        return list(pages(self.session.playthrough))

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    async def open_page(self, number: int) -> None:
        """Lays another page on top."""
        self.number = number
        with self.app.batch_update():
            await self.page.remove_children()
            await self.page.mount_all(self.pages[number])
        scroll(self.page, "top")
        self.refresh_keys()

    @property
    def at_last(self) -> bool:
        return bool(self.query(Menu))

    async def action_more(self) -> None:
        if not self.page.at_end:
            scroll(self.page, "down")
        elif not self.at_last:
            await self.open_page(self.number + 1)

    async def action_back(self) -> None:
        await self.open_page(max(self.number - 1, 0))

    async def action_enter(self) -> None:
        if self.at_last:
            await super().action_enter()
        else:
            await self.action_more()

    def action_undo(self) -> None:
        self.session.undo()
        self.post_message(TakenBack())

    def action_scroll(self, where: str) -> None:
        scroll(self.page, where)

    def on_menu_taken(self, message: Menu.Taken) -> None:
        if message.id == "new":
            self.post_message(NewGame())
        else:
            self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The menu is on the last page only, and there nothing follows."""
        if action in ("take", "cursor"):
            return self.at_last
        if action == "more":
            return not self.at_last
        return super().check_action(action, parameters) and not (action == "back" and self.number == 0)


def pages(playthrough: Playthrough) -> Iterator[Sequence[Widget]]:
    """The ending's title, the fates one by one, the file, and what to do now."""
    parts = [part for index in playthrough.turn for part in told(playthrough, index)]
    yield [Plain(part.title.upper(), classes="stamp") for part in parts if isinstance(part, Ending)]
    for part in parts:
        if isinstance(part, Fate):
            yield [Outcome(part)]
    yield [Plain("The file", classes="entry title"), *file_lines(playthrough)]
    yield [Menu(LAST)]
