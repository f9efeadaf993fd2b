"""Look-ups for many lanes at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.batch.packing import Spot
from game.batch.vectors import field
from game.sampling.looking import LookUps, flat

WORDS = 70
SPOTS = st.builds(Spot, st.integers(0, WORDS - 1), st.integers(0, 58), st.integers(1, 6))


@given(st.lists(st.lists(SPOTS, max_size=4), min_size=1, max_size=5), st.integers(0, 10**9))
def test_each_lane_finds_what_its_owner_looks_up(owners: list[list[Spot]], seed: int):
    """One by one or all together, in whatever word and up to its last bit."""
    random = np.random.default_rng(seed)
    lanes = random.integers(0, 1 << 64, (WORDS, 9), dtype=np.uint64)
    at = random.integers(0, len(owners), 9)
    tables = [[random.integers(0, 1000, 1 << spot.width) for spot in spots] for spots in owners]
    found = LookUps(owners).of(at, lanes)
    sums = np.zeros(9, dtype=np.int64)
    np.add.at(sums, found.who, flat([table for row in tables for table in row]).take(found.places))
    for lane, owner in enumerate(at.tolist()):
        mine = [table[field(lanes, spot)[lane]] for spot, table in zip(owners[owner], tables[owner], strict=True)]
        assert sums[lane] == sum(mine)
