"""A finished game to open the file of, and ledgers made at random."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from game.filing.file import PersonalFile, personal_file
from game.language.effects import Accusation
from game.language.scope import CAUSES
from game.playing.dossier import LedgerLine
from game.playing.playthrough import Playthrough
from tests.rich_story import FILES, rich_machine

ACCUSED = ("ask", "rise", "accuse", "duty")
"""A game in which Voskoboinikov is accused, and taken."""
NAMES = {
    "you": "Rudakov, V. I.",
    "zhenya": "Rudakova, Ye.",
    "gleb": "Voskoboinikov, G. A.",
    "anna": "Petrova, A.",
    "ivan": "Petrova, I.",
    "vera": "Kosmynina, V. I.",
}
MONTHS = ("1936-08", "1936-11", "1937-02", "1937-12", "1938-01")


def finished(*choices: str, seed: int = 1) -> Playthrough:
    """The rich story played to its end."""
    playthrough = Playthrough.begin(rich_machine(), seed)
    for choice in choices or ACCUSED:
        playthrough = playthrough.choose(choice)
    assert playthrough.ended
    return playthrough


@cache
def accused() -> PersonalFile:
    """The file of a game in which somebody is accused."""
    return personal_file(finished())


HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' & <!--"
"""What would run, close or hide something wherever it stood as it is."""
QUOTED = (
    ("story.yaml", "title: ", "The Form"),
    ("story.yaml", "subtitle: ", "three rooms"),
    ("world.yaml", "form: {title: ", "Form No. 7"),
    ("world.yaml", "grounds: {duty: ", '"It was my duty."'),
    ("world.yaml", "sources: {atlas: ", '"Atlas of the region, 1935."'),
    ("world.yaml", "you: {name: ", '"Rudakov, Valentin Ivanovich"'),
    ("world.yaml", "name: ", "Voskoboinikov, Gleb Arsenyevich"),
    ("codex.yaml", "title: ", "The exchange of cards"),
    ("1.yaml", "why: ", "nobody would believe you yet"),
    ("2.yaml", "at: ", "The hall"),
    ("2.yaml", "title: ", "Protocol No. 4"),
    ("2.yaml", "text: ", "Underline *wrecking*."),
    ("2.yaml", "title: ", "The chair is empty"),
)
PROSE = (
    ("codex.yaml", "Every card was called in and looked at *again*."),
    ("2.yaml", "HEARD: the case of Voskoboinikov, G. A."),
    ("2.yaml", "His daughter kept the slide rule."),
)
"""Where the author of the rich story writes words, in a line and in paragraphs."""


@cache
def hostile() -> PersonalFile:
    """The file of the same game, in a story whose author wrote this wherever words can be written."""
    files, line = dict(FILES), "'" + HOSTILE.replace("'", "''") + "'"
    changes = [(name, head + old, head + line) for name, head, old in QUOTED]
    for name, old, new in [*changes, *((name, old, HOSTILE) for name, old in PROSE)]:
        assert old in files[name], old
        files[name] = files[name].replace(old, new)
    playthrough = Playthrough.begin(rich_machine(files), 1)
    for choice in ACCUSED:
        playthrough = playthrough.choose(choice)
    return personal_file(playthrough)


def line(by: str, of: str, month: str, causes: tuple[str, ...]) -> LedgerLine:
    """A line of a ledger."""
    ground = "Duty." if by == "you" else ""
    return LedgerLine(Accusation(by, of, "vote", month, causes), NAMES[by], NAMES[of], "a vote", month, causes, ground)


def ledgers() -> st.SearchStrategy[list[LedgerLine]]:
    """Ledgers of a few people who accuse each other, and now and then themselves, month after month."""
    people, causes = st.sampled_from(sorted(NAMES)), st.sets(st.sampled_from(CAUSES), min_size=1).map(sorted).map(tuple)
    lines = st.lists(st.builds(line, people, people, st.sampled_from(MONTHS), causes), max_size=30)
    return lines.map(lambda found: sorted(found, key=lambda entry: entry.accusation.month))
