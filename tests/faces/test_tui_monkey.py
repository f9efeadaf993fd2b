"""A few seconds of the monkey; `make monkey` lets it play for longer."""

from pathlib import Path

import pytest

from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from tests.faces.monkey import Monkey
from tests.faces.screen import STORY

KEYS = 300


@pytest.mark.parametrize("story", [STORY, shipped_story()], ids=["small", "shipped"])
async def test_whatever_is_pressed_nothing_breaks_and_no_save_is_lost(tmp_path: Path, monkeypatch, story: Path):
    """Random keys in windows of random sizes: the app goes on, and the shelf has every game as it was played."""
    monkeypatch.chdir(tmp_path)  # for the files it writes out
    await Monkey(open_story(story), tmp_path, seed=1).play(KEYS)
