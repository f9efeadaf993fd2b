"""What a graph says of its own shape. A graph is a mapping from each key to the keys it leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)
Graph: TypeAlias = Mapping[Key, Iterable[Key]]


def postorder(graph: Graph[Key]) -> list[Key]:
    """Every key once, after all that it leads to and that do not lead back."""
    found: list[Key] = []
    seen: set[Key] = set()
    for root in graph:
        path = [] if root in seen else [(root, iter(graph[root]))]
        seen.add(root)
        while path:
            following = next((key for key in path[-1][1] if key not in seen), None)
            if following is None:
                found.append(path.pop()[0])
            else:
                seen.add(following)
                path.append((following, iter(graph.get(following, ()))))
    return found


def reached(graph: Graph[Key], roots: Iterable[Key], but: Collection[Key] = ()) -> set[Key]:
    """The roots and everything they lead to, without what is in `but` and what only that leads to."""
    waiting = [root for root in roots if root not in but]
    found = set(waiting)
    while waiting:
        new = {key for key in graph.get(waiting.pop(), ()) if key not in found and key not in but}
        found |= new
        waiting.extend(new)
    return found


def turned(graph: Graph[Key]) -> dict[Key, list[Key]]:
    """The graph with every edge turned round."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for key, following in graph.items():
        for other in following:
            found[other].append(key)
    return found


def components(graph: Graph[Key]) -> list[set[Key]]:
    """The strongly connected components, each before those it leads to (Kosaraju and Sharir, 1981)."""
    backward = turned(graph)
    done: set[Key] = set()
    found = []
    for key in reversed(postorder(graph)):
        if key not in done:
            found.append(reached(backward, [key], done))
            done |= found[-1]
    return found


def circles(graph: Graph[Key]) -> list[set[Key]]:
    """The components whose members lead back to themselves."""
    return [part for part in components(graph) if len(part) > 1 or any(key in graph.get(key, ()) for key in part)]


def heads(graph: Graph[Key]) -> list[set[Key]]:
    """The components that no other component leads to."""
    parts = components(graph)
    number = {key: index for index, part in enumerate(parts) for key in part}
    edges = ((number[key], number[other]) for key, following in graph.items() for other in following)
    led_to = {end for start, end in edges if start != end}
    return [part for index, part in enumerate(parts) if index not in led_to]
