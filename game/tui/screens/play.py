"""The play screen: the story, its options, and the keys to everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from game.playing.dossier import Acquaintance, acquaintances, met
from game.playing.offering import Offer, offers
from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.settings import METERS, RISKS, SPACING, Setting
from game.playing.telling import Chapter, Told, Where, latest_choice, lines_of, place_of, plain_words
from game.tui import words as set_in_type
from game.tui.commands import PLAY, Command, bindings
from game.tui.messages import Ended
from game.tui.options import Item
from game.tui.passage import Passage
from game.tui.reader import Reader
from game.tui.screens.choosing import digits
from game.tui.screens.desk import Desk
from game.tui.script import come_back, notice, script
from game.tui.sheets import linked, opening
from game.tui.widgets.head import Head
from game.tui.widgets.margin import Margin
from game.tui.widgets.page import scroll
from game.tui.widgets.story import Story

Opens: TypeAlias = Literal["turn", "chapter", "options"]
KEPT = 60
"""How many parts of what was told stand above the latest turn when a page is opened; the history has the rest."""


class Play(Desk):
    """Tells the latest turn sheet by sheet; the options come once the last has been read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PLAY)]
    commands: ClassVar[tuple[Command, ...]] = PLAY
    DEFAULT_CSS = """
    Play #body { height: 1fr; }
    Play.-wide Margin { display: block; }
    """

    def __init__(self, session: Session, *, opens: Opens = "turn") -> None:
        super().__init__()
        self.session = session
        self.reader = Reader(session)
        self.opens = opens
        """Where it is to be opened: where the latest turn begins, where the chapter it leads to does, or at its end."""
        self.lead: list[Passage] = []
        """What the program itself had to say before the latest turn."""

    def body(self) -> ComposeResult:
        yield Head()
        with Horizontal(id="body"):
            yield Story()
            yield Margin()

    @property
    def story(self) -> Story:
        return self.query_one(Story)

    @property
    def playthrough(self) -> Playthrough:
        return self.session.playthrough

    @property
    def choosing(self) -> bool:
        """Whether everything has been read and the options are open."""
        return self.all_read and not self.playthrough.ended

    async def on_mount(self) -> None:
        self.watch(self.story, "read", self.when_read, init=False)
        self.watch(self.story, "place", self.say_where, init=False)
        self.watch(self.story, "options_in_view", self.refresh_keys, init=False)
        self.call_later(self.reopen)

    def reopen(self) -> None:
        """The page as it lay: what led here faded, and the latest turn to be read. After a recap it begins anew."""
        before = place_of(self.playthrough.undo()) if self.playthrough.choices else Where("", "")
        self.story.clear((before.at, before.date))
        recap = [*come_back(self.session.take_recap())]
        self.begin_turn(() if recap else self.script(self.reader.before(KEPT), heads=True), recap)

    def script(self, parts: Sequence[Told], *, heads: bool = False) -> Iterator[Passage]:
        """The passages of what was told, set as the reader has it; one that `heads` the page has its place above it."""
        return script(parts, opening(parts) if heads else (), close=self.settings[SPACING] == "indents")

    def begin_turn(self, before: Iterable[Passage] = (), recap: Sequence[Passage] = ()) -> None:
        """Tells the latest turn from where it is to be opened; what the program itself has to say comes first."""
        self.reader.begin()
        self._pass_over(returning=bool(recap))
        self.lead = [*map(notice, self.session.take_notices()), *recap]
        self.turn_page(before, self.lead)
        if self.opens == "options":
            while self.reader.waiting:
                self.turn_page()
            self.story.read_to_end()
        self.opens = "turn"

    def _pass_over(self, *, returning: bool) -> None:
        """Leaves out what is not to be told again: before a chapter one goes back to, and before where one left."""
        if self.opens == "chapter":
            self.reader.pass_to_chapter()
        if returning:
            self.reader.pass_read()
        for where in (part for part in self.reader.shown if isinstance(part, Where)):
            self.story.clear((where.at, where.date))

    def turn_page(self, before: Iterable[Passage] = (), lead: Iterable[Passage] = ()) -> None:
        """Tells the next sheet, and lists the options if it is the last. A chapter begins on an empty page."""
        sheet = self.reader.turn_page()
        if any(isinstance(part, Chapter) for part in sheet[:1]):
            before = ()
            self.story.clear(self.story.ends_at)
        above = [*before]
        heads = self.story.empty and not above
        self.story.tell([*lead, *self.script(sheet, heads=heads)], self.items(), above)
        if not self.story.read:
            self.show_margin()
            self.refresh_keys()

    def items(self) -> list[Item]:
        """The options, once nothing more waits to be read before them."""
        risks = self.settings[RISKS] == "shown"
        return [] if self.reader.waiting else [item(offer, risks=risks) for offer in offers(self.playthrough)]

    def when_read(self) -> None:
        """Once a sheet has been read, it is familiar, and the margin may say what it told."""
        if self.story.read:
            self.session.familiar.learn(self.reader.shown)
            self.call_later(self.show_margin)
            self.call_later(met, self.playthrough)  # page by page: who is who and the file would wait for all of them
            self.refresh_keys()

    @property
    def read_so_far(self) -> Playthrough:
        """The playthrough, without what came of the last choice until that has been read: nothing is to tell ahead."""
        return self.playthrough if self.all_read else self.playthrough.acted

    @property
    def all_read(self) -> bool:
        """Whether the latest turn has been read to its end."""
        return self.story.read and not self.reader.waiting

    def people(self) -> tuple[Acquaintance, ...]:
        """Everybody named in what has been read."""
        return acquaintances(self.read_so_far, None if self.all_read else self.reader.shown)

    def show_margin(self) -> None:
        """Brings the margin up to date; before the first page has been read there is nothing to say."""
        if self.all_read or self.playthrough.choices:
            self.query_one(Margin).show(self.read_so_far, self.people, self.settings[METERS])

    def on_resize(self) -> None:
        """A window that has become wide has a margin now."""
        if self.composed:
            self.call_later(self.show_margin)

    def say_where(self) -> None:
        """Puts where and when the first line in view is told at the head of the page."""
        self.query_one(Head).tell(*self.story.place)

    def action_take(self, number: int) -> None:
        """Takes the option of this number, if it was in view; if not, brings it there."""
        option = self.story.options.numbered(number)
        if option is None or not self.choosing:
            return
        if not self.story.options_in_view:
            self.story.read_on()
            return
        self.session.choose(option.id)
        self.begin_turn()

    def action_cursor(self, by: int) -> None:
        self.story.move(by)

    def action_enter(self) -> None:
        if self.choosing and self.story.options_in_view:
            self.action_take(self.story.options.cursor)
        else:
            self.action_more()

    def action_more(self) -> None:
        """Reads on: a screenful, then the next sheet, then past an ending to its pages."""
        if not self.story.at_end:
            self.story.read_on()
        elif self.story.read and self.reader.waiting:
            self.turn_page()
        elif self.story.read and self.playthrough.ended:
            self.post_message(Ended())

    def action_pass_over(self) -> None:
        """Turns the pages that were read before, up to the first that was not."""
        while self.reader.waiting and self.session.familiar.knows(self.reader.waiting[0]):
            self.turn_page()
        if self.reader.known:
            self.story.read_to_end()

    def action_summary(self) -> None:
        """Goes on with the summary of the scene that the word of care stands before; after it, with the scene."""
        self.reader.skip()
        self.turn_page()

    def action_open(self, name: str) -> None:
        """Lays a leaf over the page: who is who, the file, and so on."""
        from game.tui.screens.leaves import leaf  # noqa: PLC0415  # none of them is needed for the first screen

        self.app.push_screen(leaf(name, self))

    def action_entry(self, entry: str) -> None:
        """Opens the codex at an entry; a linked word in the text calls this."""
        from game.tui.screens.codex import Codex  # noqa: PLC0415  # as above

        self.app.push_screen(Codex(self.playthrough, [entry]))

    def action_write(self, name: str) -> None:
        """Lays a line to write over the page."""
        from game.tui.screens.writings import writing  # noqa: PLC0415  # as above

        self.app.push_screen(writing(name, self.reader, self.heeding.hand_over))

    def action_copy(self) -> None:
        """Hands the latest turn to the terminal's clipboard, where it lets us."""
        self.app.copy_to_clipboard("\n\n".join(filter(None, ("\n".join(lines_of(part)) for part in self.reader.shown))))
        self.notify("Copied, if your terminal lets programs copy.")

    def action_undo(self) -> None:
        """Takes back the last choice; what led to it has been read, so that its options lie open at once."""
        taken = plain_words(latest_choice(self.playthrough))
        if self.session.undo():
            self.opens = "options"
            self.reopen()
            self.notify(f"Taken back: {taken}")

    def retell(self) -> None:
        """Sets what has been told of the latest turn anew, as the reader has it now."""
        shown, read = self.reader.shown, self.story.read
        self.story.clear(self.story.begins_at)
        starts = [number for number, part in enumerate(shown) if isinstance(part, Chapter)]
        shown = shown[starts[-1] :] if starts else shown
        above = [] if starts else [*self.script(self.reader.before(KEPT), heads=True)]
        self.story.tell([*self.lead, *self.script(shown, heads=not above)], self.items(), above)
        if read:
            self.story.read_to_end()

    async def show_settings(self, changed: Setting | None) -> None:
        await super().show_settings(changed)
        if changed in (RISKS, SPACING):
            self.retell()
        if changed is METERS:
            self.show_margin()

    def action_scroll(self, where: str) -> None:
        scroll(self.story, where)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the line of keys offers is what can be done."""
        if not (self.is_mounted and super().check_action(action, parameters)):
            return False
        match action:
            case "take" | "cursor":
                return self.choosing
            case "more":
                return not (self.choosing and self.story.options_in_view)
            case "summary":
                return self.story.read and self.reader.may_skip
            case "undo":
                return self.session.may_undo
            case "pass_over":
                return self.reader.known and not (self.story.read and not self.reader.waiting)
            case "open" if parameters == ("codex",):
                return bool(list(linked(self.reader.shown)))
        return True

    def offered(self) -> Iterator[tuple[str, Command]]:
        """The digits are named as far as there are options, and only while these can be seen."""
        for key, command in super().offered():
            if command.id == "summary" and self.reader.in_short:
                yield key, replace(command, label="the scene")
            elif not command.asks:
                yield key, command
            elif self.story.options_in_view:
                yield digits(self.story.options.last), command


def item(offer: Offer, *, risks: bool = False) -> Item:
    """An option as a line of the menu; a locked one with the reason in words, an open one with its risks if wanted."""
    aside = "; ".join(offer.risks) * risks if offer.open else offer.reason
    return Item(offer.number, offer.id, set_in_type.content(offer.words) + Content(f"   ({aside})" * bool(aside)))
