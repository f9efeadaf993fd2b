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
            return " or ".join(in_words(part) for part in parts)
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
    members = list(bits(values))
    last = len(variable.values) - 1
    words = [variable.words[member] for member in members]
    if variable.kind == "flag":
        return " or ".join(words)
    if variable.kind != "meter" or len(members) <= 1:
        return f"{variable.title} {_alternatives(variable, members)}"
    if members[-1] == last:
        return f"{variable.title} at least {words[0]}"
    if members[0] == 0:
        return f"{variable.title} at most {words[-1]}"
    return f"{variable.title} {' or '.join(words)}"


def _alternatives(variable: Variable, members: list[int]) -> str:
    """The states in words; where they are nearly all, what it must not be."""
    others = [i for i in range(len(variable.values)) if i not in members]
    if len(others) == 1 and len(members) > 2:
        return f"not {variable.words[others[0]]}"
    return " or ".join(dict.fromkeys(variable.words[member] for member in members))
