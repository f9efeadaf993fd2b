"""Conditions that never hold, in themselves or on every path to them, and conditions that always do."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.checking.asking import Question, questions
from game.checking.flow import Flow
from game.checking.sets import Sets, States
from game.language.tree import All, Counted, In, Not, Some, Tree, atoms, bits, variables
from game.language.variables import Variable
from game.language.words import negated
from game.model.problems import Problems
from game.model.text import Place, Text


def check_conditions(flow: Flow, idle: Collection[str], problems: Problems) -> None:
    """Reports them; what asks about `idle` variables, which nothing writes, is left to the report of those."""
    for question in questions(flow):
        if not any(variable.name in idle for variable in variables(question.tree)):
            _check(question, flow.sets, problems)


def _check(question: Question, sets: Sets, problems: Problems) -> None:
    written, tree, opposite = question.written, question.tree, Not(question.tree)
    if all(sets.can_hold(states, wanted) for states in question.states[:1] for wanted in (tree, opposite)):
        return  # as nearly always
    said, here = f"`{clipped(written)}`", question.states[0]
    if not sets.can_hold(sets.everything, tree):
        place = word_place(written, culprit(sets, sets.everything, tree))
        problems.add("V052", place, f"{said} can never hold.", "Its parts exclude each other.")
    elif not sets.can_hold(sets.everything, opposite):
        problems.add("V054", written.place, f"{said} always holds.", "Its parts leave nothing out.")
    elif not any(sets.can_hold(states, tree) for states in question.states):
        guilty = culprit(sets, here, tree)
        hint = f"On every path that leads here, {in_values(sets, here, guilty)}."
        problems.add("V053", word_place(written, guilty), f"{said} never holds here.", hint)
    elif not any(sets.can_hold(states, opposite) for states in question.states):
        hint = f"On every path that leads here, {in_values(sets, here, culprit(sets, here, opposite))}."
        problems.add("V054", written.place, f"{said} always holds here.", hint)


def clipped(written: str) -> str:
    """A condition on one line, shortened where it is long."""
    words = " ".join(written.split())
    return words if len(words) <= 70 else f"{words[:69]}…"


def culprit(sets: Sets, states: States, tree: Tree) -> In | Counted:
    """Of a condition that never holds in these states, the question at which it fails."""
    match tree:
        case All(parts) if parts:
            for part in parts:
                before, states = states, sets.where(states, part)
                if not states:
                    return culprit(sets, before, part)
            return next(atoms(tree))
        case Some(parts) if parts:
            return culprit(sets, states, parts[0])
        case Not(part):
            return culprit(sets, states, negated(part))
        case In() | Counted():
            return tree
    raise ValueError("an empty condition")


def word_place(written: Text, atom: In | Counted) -> Place:
    """Where in the condition the question stands."""
    name = "count" if isinstance(atom, Counted) else atom.variable.name
    parts = re.findall(r"[\w.]+|[(),]", name)
    match = re.search(r"\b" + r"\s*".join(map(re.escape, parts)), written)
    return written.place_at(match.start()) if match else written.place


def in_values(sets: Sets, states: States, atom: In | Counted) -> str:
    """What the variables of a question can be: ``past` is `vote` or `father``."""
    if isinstance(atom, In):
        return values_in_words(atom.variable, sets.values(states, atom.variable))
    surely = [sets.verdict(states, member) for member in atom.members]
    least, most = surely.count(True), len(surely) - surely.count(False)
    return f"`count({atom.words})` is {least if least == most else f'{least} to {most}'}"


def values_in_words(variable: Variable, values: int) -> str:
    """``past` is `vote` or `father``; ``standing` is 2 to 4`."""
    found = list(bits(values))
    names = [variable.values[value] for value in found]
    if variable.kind == "bit":
        return f"`{variable.name}` is {' or '.join(names)}"
    if variable.kind == "meter" and len(found) > 2 and found == list(range(found[0], found[-1] + 1)):
        return f"`{variable.name}` is {names[0]} to {names[-1]}"
    return f"`{variable.name}` is {' or '.join(f'`{name}`' for name in names)}"
