"""The face of the line mode: what it tells, what it asks, and what the answers do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from game.plain import archive, desk
from game.plain.aloud import offer_aloud, recap_aloud, spoken
from game.plain.printing import Printer
from game.plain.questions import Answer, Question, numbered
from game.plain.teller import Teller
from game.plain.voice import Voice
from game.playing.offering import Offer, offers
from game.playing.reopening import Checkpoint
from game.playing.session import Session
from game.playing.settings import RISKS, UNDO
from game.playing.shelf import SavedGame
from game.playing.telling import content_note, latest_choice

MOST_GAMES = 5
"""Saved games read out before somebody asks for all of them."""
AS_IT_WAS = "This game is played as it was: nothing is taken back. Type set undo allowed to have it otherwise."


class LineFace:
    """One player at a stream of lines."""

    def __init__(self, session: Session, printer: Printer) -> None:
        self.session = session
        self.printer = printer
        self.teller = Teller(session, printer)
        self.question = Question()
        self.left = False

    @property
    def voice(self) -> Voice:
        """How words are said, as the reader has set it."""
        return self.teller.voice

    # What it tells

    def greet(self) -> None:
        """The title and the content note; then the first question, or the first scene."""
        metadata = self.session.machine.program.story.metadata
        self.printer.passage([str(metadata.title), str(metadata.subtitle or "")])
        opening = self.session.opening
        if not (self.session.games and (opening.asks or opening.wish == "continue")):  # whoever comes back has heard it
            self.each(map(self.voice, content_note(self.session.machine)))
        self.say("Type help for the commands, or skip to have the scenes that begin with Take care in short.")
        if self.session.opening.asks and self.session.games:
            self.ask_which_game()
        else:
            self.resume()

    def resume(self) -> None:
        """Takes up the playthrough where it stands; where an old game went no further, asks where from."""
        self.say(*self.session.take_notices())
        self.printer.passage(recap_aloud(self.session.take_recap(), self.voice))
        if self.session.stopped is not None:
            self.ask_where_from()
        else:
            self.tell_again()

    def tell_again(self) -> None:
        """Tells the present scene from its beginning, whatever of it was read before, and asks what to do."""
        self.teller.recount_turn()
        self.ask_what_to_do()

    def tell_scene(self) -> None:
        """Tells what came of the last choice, and asks what to do."""
        self.tell(self.session.playthrough.turn.start)

    def tell_chapter(self) -> None:
        """Tells the latest turn from where it comes to a chapter, and asks what to do."""
        self.teller.tell(self.session.playthrough.turn.start, at_chapter=True)
        self.ask_what_to_do()

    def tell(self, since: int) -> None:
        """Tells the steps from this number on, and asks what to do."""
        self.say(*self.session.take_notices())
        self.teller.tell(since)
        self.ask_what_to_do()

    def each(self, paragraphs: Iterable[str]) -> None:
        """Paragraphs, parted as the reader has set it."""
        for paragraph in paragraphs:
            self.printer.paragraph(paragraph)

    def say(self, *sentences: str) -> None:
        """Sentences of the program's own, a line each; the quotation marks of its messages are not for the ear."""
        self.printer.passage(sentence.replace("`", "") for sentence in sentences)

    # What it asks

    def ask(self, question: Question) -> None:
        self.question = question
        self.repeat()

    def repeat(self) -> None:
        """Reads out the answers again."""
        self.printer.passage(self.question.lines)

    def ask_what_to_do(self) -> None:
        """The options of the moment; after an ending, whether to leave."""
        if not self.session.playthrough.ended:
            self.ask(self._options())
            return
        self.say("This game is over. Type who or log to look back.")
        self.ask(
            numbered(
                ("Leave.", self.leave),
                ("Begin a new game.", self.begin),
                ("Open the file of this game.", partial(archive.open_file, self)),
            )
        )

    def renew(self) -> None:
        """Words the options anew, as the reader has set it now."""
        if self.question.in_scene:
            self.question = self._options()

    def _options(self) -> Question:
        return Question(tuple(map(self._answer, offers(self.session.playthrough))), in_scene=True)

    def _answer(self, offer: Offer) -> Answer:
        names = (offer.id, offer.id.rpartition(".")[2])
        act = partial(self.choose, offer.id) if offer.open else partial(self.refuse, offer)
        risks = self.session.settings[RISKS] == "shown"
        return Answer(offer_aloud(offer, self.voice, risks=risks), act, offer.number, names)

    def ask_which_game(self, most: int | None = MOST_GAMES) -> None:
        """Which saved game to go on with: first those still open, then a new one, then the archive."""
        self.say(*self.session.take_notices())
        games = self.session.unfinished
        choices = [*map(self._go_on, games[:most]), ("Begin a new game.", self.begin)]
        if self.session.archive:
            choices.append(("Open the archive.", partial(archive.ask_which_file, self)))
        if most and most < len(games):
            choices.append((f"Hear of all {len(games)} saved games.", partial(self.ask_which_game, None)))
        self.ask(numbered(*choices))

    def _go_on(self, game: SavedGame) -> tuple[str, Callable[[], None]]:
        return f"Continue: {desk.saved_game(game, self.session)}", partial(self.open, game)

    def ask_where_from(self) -> None:
        """What to do about an old game that the story no longer leads through to its end."""
        self.say(*self.session.take_notices())
        going_on = ("Go on from the last point it reaches.", self.tell_scene)
        self.ask(numbered(going_on, *self._chapters(), ("Begin a new game.", self.begin)))

    def ask_which_chapter(self) -> None:
        """Which chapter to go back to, if to any."""
        if not self.session.checkpoints:
            self.say(AS_IT_WAS if self.as_it_was else "No chapter has begun yet.")
            return
        self.ask(numbered(*self._chapters(), ("Stay here.", self.ask_what_to_do)))

    def _chapters(self) -> list[tuple[str, Callable[[], None]]]:
        points = self.session.checkpoints
        return [(f"Go back to {spoken(point.title)}.", partial(self.go_back, point)) for point in points]

    @property
    def as_it_was(self) -> bool:
        """Whether nothing is taken back."""
        return self.session.settings[UNDO] == "none"

    # What an answer does

    def choose(self, choice: str) -> None:
        shown = len(self.session.playthrough.steps)
        self.session.choose(choice)
        self.tell(shown)

    def refuse(self, offer: Offer) -> None:
        self.say(offer_aloud(offer, self.voice).removeprefix("– "))

    def undo(self) -> None:
        """Takes back the last choice, says where that leads, and asks what to do."""
        taken = self.voice(latest_choice(self.session.playthrough))
        if self.session.undo():
            self.say(f"Taken back: {taken}", *self.session.take_notices())
            self.teller.place()
            self.ask_what_to_do()
        else:
            self.say(AS_IT_WAS if self.as_it_was else "There is no choice to take back.")

    def begin(self) -> None:
        self.session.new()
        self.tell(0)

    def open(self, game: SavedGame) -> None:
        self.session.open(game)
        self.resume()

    def go_back(self, point: Checkpoint) -> None:
        self.session.go_back(point)
        self.say(f"Back to {spoken(point.title)}. The game you leave is kept; this is another from here on.")
        self.tell_chapter()

    def leave(self) -> None:
        """Says whether the game is kept; nothing is asked after that."""
        going_on = self.session.kept and not self.session.playthrough.ended
        self.say(*self.session.take_notices(), f"{self.keeping} {'--continue goes on with it.' * going_on}".strip())
        self.left = True

    @property
    def keeping(self) -> str:
        """Whether the game is kept, in a sentence."""
        if self.session.kept:
            return "The game is kept."
        chosen = self.session.playthrough.choices
        return "This game is not kept." if chosen else "Nothing has been chosen, so nothing is kept."
