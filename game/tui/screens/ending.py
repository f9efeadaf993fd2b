"""After an ending: the personal file, opened a page at a time."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from game.filing.file import personal_file
from game.playing.session import Session
from game.playing.settings import WIDTH, Setting
from game.playing.telling import latest_choice, plain_words
from game.tui.commands import ENDING, MENU, Command, bindings
from game.tui.file_pages import DRAWN, LAST, FilePage, Room, file_pages
from game.tui.messages import ArchiveAsked, NewGame, PageAsked, TakenBack
from game.tui.screens.choosing import Choosing
from game.tui.screens.desk import HIGH, WIDE
from game.tui.themes import BESIDE
from game.tui.widgets.head import Head
from game.tui.widgets.menu import Menu
from game.tui.widgets.page import Page, scroll

EDGES = 4
"""Lines of the window, and columns, that are never a page's."""


class Closing(Choosing):
    """The cover lists the parts of the file; the last page asks what to do now."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENDING)]
    commands: ClassVar[tuple[Command, ...]] = (*MENU, *ENDING)
    DEFAULT_CSS = """
    Closing Page { height: 1fr; }
    Closing Page.drawn { max-width: 100%; }
    Closing .stamp {
        width: auto; max-width: 100%; margin: 2 0 1 4; padding: 0 3;
        border: solid $red; color: $red; text-style: $headline-style;
    }
    Closing .of, Closing .span { margin: 1 0 0 4; }
    Closing .span { margin: 0 0 0 4; }
    Closing Menu { margin: 2 0 0 4; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.file = personal_file(session.playthrough)
        self.pages: list[FilePage] = file_pages(self.file)
        self.number = 0
        """Which page lies open."""
        self._laid_for = Room(0, 0)
        self._turning = Lock()

    def body(self) -> ComposeResult:
        yield Head()
        yield Page()

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    @property
    def open_now(self) -> FilePage:
        """The page that lies open."""
        return self.pages[self.number]

    @property
    def room(self) -> Room:
        """How much a page holds in this window."""
        size = self.app.size
        text = int(self.settings[WIDTH])
        desk = text + BESIDE * (size.width >= WIDE)
        most = size.width - EDGES
        return Room(min(most, text), size.height - EDGES - 2 * (size.height >= HIGH), min(most, desk))

    async def open_page(self, number: int) -> None:
        """Lays another page on top."""
        self.number = number
        async with self._turning:  # a click on the line of keys may come amid a key
            opened, self._laid_for = self.open_now, self.room
            with self.app.batch_update():
                self.query_one(Head).tell(opened.left, opened.right)
                self.page.set_class(opened.part == DRAWN, "drawn")
                await self.page.remove_children()
                await self.page.mount_all(opened.lay(self.room))
                self.refresh_keys()
        scroll(self.page, "top")

    async def on_resize(self, _event: events.Resize) -> None:
        """Tables and drawings are made for the window, and so is the cover: before there is one, it would be moved."""
        if self.composed and self.room != self._laid_for:
            await self.open_page(self.number)

    async def show_settings(self, changed: Setting | None) -> None:
        await super().show_settings(changed)
        if changed is WIDTH:
            await self.open_page(self.number)

    @property
    def asks(self) -> bool:
        """Whether there is something to choose on the page in view."""
        return bool(self.query(Menu))

    @property
    def at_last(self) -> bool:
        return self.open_now.part == LAST

    async def action_more(self) -> None:
        if not self.page.at_end:
            scroll(self.page, "down")
        elif not self.at_last:
            await self.open_page(self.number + 1)

    async def action_back(self) -> None:
        await self.open_page(max(self.number - 1, 0))

    async def action_part(self, by: int) -> None:
        """To where the next part begins, or this one; from there, to where the one before it does."""
        starts = [number for number, page in enumerate(self.pages) if self._begins(number, page)]
        ahead = [number for number in starts if number > self.number]
        behind = [number for number in starts if number < self.number]
        if found := ahead[:1] if by > 0 else behind[-1:]:
            await self.open_page(found[0])

    def _begins(self, number: int, page: FilePage) -> bool:
        return number == 0 or self.pages[number - 1].part != page.part

    async def action_enter(self) -> None:
        if self.asks and self.menu.options.cursor:
            await super().action_enter()
        else:
            await self.action_more()

    def action_write(self) -> None:
        self.post_message(PageAsked(self.file))

    def action_undo(self) -> None:
        taken = plain_words(latest_choice(self.session.playthrough))
        if self.session.undo():
            self.post_message(TakenBack(taken))

    def action_scroll(self, where: str) -> None:
        scroll(self.page, where)

    async def on_menu_taken(self, message: Menu.Taken) -> None:
        match message.id:
            case "new":
                self.post_message(NewGame())
            case "write":
                self.action_write()
            case "archive":
                self.post_message(ArchiveAsked())
            case "leave":
                self.app.exit()
            case part:
                await self.open_page(next(n for n, page in enumerate(self.pages) if page.part == part))

    def offered(self) -> Iterator[tuple[str, Command]]:
        """On the cover reading on comes first."""
        found = list(super().offered())
        return iter(sorted(found, key=lambda pair: pair[1].asks)) if self.number == 0 else iter(found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The menus are on the first page and the last, and after that nothing follows."""
        match action:
            case "take" | "cursor":
                return self.asks
            case "more":
                return not self.at_last
            case "undo" if not self.session.may_undo:
                return False
            case "part" if parameters == (1,):
                return not self.at_last
            case "part" | "back" if self.number == 0:
                return False
        return super().check_action(action, parameters)
