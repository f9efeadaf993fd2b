"""Who is who: everybody the story has named, and what you know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from game.playing.dossier import Acquaintance
from game.tui.passage import Passage
from game.tui.screens.leaf import Leaf
from game.tui.words import FADED, HEADING


class Who(Leaf):
    """Whoever the present scene names stands first."""

    heading = "Who is who"

    def __init__(self, people: Sequence[Acquaintance]) -> None:
        super().__init__()
        self.people = people

    def passages(self) -> Iterator[Passage]:
        groups = {
            "In this scene": [person for person in self.people if person.here],
            "Before": [person for person in self.people if not person.here],
        }
        if not self.people:
            yield Passage(Content("The story has named nobody yet."))
        for title, group in groups.items():
            if group:
                yield Passage(Content.styled(title, FADED), space=2)
            yield from (Passage(described(person)) for person in group)


def described(person: Acquaintance) -> Content:
    """The name, the post, the reminder, and what is known, each on a line."""
    called = "" if person.called in person.name else f" ({person.called})"
    name = Content.styled(person.name + called, HEADING)
    role = Content.styled(person.role, FADED)
    known = filter(None, (person.reminder, *person.known, person.fate))
    return Content("\n").join([name, role, *map(Content, known)])
