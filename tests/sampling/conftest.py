"""What holds for all tests of sampling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.sampling import running, single, tally

LONGEST = 60


@pytest.fixture(autouse=True, scope="session")
def short_playthroughs() -> Iterator[None]:
    """Whoever goes round for ever is broken off soon: random stories have many circles."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (running, single, tally):
            patch.setattr(module, "LONGEST", LONGEST)
        yield
