"""What holds for all tests of sampling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.sampling import rounds, running, single, stepping, tally

LONGEST = 60
FORMS = {"site by site": 0, "round by round": 10**9}
"""For each form the lanes a site below which it is the second."""


@pytest.fixture(autouse=True, scope="session")
def short_playthroughs() -> Iterator[None]:
    """Whoever goes round for ever is broken off soon: random stories have many circles."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (rounds, single, stepping, tally):
            patch.setattr(module, "LONGEST", LONGEST)
        yield


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Iterator[str]:
    """What holds for playthroughs side by side holds in either form."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "FEW", FORMS[request.param])
        yield request.param
