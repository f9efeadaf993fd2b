"""What has been read before."""

from __future__ import annotations

from pathlib import Path

from game.language.prose import Span
from game.playing.familiar import Familiar, familiar_in
from game.playing.telling import Paragraph, Told, Yours


def paragraph(words: str) -> Told:
    """A paragraph of these words."""
    return Paragraph((Span(words),))


READ, NEW = paragraph("It is read."), paragraph("It is new.")


def test_what_was_read_in_one_game_is_known_in_the_next(tmp_path: Path) -> None:
    """Whoever comes back another day has read it still."""
    familiar_in(tmp_path, "rich").learn([READ])
    assert familiar_in(tmp_path, "rich").knows([READ])
    assert not familiar_in(tmp_path, "rich").knows([READ, NEW])


def test_each_story_is_read_by_itself(tmp_path: Path) -> None:
    """The same sentence in another story is new."""
    familiar_in(tmp_path, "rich").learn([READ])
    assert not familiar_in(tmp_path, "poor").knows([READ])


def test_what_you_did_need_not_have_been_done_before() -> None:
    """A page is known by what it tells, not by the choice that led to it."""
    familiar = Familiar()
    familiar.learn([READ])
    assert familiar.knows([Yours((Span("Do otherwise."),)), READ])


def test_a_damaged_file_makes_everything_new(tmp_path: Path) -> None:
    """Nothing breaks, and reading begins again."""
    (tmp_path / "read-rich.txt").write_bytes(b"\xff\xfe")
    familiar = familiar_in(tmp_path, "rich")
    assert not familiar.knows([READ])
    familiar.learn([READ])
    assert familiar.knows([READ])
