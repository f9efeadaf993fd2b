"""A story's words as a report has them: how many there are, and those of a line without a state to tell it from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.language.prose import Either, Line, Reading, Span
from game.machine.program import Passage, Program, Variants
from game.model.text import words_in


def words_written(program: Program) -> int:
    """How many words there are to read in all nodes and epilogues, of what varies all that was written."""
    return sum(map(count_words, lines_written(program).values()))


def count_words(lines: Iterable[Line]) -> int:
    """How many words some lines have, of what varies all that was written."""
    return sum(len(words_in(plain(line))) for line in lines)


def lines_written(program: Program) -> dict[str, list[Line]]:
    """All lines of nodes and epilogues, by what they belong to."""
    scenes = program.scenes.values()
    passages = [passage for scene in scenes for passage in scene.passages]
    options = [option for scene in scenes for option in scene.options]
    return {
        "prose": list(_read(passage for passage in passages if passage.document is None)),
        "documents": list(_read(passage for passage in passages if passage.document is not None)),
        "options": [option.text for option in options],
        "replies": list(_read(passage for option in options for passage in option.reply)),
        "epilogues": [line for variants in program.epilogues.values() for line in _shown(variants)],
    }


def plain(line: Line) -> str:
    """The words of a line: of what varies one and the other, of a meter its name."""
    return "".join(_plain(line)).strip()


def _plain(line: Line) -> Iterator[str]:
    for piece in line:
        match piece:
            case Span(text):
                yield text
            case Reading(variable):
                yield f"({variable.name})"
            case Either(_, _, no, None):
                yield plain(no)
            case Either(_, yes, no):
                yield " / ".join(side for side in (plain(yes), plain(no)) if side)


def _read(passages: Iterable[Passage]) -> Iterator[Line]:
    for passage in passages:
        yield passage.title
        yield from _shown(passage.variants)


def _shown(variants: Variants) -> Iterator[Line]:
    return (line for _, lines in variants for line in lines)
