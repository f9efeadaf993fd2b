"""What may happen more often than it should: a chance dealt twice, first options that lead round for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from game.checking.flow import Flow
from game.checking.sets import States
from game.machine.graph import circles
from game.machine.program import Site
from game.model.problems import Problems

MOST_ROUNDS = 1_000


def check_rounds(flow: Flow, lost: set[int], problems: Problems) -> None:
    """Reports both; not at the sites from which no ending can be reached anyway."""
    _check_deals(flow, problems)
    for circle in circles(flow.steps):
        steps = {index: circle & _first_targets(flow, index) for index in circle}
        for inner in circles(steps):
            if not inner & lost:
                _check_circle(flow, inner, problems)


def _check_deals(flow: Flow, problems: Problems) -> None:
    deals: dict[str, list[Site]] = defaultdict(list)
    for site in flow.program.sites:
        if site.kind == "deal" and flow.entered[site.index]:
            deals[_chance(site)].append(site)
    for chance, sites in deals.items():
        undealt = [site for site in sites if _may_be_dealt(flow, site)]
        twice = [site for site in undealt if any(_leads_to(flow, first, site) for first in sites)]
        for site in twice:
            node = site.scene.node
            place = next(written.place for written in node.deal if written == chance)
            hint = "Deal it at a node that is entered only once, such as the opening of a chapter."
            problems.add("V046", place, f"`{chance}` may be dealt a second time at `{node.node}`.", hint)


def _chance(site: Site) -> str:
    return site.moves[0].id.partition(".")[0]


def _may_be_dealt(flow: Flow, site: Site) -> bool:
    """Whether the chance may have fallen before the site is entered."""
    variable = flow.program.variable(_chance(site))
    return variable is not None and bool(flow.sets.values(flow.entered[site.index], variable) & ~1)


def _leads_to(flow: Flow, first: Site, second: Site) -> bool:
    """Whether one can go on from the first deal to the second; followed anew, so that what is used up stays so."""
    steps = flow.leaving(first, flow.entered[first.index])
    return any(flow.followed(target, states)[second.index] for target, states in steps)


def _first_targets(flow: Flow, index: int) -> set[int]:
    return {target for target, _ in _first_steps(flow, flow.program.sites[index], flow.entered[index])}


def _first_steps(flow: Flow, site: Site, entered: States) -> Iterator[tuple[int, States]]:
    """Where taking the first open choice can lead, but for choices that can be taken only once."""
    if site.kind != "choices":
        yield from flow.leaving(site, entered)
        return
    states = flow.after(entered, site.entry)
    for move in site.moves:
        once = move.option is not None and move.option.choice.once
        if not once and (going := flow.moved(states, move)):
            yield move.target, going
        states = flow.sets.unless(states, move.guard)


def _check_circle(flow: Flow, circle: set[int], problems: Problems) -> None:
    """Reports a circle that first options may never leave, at the first node in it where the player chooses."""
    states = _going_round(flow, circle)
    asking = [flow.program.sites[index] for index in sorted(circle) if states[index]]
    site = next((site for site in asking if site.kind == "choices"), None)
    if site is None:
        return
    names = list(dict.fromkeys(f"`{found.scene.node.node}`" for found in asking))
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    message = f"Always taking the first open choice may go round for ever: {shown}."
    hint = "Let the first choice lead on, or make it `once: true`."
    problems.add("V064", site.scene.node.choices[0].id.place, message, hint)


def _going_round(flow: Flow, circle: set[int]) -> dict[int, States]:
    """For each site of a circle, the states in which one may come back to it again and again by first options.

    Starts from all states and keeps those that are arrived in, until nothing more falls away.
    """
    states = {index: flow.entered[index] for index in circle}
    for _ in range(MOST_ROUNDS):
        arriving: dict[int, States] = defaultdict(int)
        for index in circle:
            for target, going in _first_steps(flow, flow.program.sites[index], states[index]):
                arriving[target] |= going
        still = {index: flow.sets.both(states[index], arriving[index]) for index in circle}
        if still == states:
            break
        states = still
    return states
