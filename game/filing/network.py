"""Who named whom, as data, and where each line of a drawing of it stands.

People are rows and accusations are columns, in the order in which they were made; a line runs down a column from
accuser to accused, so that no two lines ever share a place or need be told apart where they cross. This is the
drawing that Longabaugh calls BioFabric ("Combing the hairball with BioFabric", BMC Bioinformatics 13, 2012). Nothing
in it is left to chance: the same ledger gives the same drawing in every face.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from game.language.names import surname
from game.language.scope import YOU
from game.playing.dossier import LedgerLine

Numbered: TypeAlias = tuple[int, LedgerLine]
"""A line of the ledger and its number there, from 1."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who accused or was accused."""

    id: str
    name: str
    """With initials, as on paper: `Kosmynina, V. I.`."""
    short: str
    """The surname alone, where nobody else here has it."""

    @property
    def you(self) -> bool:
        return self.id == YOU


@dataclass(frozen=True, slots=True)
class Edge:
    """An accusation in the drawing."""

    number: int
    """Of its line in the ledger, from 1."""
    by: int
    of: int
    """The rows of the two people, from 0."""
    line: LedgerLine

    @property
    def rows(self) -> range:
        """The rows it runs over, both ends among them."""
        return range(min(self.by, self.of), max(self.by, self.of) + 1)


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody in the ledger, in the order in which it first has them, and every accusation in it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def causes(self) -> tuple[str, ...]:
        """Every cause that pressed in it, in the order of the ledger."""
        return tuple(dict.fromkeys(cause for edge in self.edges for cause in edge.line.causes))

    def called(self, person: str) -> str:
        """The short name of somebody in it. Raises StopIteration where nobody has this id."""
        return next(node.short for node in self.nodes if node.id == person)

    def made_by(self, node: Node) -> tuple[Edge, ...]:
        """The accusations somebody made."""
        return tuple(edge for edge in self.edges if edge.line.accusation.by == node.id)

    def made_of(self, node: Node) -> tuple[Edge, ...]:
        """The accusations made of somebody."""
        return tuple(edge for edge in self.edges if edge.line.accusation.of == node.id)


def network(lines: Sequence[LedgerLine]) -> Network:
    """The network of a ledger; each of its lines is one edge."""
    return _laid_out(list(enumerate(lines, 1)), _shared(lines))


def bands(whole: Network, fits: Callable[[Network], bool]) -> Iterator[Network]:
    """The network in pieces for which there is room: each of as many accusations as fit, at least one, in order.

    A piece has only the people in its accusations, called as they are in the whole.
    """
    shared = {node.name for node in whole.nodes if node.short == node.name}
    piece: list[Numbered] = []
    for edge in whole.edges:
        wider = [*piece, (edge.number, edge.line)]
        if piece and not fits(_laid_out(wider, shared)):
            yield _laid_out(piece, shared)
            wider = wider[-1:]
        piece = wider
    if piece:
        yield _laid_out(piece, shared)


def _laid_out(numbered: Sequence[Numbered], shared: set[str]) -> Network:
    people = _people(numbered)
    row = {person: number for number, person in enumerate(people)}
    nodes = (Node(person, name, name if name in shared else surname(name)) for person, name in people.items())
    edges = (Edge(number, row[line.accusation.by], row[line.accusation.of], line) for number, line in numbered)
    return Network(tuple(nodes), tuple(edges))


def _people(numbered: Sequence[Numbered]) -> dict[str, str]:
    """Everybody's name by id, in the order in which the lines first have them."""
    people: dict[str, str] = {}
    for _, line in numbered:
        people.setdefault(line.accusation.by, line.by)
        people.setdefault(line.accusation.of, line.of)
    return people


def _shared(lines: Sequence[LedgerLine]) -> set[str]:
    """The names whose surname somebody else in the ledger has too."""
    names = _people(list(enumerate(lines, 1))).values()
    many = Counter(map(surname, names))
    return {name for name in names if many[surname(name)] > 1}
