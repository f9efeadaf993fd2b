"""What is decided and heard of at sites, laid flat in tables for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.sampling.course import Course
from game.sampling.deciding import NEVER, Decision
from game.sampling.looking import LookUps, flat
from game.sampling.numbering import Digit, Numbers
from game.sampling.stepping import Deciding, Stepper
from game.sampling.telling import Telling


class Tables:
    """By site: the number of a lane's state, and by that the bounds of the moves."""

    def __init__(self, stepper: Stepper) -> None:
        course, sites = stepper.course, range(len(stepper.course.sites))
        deciding = [stepper.deciding(site) for site in sites]
        self.fits = np.array([_fits(course, site, found.telling) for site, found in enumerate(deciding)])
        fitting = [found if fits else None for found, fits in zip(deciding, self.fits, strict=True)]
        digits = [_digits(found) for found in fitting]
        self.digits = LookUps([digit.spot for digit in row] for row in digits)
        self.adds = flat([digit.adds for row in digits for digit in row])
        self.first_row, self.bounds = _bounds([None if found is None else found.decision for found in fitting])
        self.hears = any(found.telling.labels for found in deciding)
        self.first_meaning = np.array([found.first_meaning for found in deciding])
        self.draws = np.array([site.kind != "passing" for site in course.sites])
        self.choices = np.array([site.kind == "choices" for site in course.sites])


def _fits(course: Course, site: int, telling: Telling) -> bool:
    return telling.complete and bool(course.edges[site]) and not course.looked_at(site)


def _digits(deciding: Deciding | None) -> Sequence[Digit]:
    return deciding.telling.numbering.digits if deciding is not None and deciding.telling.numbering is not None else ()


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
