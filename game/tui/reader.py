"""How far the latest turn has been read: what is told of it, what still waits, and what was taken as a summary."""

from __future__ import annotations

from itertools import islice

from game.playing.playthrough import Playthrough
from game.playing.session import Session
from game.playing.telling import Care, Chapter, Note, Told, told, told_so_far
from game.tui.sheets import Sheet, latest_turn, sheets


class Reader:
    """One reader of one session. Knows no screen."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.shown: list[Told] = []
        """What has been told of the latest turn."""
        self.waiting: list[Sheet] = []
        """What has not."""
        self.known = False
        """Whether the sheet that lies open was read before, in this game or another."""
        self._summarised: set[int] = set()
        """The steps whose marked scenes were taken as a summary."""

    @property
    def playthrough(self) -> Playthrough:
        return self.session.playthrough

    def begin(self) -> None:
        """Takes up the latest turn at its first sheet."""
        # a turn that was taken back is none any more, and the one before it is as it was read
        self._summarised = {index for index in self._summarised if index < len(self.playthrough.steps)}
        self.shown, self.waiting = [], list(sheets(self._turn()))

    def pass_to_chapter(self) -> None:
        """Passes over what the latest turn tells before it comes to a chapter, if it comes to one."""
        begins = (number for number, sheet in enumerate(self.waiting) if isinstance(next(iter(sheet), None), Chapter))
        for _ in range(next(begins, 0)):
            self.turn_page()

    def pass_read(self) -> None:
        """Passes over every sheet after which the next was read as well, on another evening."""
        while len(self.waiting) > 1 and self.session.familiar.knows(self.waiting[1]):
            self.turn_page()

    def turn_page(self) -> Sheet:
        """The next sheet, which counts as told from now on."""
        sheet = self.waiting.pop(0)
        self.known = self.session.familiar.knows(sheet)
        self.shown += sheet
        return sheet

    @property
    def may_skip(self) -> bool:
        """Whether a word of care has just been told, with a summary in place of what follows; or that was taken."""
        cautioned = bool(self.shown) and isinstance(self.shown[-1], Care)
        return self.in_short or (cautioned and self._turn() != self._turn(summaries=True))

    def skip(self) -> None:
        """Goes on with the summary in place of the scene; or with the scene, where the summary was taken."""
        if self.in_short:
            self._summarised -= {*self.playthrough.turn}
            while not isinstance(self.shown[-1], Care):
                self.shown.pop()
        else:
            self._summarised |= {*self.playthrough.turn}
        self.waiting = list(sheets(self._turn())[len(sheets(self.shown)) :])

    @property
    def in_short(self) -> bool:
        """Whether the latest turn was taken as a summary."""
        return bool(self._summarised & {*self.playthrough.turn})

    def before(self, most: int) -> list[Told]:
        """What was told before the latest turn, from its chapter's beginning on; the last of it where it is more."""
        parts: list[Told] = []
        for index in reversed(range(self.playthrough.turn.start)):
            parts = [*self._told(index), *parts]
            chapters = [number for number, part in enumerate(parts) if isinstance(part, Chapter)]
            if chapters or len(parts) >= most:
                return parts[chapters[-1] if chapters else 0 :][-most:]
        return parts

    def history(self) -> list[Sheet]:
        """What every step has told so far, in the form in which it was read."""
        start = self.playthrough.turn.start
        steps = list(islice(told_so_far(self.playthrough), start))
        for index in self._summarised & {*range(start)}:
            steps[index] = self._told(index)
        noted = [part for part in self._turn() if isinstance(part, Note)]
        shown = sum(isinstance(part, Note) for part in self.shown)
        return [*steps, (*self.shown, *noted[shown:])]

    def _turn(self, *, summaries: bool = False) -> Sheet:
        return latest_turn(self.playthrough, summaries=summaries or self.in_short)

    def _told(self, index: int) -> Sheet:
        return told(self.playthrough, index, summaries=index in self._summarised)
