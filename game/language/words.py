"""Conditions in words: why a choice is locked, and what would open it."""

from __future__ import annotations

from game.language.tree import All, Counted, In, Not, Some, Tree, bits, variables
from game.language.variables import Variable


def reads_hidden(tree: Tree) -> bool:
    """Whether saying the condition aloud would tell what the player is not to know."""
    return any(variable.hidden or variable.kind == "bit" for variable in variables(tree))


def in_words(tree: Tree) -> str:
    """`Standing at least noticed; Raikhlin still at liberty`."""
    match tree:
        case In(variable, values):
            return _set_in_words(variable, values)
        case Counted(_, counts, words):
            return f"{words}: {' or '.join(map(str, bits(counts)))}"
        case All(parts):
            return "; ".join(in_words(part) for part in parts)
        case Some(parts):
            return " or ".join(in_words(part).replace("; ", " and ") for part in parts)
        case Not(part):
            return in_words(negated(part))


def negated(tree: Tree) -> Tree:
    """The opposite, with `not` driven down to the questions themselves."""
    match tree:
        case In(variable, values):
            return In(variable, variable.everything & ~values)
        case Counted(members, counts, words):
            return Counted(members, ((1 << len(members) + 1) - 1) & ~counts, words)
        case All(parts):
            return Some(tuple(negated(part) for part in parts))
        case Some(parts):
            return All(tuple(negated(part) for part in parts))
        case Not(part):
            return part


def _set_in_words(variable: Variable, values: int) -> str:
    words = [variable.words[value] for value in bits(values)]
    if variable.kind in ("flag", "enum"):  # their words say what they are about
        return _alternatives(variable, words)
    low, high, last = (values & -values).bit_length() - 1, values.bit_length() - 1, len(variable.values) - 1
    if variable.kind == "meter" and low < high and high - low + 1 == len(words):
        if high == last:
            return f"{variable.title} at least {words[0]}"
        if low == 0:
            return f"{variable.title} at most {words[-1]}"
    return f"{variable.title} {_alternatives(variable, words)}"


def _alternatives(variable: Variable, words: list[str]) -> str:
    """The values in words; where they are all but one, the one it must not be."""
    others = [word for word in variable.words if word not in words]
    if len(others) == 1 and len(words) > 2:
        return f"not {others[0]}"
    return " or ".join(dict.fromkeys(words))
