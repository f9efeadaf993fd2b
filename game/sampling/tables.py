"""What is decided and heard of at sites, laid flat in tables for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.sampling.deciding import NEVER, Decision
from game.sampling.looking import LookUps, flat
from game.sampling.numbering import Digit, Numbers
from game.sampling.stepping import Stepper

MOST_NUMBERS = 1 << 9
"""Sites that tell more apart have no place in the tables."""


class Deciding:
    """By site: the number of a lane's state, and by that the bounds of the moves."""

    def __init__(self, stepper: Stepper) -> None:
        sites = range(len(stepper.course.ways))
        decisions = [stepper.decision(site) for site in sites]
        self.fits = np.array([_fits(stepper, site) for site in sites])
        fitting = [decision if fits else None for decision, fits in zip(decisions, self.fits, strict=True)]
        digits = [_digits(decision) for decision in fitting]
        self.digits = LookUps([digit.spot for digit in row] for row in digits)
        self.adds = flat([digit.adds for row in digits for digit in row])
        self.first_row, self.bounds = _bounds(fitting)
        self.hears = any(decision.labels for decision in decisions)
        self.first_meaning = np.array([stepper.first_meaning(site) if self.hears else 0 for site in sites])
        kinds = [site.kind for site in stepper.course.sites]
        self.draws = np.array([kind != "passing" for kind in kinds])
        self.choices = np.array([kind == "choices" for kind in kinds])


def _fits(stepper: Stepper, site: int) -> bool:
    decision = stepper.decision(site)
    small = decision.complete and decision.numbering is not None and decision.numbering.size <= MOST_NUMBERS
    return small and bool(stepper.course.ways[site]) and not stepper.course.looked_at(site)


def _digits(decision: Decision | None) -> Sequence[Digit]:
    return decision.numbering.digits if decision is not None and decision.numbering is not None else ()


def _bounds(decisions: Sequence[Decision | None]) -> tuple[Numbers, Numbers]:
    """By site where its bounds begin; and those of all, one row for each move."""
    shapes = [(0, 0) if decision is None else decision.bounds.shape for decision in decisions]
    ends = np.cumsum([numbers for _, numbers in shapes])
    firsts = ends - [numbers for _, numbers in shapes]
    bounds = np.full((max((moves for moves, _ in shapes), default=0), int(ends[-1])), NEVER)
    for decision, first in zip(decisions, firsts.tolist(), strict=True):
        if decision is not None:
            moves, numbers = decision.bounds.shape
            bounds[:moves, first : first + numbers] = decision.bounds
    return firsts, bounds
