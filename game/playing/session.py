"""A session at the desk: one playthrough under way and the game it is kept as. Both faces drive this and nothing below.

Whatever changes the playthrough is on the shelf before the call returns, so a face never shows what could be lost.
"""

from __future__ import annotations

import os
from functools import cached_property

from game.machine.machine import Machine
from game.playing.cover import Cover
from game.playing.errors import PlayError
from game.playing.familiar import Familiar, familiar_in
from game.playing.log import Chosen, Log, Noted
from game.playing.opening import Opening
from game.playing.playthrough import Playthrough
from game.playing.recap import Recap, recap
from game.playing.reopening import Checkpoint, Reopened, Stopped, checkpoints, reopen
from game.playing.settings import UNDO, Settings
from game.playing.shelf import ContinuedElsewhere, SavedGame, Shelf, ShelfError
from game.playing.telling import Where, place_of

SEEDS = 1_000_000
"""New games take a seed below this: six digits, short enough to read to somebody."""


class Session:
    """The playthrough under way. Begins as its opening says; raises PlayError where that cannot be."""

    def __init__(
        self,
        machine: Machine,
        shelf: Shelf,
        opening: Opening | None = None,
        cover: Cover | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.machine = machine
        self.shelf = shelf
        self.settings = settings or Settings()
        self.cover = cover or _cover(machine, shelf)
        """What the title shows; the one it showed already, where it came before the story."""
        self.opening = opening or Opening()
        self.game: SavedGame | None = None
        """What it is kept as; None until its first choice."""
        self.stopped: Stopped | None = None
        """Why an old game could go no further, until the next choice."""
        self.playthrough: Playthrough
        self._kept = False
        self._trouble = ""
        """Why the game could not be kept just now."""
        self._notices = self.cover.notices
        self._recap: Recap | None = None
        self._begin(self.opening)

    @property
    def games(self) -> tuple[SavedGame, ...]:
        """The saved games of this story, the latest first; none where the shelf cannot be read just now."""
        return self.cover.games

    @property
    def unfinished(self) -> tuple[SavedGame, ...]:
        """The saved games that have not reached an ending, the latest first."""
        return self.cover.unfinished

    @property
    def archive(self) -> tuple[SavedGame, ...]:
        """The saved games that have come to an ending, the latest first."""
        return self.cover.archive

    @property
    def kept(self) -> bool:
        """Whether everything chosen in this playthrough is on a shelf that outlives the process."""
        return self._kept and self.shelf.lasting

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The chapters this playthrough has begun, each a point to go back to; none where nothing is taken back."""
        return checkpoints(self.playthrough) if self._may_go_back else ()

    @cached_property
    def familiar(self) -> Familiar:
        """What has been read of this story before, in whichever game."""
        return familiar_in(self.shelf.folder, self._story) if self.shelf.lasting else Familiar()

    @property
    def may_undo(self) -> bool:
        """Whether there is a last choice, and it may be taken back."""
        return self.playthrough.choices > 0 and self._may_go_back

    @property
    def _may_go_back(self) -> bool:
        return self.settings[UNDO] == "allowed"

    def choose(self, choice: str) -> None:
        """Takes an open choice, by `node.choice` or its id alone. Raises PlayError when it is not open."""
        self._move(self.playthrough.choose(choice))

    def undo(self) -> bool:
        """Takes back the last choice. False where there is none, or nothing is taken back.

        A finished game stays in the archive as it is; what is played after its last choice is taken back is another.
        """
        if not self.may_undo:
            return False
        if self.playthrough.ended:
            self.game = None
        self._move(self.playthrough.undo())
        return True

    def note(self, words: str) -> None:
        """Writes down a note at this point, for whoever mends the story; empty words are none."""
        if words := " ".join(words.split()):
            self._move(self.playthrough.noted(words))

    def new(self, seed: int | None = None) -> None:
        """Begins a new game; the one under way stays on the shelf."""
        self._begin(Opening(seed=seed, wish="new"))

    def open(self, game: SavedGame) -> Stopped | None:
        """Goes on with a saved game. Looking changes nothing: the shelf is written at the next choice.

        Where the story has changed so that the game cannot go all the way, it opens at the last point it reaches, and
        what is played from there is kept as a game of its own. Raises ShelfError when the game cannot be read.
        """
        self._resume(self.shelf.log(game))
        self.game = None if self.stopped else game
        self._kept = True
        self._recap = recap(self.playthrough)
        return self.stopped

    def stands(self, game: SavedGame) -> Where:
        """Where and when a saved game is, as far as the story still leads there; empty where it cannot be read."""
        try:
            return place_of(reopen(self.shelf.log(game), self.machine).playthrough)
        except ShelfError:
            return Where("", "")

    def closed(self, game: SavedGame) -> str:
        """The title of the ending a game came to; the ending's id where the story has no such ending now."""
        node = self.machine.program.story.nodes.get(game.ending)
        return str(node.title or game.ending) if node else game.ending

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Begins a copy from the start of a chapter; the game under way stays on the shelf as it is.

        Where nothing is taken back, nothing happens.
        """
        if not self._may_go_back:
            return
        self.playthrough = checkpoint.playthrough
        self.game = self.stopped = None

    def name(self, title: str) -> None:
        """Gives the game under way a name on the shelf. Raises ShelfError where that cannot be written."""
        self._keep(self.playthrough, self.game)
        if self.game is not None:
            self.game = self.shelf.rename(self.game, title)

    def take_notices(self) -> tuple[str, ...]:
        """Sentences the player must see before the next screen; each is given once."""
        return self.cover.take_notices()

    def take_recap(self) -> Recap | None:
        """How far the game that was just opened had come; given once, and None where there is nothing to tell."""
        found, self._recap = self._recap, None
        return found

    @property
    def _story(self) -> str:
        return self.cover.story

    def _begin(self, opening: Opening) -> None:
        if opening.wish == "continue":
            self._continue()
        elif opening.log is not None:
            self._follow(opening.log)
        else:
            seed = _new_seed() if opening.seed is None else opening.seed
            values = dict(opening.values)
            self.playthrough = Playthrough.begin(self.machine, seed, opening.node, values)
            self.game = self.stopped = None
            self._kept = False

    def _continue(self) -> None:
        games = self.unfinished or self.games
        if games:
            self.open(games[0])
            return
        self._notices.append("There is no saved game to continue, so a new one begins.")
        self._begin(Opening(wish="new"))

    def _follow(self, log: Log) -> None:
        if log.story != self._story:
            raise PlayError(f"That is a playthrough of the story `{log.story}`, and this is `{self._story}`.")
        self._resume(log)
        self.game, self._kept = None, False
        if self.playthrough.choices:
            self._keep(self.playthrough, None)

    def _resume(self, log: Log) -> None:
        reopened = reopen(log, self.machine)
        self.playthrough, self.stopped = reopened.playthrough, reopened.stopped
        if reopened.stopped is not None:
            self._notices.append(_how_far(reopened, log))

    def _move(self, after: Playthrough) -> None:
        self.stopped = None
        if after.choices or self.game is not None or isinstance(after.steps[-1].entry, Noted):
            self._keep(after, self.game)
        self.playthrough = after

    def _keep(self, playthrough: Playthrough, game: SavedGame | None) -> None:
        """Writes the playthrough to the shelf. What stands in the way becomes a notice, once, and play goes on."""
        ending = str(playthrough.site.scene.node.node) if playthrough.ended else ""
        try:
            self.game = self._written(playthrough.log, ending, game)
        except ShelfError as error:
            self._note_trouble(f"{error} What you do now is not being kept.")
            self._kept = False
        else:
            self._note_trouble("")
            self._kept = True

    def _note_trouble(self, trouble: str) -> None:
        """Tells the player when keeping the game fails, and when it works again; not what is known already."""
        if trouble != self._trouble:
            self._notices.append(trouble or "The game is being kept again.")
        self._trouble = trouble

    def _written(self, log: Log, ending: str, game: SavedGame | None) -> SavedGame:
        if game is None:
            return self.shelf.put(log, ending)
        try:
            return self.shelf.write(game, log, ending)
        except ContinuedElsewhere:
            message = "This game has been continued elsewhere since you opened it. Yours is now a copy of its own."
            self._notices.append(message)
            return self.shelf.put(log, ending, title=game.title)


def _how_far(reopened: Reopened, log: Log) -> str:
    """Which edit stands in the way of an old game, and what it means for the player."""
    assert reopened.stopped is not None
    made = sum(isinstance(entry, Chosen) for entry in log.entries)
    return (
        f"This was played on another version of the story. {reopened.stopped.message} "
        f"It goes as far as {reopened.playthrough.choices} of its {made} choices. "
        "What was played stays as it is; what you play from here is kept as a game of its own."
    )


def _cover(machine: Machine, shelf: Shelf) -> Cover:
    metadata = machine.program.story.metadata
    return Cover(str(metadata.story), str(metadata.title), str(metadata.subtitle or ""), shelf)


def _new_seed() -> int:
    return int.from_bytes(os.urandom(8), "big") % SEEDS
