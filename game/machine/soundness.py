"""What a program must not have, or a game could stand still or run for ever."""

from __future__ import annotations

from collections.abc import Iterable

from game.language.tree import ALWAYS
from game.machine.program import Program, Scene, Site
from game.model.problems import Problems
from game.model.scene import Choice
from game.model.text import Place


def check_program(program: Program, problems: Problems) -> None:
    """Reports nodes and choices that lead nowhere, text that a jump cuts off, and circles without a rest."""
    for scene in program.scenes.values():
        _check_scene(scene, problems)
    for site in program.sites:
        _check_returns(site, problems)
    _check_circles(program.sites, problems)


def _check_scene(scene: Scene, problems: Problems) -> None:
    node = scene.node
    if node.choices and node.next:
        hint = "Give it choices, or let it lead on; not both."
        problems.add("V045", node.next[0].place, f"`{node.node}` has choices, so its `next` is never reached.", hint)
    if node.kind == "ending" and (node.choices or node.next):
        problems.add("V045", node.place, f"`{node.node}` is an ending; what follows is never reached.")
    if node.kind != "ending" and not node.choices and not node.next:
        hint = "Add choices or `next:`, or say `kind: ending`."
        problems.add("V044", node.node.place, f"`{node.node}` leads nowhere.", hint)
    if node.text is not None and node.blocks:
        problems.add("V015", node.place, f"`{node.node}` has `text` and `blocks`.", "Make the text the first block.")
    for block in node.blocks:
        if (block.text is None) == (not block.variants):
            problems.add("V015", block.place, "A block has `text` or `variants`, one of them.")
    for choice in node.choices:
        _check_choice(choice, problems)
    _check_ids(node.choices, problems)
    exits = [leading.place for leading, typed in zip(node.next, scene.exits, strict=True) if typed.condition == ALWAYS]
    _check_last(exits, node.next[-1].place if node.next else None, problems)


def _check_ids(choices: Iterable[Choice], problems: Problems) -> None:
    seen: dict[str, Choice] = {}
    for choice in choices:
        if choice.id in seen:
            hint = f"The first is in line {seen[choice.id].id.place.line}."
            problems.add("V016", choice.id.place, f"The choice `{choice.id}` stands twice in this node.", hint)
        seen[choice.id] = choice


def _check_choice(choice: Choice, problems: Problems) -> None:
    if choice.to is None and not choice.returns:
        hint = "Give it `to: node`; in a shared scene `returns: true`."
        problems.add("V044", choice.place, f"The choice `{choice.id}` leads nowhere.", hint)
    if choice.to is not None and choice.returns:
        problems.add("V045", choice.to.place, f"`{choice.id}` returns to its caller, so `to` is never reached.")


def _check_last(unconditional: list[Place], last: Place | None, problems: Problems) -> None:
    """Of a list where the first that holds is taken: the last must always hold, and none before it."""
    if last is None:
        return
    if not unconditional:
        hint = "Add a last one without `when`, for when no other holds."
        problems.add("V044", last, "Nothing is left when none of these conditions holds.", hint)
    elif unconditional[0] != last:
        hint = "Put it last, or give it a condition."
        problems.add("V045", unconditional[0], "This one always holds, so what stands after it is never reached.", hint)


def _check_returns(site: Site, problems: Problems) -> None:
    """A return outside a called scene has nowhere to go; other missing targets are reported where they are named."""
    for move in site.moves:
        choice = move.option.choice if move.option else None
        if move.target < 0 and choice is not None and choice.returns:
            hint = "Only a scene that is called can return."
            problems.add("V044", choice.place, f"`{site.scene.node.node}` is reached without a call.", hint)
    for leading, (_, target) in zip(site.scene.node.next, site.exits, strict=False):
        if target < 0 and leading.to is None:
            message = f"`{site.scene.node.node}` has nowhere to lead on to here."
            problems.add("V044", leading.place, message, "Give it `to:`; `returns: true` works in a called scene.")


def _check_circles(sites: tuple[Site, ...], problems: Problems) -> None:
    """Passing sites that lead to each other without a rest would never end. Depth first, without recursion."""
    done: set[int] = set()
    for first in sites:
        path: list[int] = []
        waiting = [(first.index, 0)]
        while waiting:
            index, depth = waiting.pop()
            del path[depth:]
            if index in path:
                node = sites[index].scene.node
                hint = "Somewhere in the circle the player must choose."
                problems.add("V043", node.node.place, f"`{node.node}` leads back to itself by itself.", hint)
            elif index >= 0 and index not in done and sites[index].kind == "passing":
                done.add(index)
                path.append(index)
                waiting.extend((target, depth + 1) for _, target in sites[index].exits)
