"""The sentences in which every face speaks of the file."""

from __future__ import annotations

from game.filing.network import Edge, Network, Node
from game.playing.dossier import LedgerLine

COLUMNS = ("Month", "Who", "Whom", "In what form", "What pressed", "The reason written")
"""Heads of the ledger as a table; `cells` has what stands under them."""
LEDGER = "Of the others it is recorded what pressed on them. What they had for a reason is not on paper."
KEY = "A column is an accusation. Its letters say what pressed, and stand beside who accused; the arrow is at whom."
"""How a drawing of the network is read."""
LETTERS = {"purge": "P", "conformity": "C", "fear": "F", "ambition": "A", "coercion": "X", "belief": "B"}
"""What stands for a cause where there is room for one letter; X is for force."""


def cells(line: LedgerLine) -> tuple[str, ...]:
    """A line of the ledger as a row of the table."""
    return (line.month, line.by, line.of, line.form, " and ".join(line.causes), line.ground)


def stamp(line: LedgerLine) -> str:
    """What is stamped under an act of yours that accused somebody."""
    return f"Copy to the file of {line.of}"


def accused(line: LedgerLine) -> str:
    """Who accused whom, in what form, from what; then the reason that was written, if one was."""
    pressed = f"What pressed: {' and '.join(line.causes)}."
    ground = f"The reason written: {line.ground}" if line.ground else ""
    return " ".join(filter(None, (f"{line.by} accused {line.of}, in {line.form}.", pressed, ground)))


def named(network: Network, node: Node) -> str:
    """One person's place in the network, in a sentence."""
    made = [f"{edge.line.of} ({_when(edge)})" for edge in network.made_by(node)]
    met = [f"{edge.line.by} ({_when(edge)})" for edge in network.made_of(node)]
    parts = (("accused", made), ("was accused by", met))
    return f"{node.name} {'; '.join(f'{verb} {_listed(others)}' for verb, others in parts if others)}."


def _when(edge: Edge) -> str:
    return f"{edge.line.month}, {' and '.join(edge.line.causes)}"


def _listed(things: list[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def letters(line: LedgerLine) -> str:
    """The causes of an accusation, a letter each."""
    return "".join(LETTERS[cause] for cause in line.causes)


def key(network: Network) -> str:
    """What the letters in the drawing stand for: `B belief, F fear`."""
    return ", ".join(f"{LETTERS[cause]} {cause}" for cause in network.causes)
