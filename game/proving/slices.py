"""A graph seen through some of its variables: what is asked of the others may hold or not.

Cone-of-influence abstraction with existential guards (Clarke, Grumberg and Long, 1994): a slice has every way the graph
has, and perhaps more. What it does not come to, no playthrough comes to.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from game.batch.steps import Ask, Branch, Edge, Fork, Graph, Label, Step, Steps, Table
from game.language.tree import ALWAYS, All, Counted, In, Not, Some, Tree
from game.language.words import negated
from game.machine.graph import reached, turned


def sliced(graph: Graph, tracked: Container[str], wanted: Container[Label], towards: Iterable[int]) -> Graph:
    """The graph as some variables alone tell it, with what is wanted to be heard, and the ways to some sites."""
    leading = turned({index: [edge.target for edge in edges] for index, edges in enumerate(graph.edges)})
    kept = reached(leading, towards)
    slicing = _Slicing(tracked, wanted)
    return replace(
        graph,
        beginning=slicing.edge(graph.beginning),
        edges=tuple(
            tuple(map(slicing.edge, edges)) if index in kept else () for index, edges in enumerate(graph.edges)
        ),
        variables=tuple(variable for variable in graph.variables if variable.name in tracked),
    )


class _Slicing:
    def __init__(self, tracked: Container[str], wanted: Container[Label]) -> None:
        self.tracked, self.wanted = tracked, wanted

    def edge(self, edge: Edge) -> Edge:
        return edge._replace(guard=possibly(edge.guard, self.tracked), steps=tuple(self.steps(edge.steps)))

    def steps(self, steps: Steps) -> Iterator[Step]:
        for step in steps:
            match step:
                case Table(variable, _) if variable.name in self.tracked:
                    yield step
                case Ask(condition, label) if label in self.wanted:
                    yield Ask(possibly(condition, self.tracked), label)
                case Fork(branches):
                    yield from self.fork([self.branch(branch) for branch in branches])

    def branch(self, branch: Branch) -> Branch:
        label = branch.label if branch.label in self.wanted else None
        return Branch(possibly(branch.condition, self.tracked), tuple(self.steps(branch.steps)), label)

    def fork(self, branches: list[Branch]) -> Iterator[Step]:
        """Nothing, where all ways have become alike."""
        if any(branch.steps or branch.label is not None for branch in branches):
            yield Fork(tuple(branches))


def possibly(tree: Tree, tracked: Container[str]) -> Tree:
    """The least that must hold of the tracked variables where the condition holds."""
    match tree:
        case In(variable, _):
            return tree if variable.name in tracked else ALWAYS
        case All(parts):
            kept = tuple(part for found in parts if (part := possibly(found, tracked)) != ALWAYS)
            return kept[0] if len(kept) == 1 else All(kept)
        case Some(parts):
            found = tuple(possibly(part, tracked) for part in parts)
            return ALWAYS if ALWAYS in found else Some(found)
        case Not(part):
            return possibly(negated(part), tracked)
        case Counted(members, counts, words):
            kept_members = tuple(member for member in members if member.variable.name in tracked)
            unknown = len(members) - len(kept_members)
            possible = sum({1 << n for n in range(len(kept_members) + 1) if counts >> n & (2 << unknown) - 1})
            everything = possible == (2 << len(kept_members)) - 1
            return ALWAYS if everything else Counted(kept_members, possible, words)
