"""Lines of prose, before another language writes them: when they have any words, and where their spaces stand.

Our own telling decides that of a line it has put together; another program puts it together by itself.
"""

from __future__ import annotations

from dataclasses import replace

from game.language.prose import STOP, Either, Line, Piece, Reading, Span
from game.language.tree import ALWAYS, Not, Some, Tree, both

NEVER = Some(())


def says(line: Line) -> Tree:
    """When a line has any words."""
    found: list[Tree] = [_says_piece(piece) for piece in line]
    return ALWAYS if ALWAYS in found else Some(tuple(tree for tree in found if tree != NEVER))


def _says_piece(piece: Piece) -> Tree:
    match piece:
        case Span(text):
            return ALWAYS if text.strip() else NEVER
        case Reading():
            return ALWAYS
        case Either(condition, yes, no):
            one, other = says(yes), says(no)
            if one == other == ALWAYS:
                return ALWAYS
            sides = ((one, condition), (other, Not(condition)))
            return Some(tuple(both(side, when) for side, when in sides if side != NEVER))


def spaced(line: Line) -> Line:
    """The line, with spaces before alternatives inside them where one may need none."""
    pieces: list[Piece] = [*line, Span("")]
    for index in range(len(line) - 1):
        pieces[index : index + 2] = _spaced(*pieces[index : index + 3])
    return tuple(pieces)


def _spaced(before: Piece, piece: Piece, after: Piece) -> tuple[Piece, Piece]:
    """Two neighbours, the space between them inside the second where one of its alternatives needs none.

    It needs none before a stop: its own, or, where it is empty, that of what comes after.
    """
    if not (isinstance(before, Span) and before.text.endswith(" ") and isinstance(piece, Either)):
        return before, piece
    sides = (piece.yes, piece.no)
    stops = [_is_stop(side[0] if side else after) for side in sides]
    if not any(stops):
        return before, piece
    yes, no = (side if stop else (Span(" "), *side) for side, stop in zip(sides, stops, strict=True))
    return replace(before, text=before.text.rstrip(" ")), replace(piece, yes=yes, no=no)


def _is_stop(piece: Piece) -> bool:
    return isinstance(piece, Span) and STOP.match(piece.text) is not None
