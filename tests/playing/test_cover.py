"""The cover: what can be said of a story before it has been read."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from game.playing.cover import FIELDS, METADATA, _fields, _plain_fields, read_cover
from game.playing.shelf import open_shelf

VALUES = st.text(st.sampled_from("Tё 1-:#'\"[{&*!|>%@`,?\t"), max_size=6) | st.sampled_from(["null", "yes", "A title"])
LINES = st.builds("{}:{}".format, st.sampled_from([*FIELDS, "language"]), VALUES.map(" {}".format) | VALUES)
OTHERS = st.sampled_from(["", "  more", "---", "# title: x", "content: |", "- a", "title", "{a: b}"])


@given(st.lists(LINES | OTHERS, max_size=6).map("\n".join))
@example("story: a\ntitle: One\n  more")
@example("story: a\n\n  more")
@example("story: a\ntitle: One\n---\ntitle: Two")
def test_what_is_read_without_yaml_is_what_yaml_reads(text: str) -> None:
    """Whatever the file, the quick way either leaves it to YAML or says the same."""
    if quick := _plain_fields(text):
        exact = _fields(text)
        assert quick == {name: exact[name] for name in FIELDS if name in exact} or not exact


def test_a_title_in_quotation_marks_is_read(tmp_path: Path) -> None:
    """What takes YAML is read by YAML."""
    (tmp_path / METADATA).write_text('story: a\ntitle: "One: two"\n', encoding="utf-8")
    cover = read_cover(tmp_path, open_shelf(tmp_path / "shelf"))
    assert cover is not None
    assert (cover.story, cover.title, cover.subtitle) == ("a", "One: two", "")


def test_a_story_without_a_title_has_no_cover(tmp_path: Path) -> None:
    """Reading it says what is wrong."""
    (tmp_path / METADATA).write_text("story: a\n", encoding="utf-8")
    assert read_cover(tmp_path, open_shelf(tmp_path / "shelf")) is None
