"""What a program must not have, or a game could stand still or run for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.machine.graph import circles
from game.machine.program import Program, Site
from game.model.problems import Problems
from game.model.scene import Choice, Next, Node


def check_program(program: Program, problems: Problems) -> None:
    """Reports nodes and choices that lead nowhere, text that a jump cuts off, and circles without a rest."""
    for scene in program.scenes.values():
        _check_scene(scene.node, problems)
        if scene.node.node not in problems.broken:  # of a broken one, what is missing may only be unreadable
            _check_ways_on(scene.node, problems)
    for site in program.sites:
        _check_returns(site, problems)
    _check_circles(program.sites, problems)


def _check_scene(node: Node, problems: Problems) -> None:
    if node.choices and node.next:
        hint = "Give it choices, or let it lead on; not both."
        problems.add("V045", node.next[0].place, f"`{node.node}` has choices, so its `next` is never reached.", hint)
    if node.kind == "ending" and (node.choices or node.next):
        after = node.choices[0].place if node.choices else node.next[0].place
        problems.add("V045", after, f"`{node.node}` is an ending; what follows is never reached.")
    if node.text is not None and node.blocks:
        problems.add("V015", node.place, f"`{node.node}` has `text` and `blocks`.", "Make the text the first block.")
    for block in node.blocks:
        if (block.text is None) == (not block.variants):
            problems.add("V015", block.place, "A block has `text` or `variants`, one of them.")
    for choice in node.choices:
        if choice.to is not None and choice.returns:
            problems.add("V045", choice.to.place, f"`{choice.id}` returns to its caller, so `to` is never reached.")
    _check_ids(node.choices, problems)
    _check_order(node.next, problems)


def _check_ids(choices: Iterable[Choice], problems: Problems) -> None:
    seen: dict[str, Choice] = {}
    for choice in choices:
        if choice.id in seen:
            hint = f"The first is in line {seen[choice.id].id.place.line}."
            problems.add("V016", choice.id.place, f"The choice `{choice.id}` stands twice in this node.", hint)
        seen.setdefault(choice.id, choice)


def _check_order(ways: tuple[Next, ...], problems: Problems) -> None:
    """Of a list where the first that holds is taken, only the last may be without a condition."""
    for way in ways[:-1]:
        if way.when is None:
            message = "This one always holds, so what stands after it is never reached."
            problems.add("V045", way.place, message, "Put it last, or give it a condition.")


def _check_ways_on(node: Node, problems: Problems) -> None:
    if node.kind != "ending" and not node.choices and not node.next:
        hint = "Add choices or `next:`, or say `kind: ending`."
        problems.add("V044", node.node.place, f"`{node.node}` leads nowhere.", hint)
    for choice in node.choices:
        if choice.to is None and not choice.returns:
            hint = "Give it `to: node`; in a shared scene `returns: true`."
            problems.add("V044", choice.id.place, f"The choice `{choice.id}` leads nowhere.", hint)
    if node.next and all(way.when is not None for way in node.next):
        message = "Nothing is left when none of these conditions holds."
        hint = "Add a last one without `when`, for when no other holds."
        problems.add("V044", node.next[-1].place, message, hint)


def _check_returns(site: Site, problems: Problems) -> None:
    """A return outside a called scene has nowhere to go; other missing targets are reported where they are named."""
    for move in site.moves:
        choice = move.option.choice if move.option else None
        if move.target < 0 and choice is not None and choice.returns and choice.call is None:
            message = f"`{site.scene.node.node}` is reached here without a call, so it has nowhere to return to."
            problems.add("V044", choice.id.place, message, _uncalled(site))
    for leading, (_, target) in zip(site.scene.node.next, site.exits, strict=False):
        if target < 0 and leading.to is None:
            message = f"`{site.scene.node.node}` has nowhere to lead on to here."
            problems.add("V044", leading.place, message, _uncalled(site))


def _uncalled(site: Site) -> str:
    return f"Give it `to: node`, or let a choice `call: {site.scene.node.node}`."


def _check_circles(sites: tuple[Site, ...], problems: Problems) -> None:
    """Sites that pass or deal, and lead to each other without a choice, would never end."""
    passing = {site.index: set(_targets(site)) for site in sites if site.kind in ("passing", "deal")}
    inner = {index: targets & passing.keys() for index, targets in passing.items()}
    for circle in circles(inner):
        node = sites[min(circle)].scene.node
        hint = "Somewhere in the circle the player must choose."
        problems.add("V043", node.node.place, f"`{node.node}` leads back to itself by itself.", hint)


def _targets(site: Site) -> Iterator[int]:
    yield from (target for _, target in site.exits)
    yield from (move.target for move in site.moves)
