"""Fields that do nothing where they stand, because what they go with is missing."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.problems import Problems
from game.model.scene import Block, Choice, Node
from game.model.story import Story
from game.model.text import Text

Idle = tuple[Text, str, str]
"""What was written, in which field, and what it goes with."""


def check_fields(story: Story, problems: Problems) -> None:
    """Reports each, at what it says."""
    for node in story.nodes.values():
        for written, field, partner in _idle(node):
            hint = f"Add {partner}, or take `{field}` out."
            problems.add("V066", written.place, f"`{field}` does nothing here: it goes with {partner}.", hint)


def _idle(node: Node) -> Iterator[Idle]:
    if node.summary is not None and node.care is None:
        yield node.summary, "summary", "`care`"
    if node.kind != "ending":
        yield from ((name, "epilogue", "`kind: ending`") for name in node.epilogue[:1])
        if node.title is not None:
            yield node.title, "title", "`kind: ending`"
    for block in node.body:
        yield from _idle_block(block)
    for choice in node.choices:
        yield from _idle_choice(choice)


def _idle_block(block: Block) -> Iterator[Idle]:
    if block.title is not None and block.document is None:
        yield block.title, "title", "`document`"


def _idle_choice(choice: Choice) -> Iterator[Idle]:
    if choice.why is not None and choice.needs is None:
        yield choice.why, "why", "`needs`"
