"""Tables of numbers, as commands print them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from game.model.text import printable


def print_table(console: Console, title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Prints a heading, and rows that begin with what they are about; where no column has a name, no head."""
    names = list(columns)
    table = Table("", box=None, pad_edge=False, show_header=any(names))
    for column in names:
        table.add_column(Text(printable(column)), justify="right")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console.print(Text(f"\n{printable(title)}", style="bold"))
    console.print(table)
