"""The network of accusations: every line of the ledger once, the same drawing each time, in pieces that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.filing import saying
from game.filing.network import bands, network
from game.playing.dossier import LedgerLine
from tests.filing.stories import ledgers, line


@given(ledgers())
def test_every_accusation_is_in_the_network_once(ledger: list[LedgerLine]) -> None:
    """In the order of the ledger, under the number it has there."""
    assert [(edge.number, edge.line) for edge in network(ledger).edges] == list(enumerate(ledger, 1))


@given(ledgers())
def test_an_edge_stands_at_the_rows_of_its_two_people(ledger: list[LedgerLine]) -> None:
    """And everybody has a row, once, in the order in which the ledger first has them."""
    found = network(ledger)
    people = [person for entry in ledger for person in (entry.accusation.by, entry.accusation.of)]
    assert [node.id for node in found.nodes] == list(dict.fromkeys(people))
    for edge in found.edges:
        accusation = edge.line.accusation
        assert (found.nodes[edge.by].id, found.nodes[edge.of].id) == (accusation.by, accusation.of)


@given(ledgers())
def test_no_two_people_are_called_the_same(ledger: list[LedgerLine]) -> None:
    """Where two share a surname, both have their initials."""
    found = network(ledger)
    assert len({node.short for node in found.nodes}) == len(found.nodes)


@given(ledgers(), st.integers(0, 6), st.integers(0, 6))
def test_pieces_are_the_whole_cut_where_it_no_longer_fits(ledger: list[LedgerLine], columns: int, rows: int) -> None:
    """Nothing is lost, doubled or renamed; only a single accusation may be larger than the room for it."""
    whole = network(ledger)

    def fits(piece):
        return len(piece.edges) <= columns and len(piece.nodes) <= rows

    pieces = list(bands(whole, fits))
    assert [(edge.number, edge.line) for piece in pieces for edge in piece.edges] == list(enumerate(ledger, 1))
    assert all(fits(piece) or len(piece.edges) == 1 for piece in pieces)
    assert {node for piece in pieces for node in piece.nodes} == set(whole.nodes)


@given(ledgers())
def test_said_person_by_person_every_accusation_is_told_by_both_ends(ledger: list[LedgerLine]) -> None:
    """Each person who accused is said to have, and each who was accused."""
    found = network(ledger)
    told = [saying.named(found, node) for node in found.nodes]
    assert sum(sentence.count("(") for sentence in told) == 2 * len(ledger)


def test_a_person_is_told_in_a_sentence() -> None:
    """What they did, then what was done to them."""
    ledger = [
        line("gleb", "vera", "1936-08", ("fear",)),
        line("gleb", "anna", "1936-11", ("belief", "fear")),
        line("you", "gleb", "1937-02", ("purge",)),
    ]
    found = network(ledger)
    assert saying.named(found, found.nodes[0]) == (
        "Voskoboinikov, G. A. accused Kosmynina, V. I. (1936-08, fear) and Petrova, A. (1936-11, belief and fear); "
        "was accused by Rudakov, V. I. (1937-02, purge)."
    )


def test_each_cause_has_a_letter_of_its_own() -> None:
    """So that a drawing has room for it."""
    assert len(set(saying.LETTERS.values())) == len(saying.LETTERS)
