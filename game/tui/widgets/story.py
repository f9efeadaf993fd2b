"""The story as it is told: what is new in full light, what is older faded above it, the options below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from game.tui.options import Item, Options
from game.tui.passage import NOTHING, Passage, Place, set_lines
from game.tui.widgets.page import scroll
from game.tui.widgets.scroll import Scroll

TAIL = 3
"""Lines of a paragraph's end, the empty one under it among them, that are not left standing over the options."""


@dataclass(frozen=True, slots=True)
class Column:
    """Passages that have been set."""

    lines: Sequence[Content] = ()
    places: tuple[tuple[int, Place], ...] = ()
    """Where and when it is from a line on, in order."""

    def with_more(self, passages: Sequence[Passage], width: int) -> tuple[Column, list[int]]:
        """With these below; and for each the number of its first line."""
        lines, starts = set_lines(passages, width, self.lines)
        begun = (
            (0 if passage.heads else start, passage.place)
            for passage, start in zip(passages, starts, strict=True)
            if passage.place
        )
        return Column(lines, (*self.places, *begun)), starts

    def place(self, line: int) -> Place | None:
        """Where and when a line is told, if it is said here."""
        return next((place for start, place in reversed(self.places) if start <= line), None)


class Story(Scroll):
    """Tells in sheets. One longer than the screen is read on screen by screen, so that no line passes unseen.

    It is one widget however much it shows, and everything on it is set before the next paint, so that the answer to a
    key costs little more than its words.
    """

    DEFAULT_CSS = """
    Story { width: 1fr; max-width: $measure; scrollbar-size-vertical: 0; }
    """
    read = reactive(False, repaint=False)
    """Whether the end of the latest sheet has been in view."""
    options_in_view = reactive(False, repaint=False)
    """Whether the options, or the first of more than a screenful, can be seen."""
    place: reactive[Place] = reactive(("", ""), repaint=False)
    """Where and when the first line in view is told."""

    def __init__(self) -> None:
        super().__init__(id="story")
        self.options = Options()
        self._older: list[Passage] = []
        self._latest: list[Passage] = []
        self._faded = self._told = Column()
        """What is older, set; and that with the latest sheet."""
        self.begins_at: Place = ("", "")
        """Where and when it is at the first line of all, if that says nothing itself."""
        self._offered: list[list[Content]] = []
        """The lines of each option."""

    @property
    def laid_out(self) -> bool:
        """Whether the page has a place; until then nothing can be said of what is in view."""
        return self.size.width > 0

    def clear(self, place: Place) -> None:
        """An empty page, at a place and date."""
        self.begins_at = place
        self._older, self._latest = [], []
        self._faded = self._told = Column()

    @property
    def ends_at(self) -> Place:
        """Where and when its last line is told."""
        return self._told.place(len(self._told.lines)) or self.begins_at

    @property
    def empty(self) -> bool:
        """Whether nothing has been told on this page."""
        return not (self._older or self._latest)

    def tell(self, passages: Iterable[Passage], options: Iterable[Item], before: Iterable[Passage] = ()) -> None:
        """Adds a sheet and the options that follow it; what stood there is older now, and so is what is put before.

        If only one option can be taken, it is under the cursor.
        """
        aged = [passage.aged() for passage in (*self._latest, *before)]
        self._older += aged
        self._latest = [*passages]
        self.options = Options(tuple(options))
        if self.options.last == 1:
            self.options = self.options.moved(1)
        self.set_reactive(Story.read, False)
        if self.laid_out:
            self._faded, _ = self._faded.with_more(aged, self.size.width)
            self._open()

    def move(self, by: int) -> None:
        """Moves the cursor among the options, and brings the one under it into view."""
        if not self.options.last:
            return
        self.options = self.options.moved(by)
        self._offered = self.options.lines(self.size.width)
        self._show()
        under = next(index for index, item in enumerate(self.options.items) if item.number == self.options.cursor)
        first = self._first_option + sum(map(len, self._offered[:under]))
        end = first + len(self._offered[under])
        self._scroll(min(max(self.scroll_offset.y, end - self.size.height), first))

    def read_to_end(self) -> None:
        """All the way down, as somebody does who has read it."""
        if not self.laid_out:
            return
        self._scroll(max(len(self.lines) - self.size.height, 0))

    def read_on(self) -> None:
        """A screenful further, or all the way back down to the options."""
        if self.read:
            self._scroll(self._first_option)
        else:
            scroll(self, "down")

    @property
    def _first_option(self) -> int:
        return len(self._told.lines) + 1

    def _open(self) -> None:
        """Sets the latest sheet, and shows its end, or its first line where more than a screenful is to be read."""
        self._told, starts = self._faded.with_more(self._latest, self.size.width)
        self._offered = self.options.lines(self.size.width)
        self._show()
        first = [start for start, passage in zip(starts, self._latest, strict=True) if passage.place is None][:1]
        self._scroll(first[0] if first and not self.read else self._first_option)  # the head of the page has the place
        self._mark()

    def _show(self) -> None:
        """What is told, and under it the options, whose room is left free until they may be seen."""
        offered = [line for lines in self._offered for line in lines]
        below = [NOTHING, *(offered if self.read else [NOTHING] * len(offered))] if offered else []
        self.show([*self._told.lines, *below])

    def show(self, lines: Sequence[Content]) -> None:
        """Shows these lines in place of the last; without another layout, since nothing beside them moves."""
        self.lines = lines
        self.set_reactive(Story.virtual_size, Size(self.size.width, len(lines)))
        self.refresh()

    def _mark(self) -> None:
        """Notes what is in view; once that is the end, shows the options from the first on."""
        if not self.laid_out:
            return
        if not self.read and self.at_end:
            self.read = True
            self._show()
            self._scroll(self._first_option)
        self.place = self._told.place(self.scroll_offset.y) or self.begins_at
        self.options_in_view = self.at_end or self.scroll_offset.y + self.size.height > self._first_option

    def _scroll(self, line: int) -> None:
        """Brings a line to the top, or as near to it as the end allows; the tail of a paragraph is left above."""
        bottom = max(len(self.lines) - self.size.height, 0)
        top = min(line, bottom)
        if tail := self._tail(top):
            top += tail
            self.show([*self.lines, *[NOTHING] * max(top - bottom, 0)])
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _tail(self, top: int) -> int:
        """How many lines from this one on only end a paragraph that begins above; 0 where they are more than a few."""
        if not 0 < top < len(self.lines) or not self.lines[top - 1]:
            return 0
        return next((lines for lines in range(1, TAIL + 1) if not self.lines[top : top + lines][-1]), 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._mark()

    def on_resize(self, _event: events.Resize) -> None:
        """Sets everything anew at the width of the window; the latest sheet is shown as it was when it was opened."""
        if not self.laid_out:
            return
        self._faded, _ = Column().with_more(self._older, self.size.width)
        self._open()
