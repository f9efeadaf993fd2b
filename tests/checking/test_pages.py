"""The pages of `docs/problems` say what the checker says."""

from pathlib import Path

import pytest

from game.checking.report import as_text
from game.model.problems import CODES
from tests.checking.pages import FOLDER, index, marked_lines, pages, run

PAGES = pages()


def test_every_code_has_a_page_and_every_page_a_code():
    """Nothing is printed that cannot be looked up, and nothing can be looked up that is never printed."""
    assert set(PAGES) == set(CODES)


def test_the_index_lists_every_page():
    """The README beside the pages ends with the table of all codes."""
    assert (FOLDER / "README.md").read_text(encoding="utf-8").endswith("\n" + index())


@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_named_for_its_code(code: str):
    """Its title is the code and what the registry calls it."""
    assert PAGES[code].title == f"# {code}: {CODES[code][1]}"


@pytest.mark.parametrize("code", PAGES)
def test_the_broken_example_is_reported_where_it_is_marked(code: str, tmp_path: Path):
    """The code is found at the marked lines and at no others; a file that is not there has no line to mark."""
    checked = run(PAGES[code], "Broken", tmp_path)
    found = [problem.place for problem in checked.problems if problem.code == code]
    assert found
    assert {(place.file, place.line) for place in found if checked.sources.line(place)} == marked_lines(
        PAGES[code].files("Broken")
    )


@pytest.mark.parametrize("code", PAGES)
def test_the_page_shows_what_is_printed(code: str, tmp_path: Path):
    """`python -m tests.checking.pages` brings it up to date."""
    assert PAGES[code].printed() == as_text(run(PAGES[code], "Broken", tmp_path))


@pytest.mark.parametrize("code", PAGES)
def test_the_mended_example_has_no_problem(code: str, tmp_path: Path):
    """Not a warning either: what a page recommends is clean."""
    assert run(PAGES[code], "Mended", tmp_path).problems == ()
