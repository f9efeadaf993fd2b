"""Former names (`was:`), by which old saves find their way."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.problems import Problems
from game.model.story import Story
from game.model.text import Text


def check_former_names(story: Story, problems: Problems) -> None:
    """Reports a former name that something has now, or that two things have had: a save could not tell which."""
    present = {
        *map(str, story.nodes),
        *(f"{node.node}.{choice.id}" for node in story.nodes.values() for choice in node.choices),
    }
    first: dict[str, str] = {}
    for name, written, owner in _former(story):
        hint = f"A save that says `{name}` could mean either."
        if name in present:
            problems.add("V024", written.place, f"`{owner}` was `{name}`, but there is a `{name}` now.", hint)
        elif name in first:
            problems.add("V024", written.place, f"`{owner}` and `{first[name]}` were both `{name}`.", hint)
        first.setdefault(name, owner)


def _former(story: Story) -> Iterator[tuple[str, Text, str]]:
    """Each former name in full, as written, and what has it now."""
    for node in story.nodes.values():
        yield from ((str(old), old, str(node.node)) for old in node.was)
        for choice in node.choices:
            for old in choice.was:
                full = str(old) if "." in old else f"{node.node}.{old}"
                yield full, old, f"{node.node}.{choice.id}"
