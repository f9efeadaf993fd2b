"""Why something is never come to: the variables that rule it out, and who changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.batch.steps import NOWHERE, Edge, Graph
from game.batch.values import written
from game.machine.graph import reached
from game.model.text import Place, place_of

MOST_NAMED = 3


def reason(graph: Graph, asked_on: Collection[tuple[int, int]], variables: Iterable[str]) -> str:
    """Why nothing is heard of on some edges, by site and number, told by the variables that are enough to see so."""
    if not asked_on:
        return "Nothing leads to it."
    led_to = {index: [edge.target for edge in edges] for index, edges in enumerate(graph.edges)}
    told = [_ruling(graph, name, asked_on, led_to) for name in sorted(variables)]
    return " ".join(told) or "No way leads to it."


def _ruling(graph: Graph, name: str, asked_on: Collection[tuple[int, int]], led_to: dict[int, list[int]]) -> str:
    writers = [edge for edge in graph.every_edge if edge.source != NOWHERE and name in written(edge.steps)]
    if not writers:
        return f"`{name}` rules it out: nothing changes it."
    sites = {site for site, _ in asked_on}
    after = {target: reached(led_to, [target]) for target in {edge.target for edge in writers}}
    before = [edge for edge in writers if sites & after[edge.target] or (edge.source, edge.number) in asked_on]
    if before:
        return f"`{name}` rules it out, which is changed by {_named(graph, before)}."
    return (
        f"`{name}` rules it out: it is changed only by {_named(graph, writers)}, and no way leads from there to here."
    )


def _named(graph: Graph, edges: Iterable[Edge]) -> str:
    """The choices and nodes of some edges, each with its line; of many the first few."""
    found = dict.fromkeys(_name(graph, edge) for edge in edges)
    shown = [f"`{name}` ({place.file}:{place.line})" for name, place in list(found)[:MOST_NAMED]]
    if more := len(found) - len(shown):
        shown.append(f"{more} more")
    return ", ".join(shown[:-1]) + (" and " if shown[1:] else "") + shown[-1]


def _name(graph: Graph, edge: Edge) -> tuple[str, Place]:
    site = graph.program.sites[edge.source]
    option = site.moves[edge.number].option if site.moves else None
    if option is not None:
        return option.id, place_of(option.choice.id)
    node = site.scene.node.node
    return str(node), place_of(node)
