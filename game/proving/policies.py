"""A graph as somebody plays it who goes by a policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from game.batch.steps import Edge, Graph
from game.language.tree import ALWAYS, All, Not, Some, Tree
from game.machine.program import Site
from game.machine.promises import Policy
from game.sampling.deciding import Rule, rules_of

Weights: TypeAlias = tuple[tuple[Tree, tuple[int, ...]], ...]
"""Of a site: conditions of which always just one holds, and under each the weight of every move, were it open."""


def weights_of(site: Site, policy: Policy) -> Weights:
    """How a policy weighs the moves of a site; a chance falls by its own weights."""
    return tuple(_weights(site, rules_of(site, policy)))


def _weights(site: Site, rules: Sequence[Rule]) -> Iterator[tuple[Tree, tuple[int, ...]]]:
    earlier: tuple[Tree, ...] = ()
    *drawing, last = rules
    for rule in drawing:
        drawn = Some(tuple(move.guard for move, weight in zip(site.moves, rule.weights, strict=True) if weight))
        asked = All((rule.condition, drawn))
        yield All((asked, *earlier)), rule.weights
        earlier = (*earlier, Not(asked))
    yield All(earlier) if earlier else ALWAYS, last.weights


def under(graph: Graph, policy: Policy) -> Graph:
    """The graph without the choices that the policy gives no weight."""
    sites = graph.program.sites
    edges = (_under(sites[index], edges, policy) for index, edges in enumerate(graph.edges))
    return replace(graph, edges=tuple(edges))


def _under(site: Site, edges: Sequence[Edge], policy: Policy) -> tuple[Edge, ...]:
    if site.kind != "choices" or not policy:
        return tuple(edges)
    weighed = weights_of(site, policy)
    return tuple(
        edge._replace(guard=All((edge.guard, Some(tuple(tree for tree, weights in weighed if weights[edge.number])))))
        for edge in edges
    )
