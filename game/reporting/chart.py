"""What is drawn of a story: its nodes by chapter, and which leads to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.machine.graph import reached
from game.machine.program import Program
from game.model.scene import Node
from game.model.story import Story
from game.reporting.layering import Link


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some nodes under a heading."""

    title: str
    """Empty for what comes before the first chapter."""
    nodes: tuple[str, ...]


def links_of(story: Story) -> tuple[Link, ...]:
    """What leads where, each once; that a called scene returns is left out."""
    found = (link for node in story.nodes.values() for link in _links(node))
    return tuple(dict.fromkeys(link for link in found if link.target in story.nodes))


def _links(node: Node) -> Iterator[Link]:
    source = str(node.node)
    for choice in node.choices:
        if choice.call is not None:
            yield Link(source, str(choice.call), call=True)
        if choice.to is not None:
            yield Link(source, str(choice.to))
    for leading in node.next:
        if leading.to is not None:
            yield Link(source, str(leading.to))


def chapters_of(program: Program) -> list[Chapter]:
    """The nodes in the order of the chapters, within one in that of the files.

    A node is in the first chapter that leads to it without the beginning of another; what none leads to comes last.
    """
    story = program.story
    led_to: dict[str, list[str]] = {str(name): [] for name in story.nodes}
    for link in links_of(story):
        led_to[link.source].append(link.target)
    titles = {"": "", **{str(name): str(title) for name, title in story.metadata.chapters.items()}}
    found, beginnings = dict.fromkeys(led_to, "nothing leads here"), _beginnings(story)
    for chapter in reversed(titles):
        others = {name for name, opened in beginnings.items() if opened != chapter}
        starts = [name for name, opened in beginnings.items() if opened == chapter]
        found |= dict.fromkeys(reached(led_to, starts, others), chapter)
    return _grouped(found, {**titles, "nothing leads here": "Nothing leads here"})


def _beginnings(story: Story) -> Mapping[str, str]:
    """The nodes that open a chapter, and the first node, each with the chapter."""
    opening = {str(name): str(node.opens) for name, node in story.nodes.items() if node.opens is not None}
    return {str(story.metadata.start): "", **opening}


def _grouped(chapters: Mapping[str, str], titles: Mapping[str, str]) -> list[Chapter]:
    grouped: dict[str, list[str]] = {chapter: [] for chapter in titles}
    for name, chapter in chapters.items():
        grouped[chapter].append(name)
    return [Chapter(titles[chapter], tuple(nodes)) for chapter, nodes in grouped.items() if nodes]
