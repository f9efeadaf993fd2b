"""What is told, in lines: whole; in short where that is wanted; and without what was read before where that is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import dropwhile

from game.plain.aloud import told_aloud
from game.plain.printing import Printer
from game.plain.voice import Voice, voice
from game.playing.session import Session
from game.playing.telling import Care, Chapter, Document, Fate, Paragraph, Told, Where, place_of, told, told_so_far

LEFT_OUT = "What you have read before is left out here. Type again to hear it."
_Prose = (Paragraph, Document, Fate)
"""What can be left out; the rest says where one is, and what one did."""


class Teller:
    """Tells one session to one printer."""

    def __init__(self, session: Session, printer: Printer) -> None:
        self.session = session
        self.printer = printer
        self.summaries = False
        """Whether scenes marked with care are told in short."""
        self.passing = False
        """Whether what was read before is left out, up to what is new."""

    @property
    def voice(self) -> Voice:
        """How words are said, as the reader has set it."""
        return voice(self.session.settings)

    @property
    def takes_care(self) -> bool:
        """Whether the present scene is marked with care."""
        return any(isinstance(part, Care) for part in self.parts(self.session.playthrough.turn.start))

    def history(self) -> list[tuple[Told, ...]]:
        """What each step tells, from the first."""
        return list(told_so_far(self.session.playthrough, summaries=self.summaries))

    def parts(self, since: int) -> list[Told]:
        """Everything the steps from this number on tell."""
        playthrough = self.session.playthrough
        steps = (told(playthrough, index, summaries=self.summaries) for index in range(since, len(playthrough.steps)))
        return [part for step in steps for part in step]

    def tell(self, since: int, *, at_chapter: bool = False) -> None:
        """Tells the steps from this number on, or from where they come to a chapter.

        What was read before is left out where that is wanted.
        """
        parts = self.parts(since)
        if at_chapter:
            parts = [*dropwhile(lambda part: not isinstance(part, Chapter), parts)] or parts
            if not any(isinstance(part, Where) for part in parts):
                self.place()
        known = self._known(parts) if self.passing else 0
        self._print(part for part in parts[:known] if not isinstance(part, _Prose))
        if any(isinstance(part, _Prose) for part in parts[:known]):
            self.printer.passage([LEFT_OUT])
        self._print(parts[known:])
        self.session.familiar.learn(parts)

    def recount(self, since: int) -> None:
        """Tells the steps from this number on, all of it."""
        parts = self.parts(since)
        self._print(parts)
        self.session.familiar.learn(parts)

    def recount_turn(self) -> None:
        """Tells the latest turn, all of it, and first where that is if it does not say so itself."""
        start = self.session.playthrough.turn.start
        if not any(isinstance(part, Where) for part in self.parts(start)):
            self.place()
        self.recount(start)

    def place(self) -> None:
        """Says where and when the playthrough is."""
        self._print([place_of(self.session.playthrough)])

    def _known(self, parts: list[Told]) -> int:
        """How many of these, from the first, were read before."""
        familiar = self.session.familiar
        return next((number for number, part in enumerate(parts) if not familiar.knows([part])), len(parts))

    def _print(self, parts: Iterable[Told]) -> None:
        for part in parts:
            if isinstance(part, Paragraph):
                self.printer.paragraph(self.voice(part.words))
            else:
                self.printer.passage(told_aloud(part, self.voice))
