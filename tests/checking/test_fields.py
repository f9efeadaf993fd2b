"""Fields that do nothing where they stand."""

from __future__ import annotations

import pytest

from game.checking.checker import check_sources
from game.model.problems import Problems
from tests.stories import sources

END = "---\nnode: last\nkind: ending\ntext: |\n  The end.\n"
FIRST = "node: first\ntext: |\n  A room.\nnext: last\n"


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("summary: |\n  In short.\n", "summary"),
        ("title: The Room\n", "title"),
        ("epilogue: somebody\n", "epilogue"),
        ("blocks:\n  - title: A heading\n    text: |\n      A paper.\n", "title"),
    ],
)
def test_a_field_without_its_partner_is_reported(lines: str, field: str) -> None:
    """The warning names the field, at what it says."""
    text = (FIRST.replace("text: |\n  A room.\n", "") if "blocks" in lines else FIRST) + lines + END
    found = [problem for problem in check_sources(sources(text), Problems()).problems if problem.code == "V066"]
    assert [problem.message.split("`")[1] for problem in found] == [field]


def test_fields_with_their_partners_are_not_reported() -> None:
    """A summary beside a word of care, and a title on an ending, do what they are for."""
    text = FIRST + "care: A letter.\nsummary: |\n  In short.\n" + END + "title: The End\n"
    assert not [problem for problem in check_sources(sources(text), Problems()).problems if problem.code == "V066"]
