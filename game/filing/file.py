"""The personal file as a whole, and the parts it is opened in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.filing.days import Day, days
from game.filing.facts import Fact, facts, sources
from game.filing.network import Network, network
from game.filing.sealed import Sealed, sealed
from game.language.scope import YOU
from game.playing.dossier import LedgerLine, ledger
from game.playing.playthrough import Playthrough
from game.playing.telling import Ending, Fate, Words, plain_words, said, told


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file that can be opened by itself."""

    id: str
    title: str


PARTS = (
    Part("days", "Day by day"),
    Part("ledger", "The ledger of accusations"),
    Part("network", "Who named whom"),
    Part("fates", "What became of them"),
    Part("sealed", "What stayed sealed"),
    Part("facts", "What is known, and from where"),
)


@dataclass(frozen=True, slots=True)
class PersonalFile:
    """Everything a finished playthrough leaves on paper."""

    story: str
    subtitle: str
    language: str
    of: str
    """Whose it is, the full name; empty in a story without people."""
    ending: str
    """The title of the ending it came to."""
    days: tuple[Day, ...]
    ledger: tuple[LedgerLine, ...]
    network: Network
    fates: tuple[Fate, ...]
    sealed: tuple[Sealed, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Words, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that have something in them, in the order in which they are opened."""
        filled = {
            "days": self.days,
            "ledger": self.ledger,
            "network": self.ledger,
            "fates": self.fates,
            "sealed": self.sealed,
            "facts": self.facts,
        }
        return tuple(part for part in PARTS if filled[part.id])

    @property
    def title(self) -> str:
        """`Personal file of Valentin Ivanovich Rudakov`."""
        return f"Personal file of {self.of}" if self.of else "Personal file"

    @property
    def span(self) -> str:
        """`From 19 June 1936 to 2 October 1956`; empty where its days have no dates."""
        dates = [day.date for day in self.days if day.date]
        return f"From {dates[0]} to {dates[-1]}" if dates else ""

    @property
    def stem(self) -> str:
        """What a file on the disk may be called that holds it: `rudakov-the-folder-is-tied`."""
        surname = self.of.rpartition(" ")[2]
        words = re.findall(r"[a-z0-9]+", f"{surname} {self.ending}".lower())
        return "-".join(words)[:60].strip("-") or "personal-file"


def personal_file(playthrough: Playthrough) -> PersonalFile:
    """The file of a finished playthrough."""
    metadata = playthrough.machine.program.story.metadata
    last = [part for index in playthrough.turn for part in told(playthrough, index)]
    lines = ledger(playthrough)
    return PersonalFile(
        str(metadata.title),
        str(metadata.subtitle or ""),
        str(metadata.language),
        _name(playthrough),
        next((part.title for part in last if isinstance(part, Ending)), ""),
        days(playthrough),
        lines,
        network(lines),
        tuple(part for part in last if isinstance(part, Fate)),
        sealed(playthrough),
        facts(playthrough),
        sources(playthrough),
    )


def _name(playthrough: Playthrough) -> str:
    machine = playthrough.machine
    forms = machine.program.names.get(YOU)
    return plain_words(said(machine, playthrough.state, forms["full"])) if forms else ""
