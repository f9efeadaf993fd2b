"""Where a story cannot get to, and where it cannot get on."""

from __future__ import annotations

from game.checking.flow import Flow
from game.language.tree import All, Not
from game.machine.graph import heads, reached, turned
from game.machine.program import Move, Option, Site
from game.model.problems import Problems
from game.model.scene import Node


def check_paths(flow: Flow, problems: Problems) -> set[int]:
    """Reports nodes nothing leads to, nodes without a way out or to an ending, and choices that cannot be taken.

    Returns the sites from which no ending can be reached.
    """
    _check_unreached(flow, problems)
    resting = [site for site in flow.program.sites if site.kind == "choices" and flow.entered[site.index]]
    stuck = {site.index for site in resting if not _check_way_out(flow, site, problems)}
    _check_choices(flow, resting, problems)
    return _check_endings(flow, stuck, problems)


def _check_unreached(flow: Flow, problems: Problems) -> None:
    """One report for each place where a stretch of unreached nodes begins."""
    scenes = flow.program.scenes
    found = {str(site.scene.node.node) for site in flow.program.sites if flow.entered[site.index]}
    graph = {name: _named_by(scene.node) - found for name, scene in scenes.items() if name not in found}
    named_by_found = set().union(*(_named_by(scenes[name].node) for name in found))
    for part in heads(graph):
        first = next(name for name in scenes if name in part)
        behind = len(reached(graph, part)) - 1
        named = not part.isdisjoint(named_by_found)
        why = "What leads to it can never be taken." if named else "No choice, call or `next` names it."
        more = f" {behind} more can be reached only from there." if behind else ""
        problems.add("V050", scenes[first].node.node.place, f"Nothing leads to `{first}`.", why + more)


def _named_by(node: Node) -> set[str]:
    """The nodes a node leads to or calls, whatever the conditions."""
    names = [*(choice.to for choice in node.choices), *(choice.call for choice in node.choices)]
    return {str(name) for name in (*names, *(way.to for way in node.next)) if name is not None}


def _check_way_out(flow: Flow, site: Site, problems: Problems) -> bool:
    """Whether a choice can be open at the site; reports where none is, and where none may be."""
    name, states = site.scene.node.node, flow.resting(site)
    if not any(flow.sets.can_hold(states, move.guard) for move in site.moves):
        problems.add("V051", name.place, f"There is no way out of `{name}`.", "None of its choices can ever be open.")
        return False
    if flow.sets.can_hold(states, All(tuple(Not(move.guard) for move in site.moves))):
        reasons = "; ".join(_why_closed(move.option) for move in site.moves if move.option)
        hint = f"{reasons}. Give it a choice that is always open, last."
        problems.add("V063", name.place, f"All choices of `{name}` may be closed at once.", hint)
    return True


def _why_closed(option: Option) -> str:
    choice = option.choice
    conditions = [f"`{' '.join(text.split())}`" for text in (choice.when, choice.needs) if text]
    once = ["can be taken only once"] if choice.once else []
    return f"`{choice.id}` {' and '.join([*once, *(f'asks {text}' for text in conditions)])}"


def _check_endings(flow: Flow, stuck: set[int], problems: Problems) -> set[int]:
    """One report for each place from which on no ending can be reached; not where a node without way out is why."""
    sites = flow.program.sites
    graph = {site.index: flow.steps[site.index] for site in sites if flow.entered[site.index]}
    endings = [index for index in graph if sites[index].kind == "ending"]
    lost = graph.keys() - reached(turned(graph), endings)
    trap = {index: graph[index] & lost for index in sorted(lost)}
    for part in heads(trap):
        following = reached(trap, part)
        if not stuck & following:
            name = sites[min(part)].scene.node.node
            hint = "However the player chooses, the story goes round from here."
            problems.add("V061", name.place, f"From `{name}` on no ending can be reached.", hint)
    return lost


def _check_choices(flow: Flow, resting: list[Site], problems: Problems) -> None:
    """Choices that exist in some states and are open in some, but never both."""
    takeable: dict[str, tuple[Option, bool]] = {}
    for site in resting:
        for move in site.moves:
            if move.option is not None:
                known = takeable.get(move.id, (move.option, False))[1]
                takeable[move.id] = (move.option, known or _can_be_taken(flow, site, move, move.option))
    for option, found in takeable.values():
        if not found:
            hint = "Each of its conditions can hold, but not together."
            problems.add("V060", option.choice.id.place, f"`{option.choice.id}` can never be taken.", hint)


def _can_be_taken(flow: Flow, site: Site, move: Move, option: Option) -> bool:
    """Whether it can be taken, or one of its conditions never holds, which is reported by itself."""
    states = flow.resting(site)
    there = flow.sets.where(states, option.exists)
    if flow.sets.can_hold(states, move.guard) or not flow.sets.can_hold(states, option.exists):
        return True
    return not flow.sets.can_hold(there, option.open)
