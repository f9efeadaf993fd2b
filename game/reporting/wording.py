"""A story's words as a report has them: how many there are, and those of a line without a state to tell it from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.language.prose import Either, Line, Reading, Span
from game.machine.program import Passage, Program, Scene, Variants


def words_written(program: Program) -> int:
    """How many words there are to read in all nodes and epilogues, of what varies all that was written."""
    lines = (*(line for scene in program.scenes.values() for line in _lines(scene)), *_epilogues(program))
    return sum(any(letter.isalnum() for letter in word) for line in lines for word in plain(line).split())


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


def _lines(scene: Scene) -> Iterator[Line]:
    yield from _read(scene.passages)
    for option in scene.options:
        yield option.text
        yield from _read(option.reply)


def _read(passages: Iterable[Passage]) -> Iterator[Line]:
    for passage in passages:
        yield passage.title
        yield from _shown(passage.variants)


def _shown(variants: Variants) -> Iterator[Line]:
    return (line for _, lines in variants for line in lines)


def _epilogues(program: Program) -> Iterator[Line]:
    return (line for variants in program.epilogues.values() for line in _shown(variants))
