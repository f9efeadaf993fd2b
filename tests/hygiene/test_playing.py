"""The player's guide names every command, every key of play and every option there is."""

from __future__ import annotations

import argparse
import re
from types import ModuleType

import pytest

from game.commands import play, serve
from game.plain.commands import COMMANDS
from game.playing.settings import THEME
from game.tui.commands import EVERYWHERE, PLAY, Command
from tests.hygiene.project import ROOT

GUIDE = (ROOT / "docs" / "playing.md").read_text(encoding="utf-8")


def test_every_command_of_the_line_mode_is_named():
    """As it is typed."""
    assert [name for name in COMMANDS if f"`{name}" not in GUIDE] == []


def test_every_key_of_the_full_screen_is_named():
    """As the screen names it."""
    keys = {key for command in (*EVERYWHERE, *PLAY) for key in _keys(command)}
    assert sorted(key for key in keys if f"`{key}`" not in GUIDE) == []


def _keys(command: Command) -> list[str]:
    return re.split(r" or |-", command.shown)


@pytest.mark.parametrize("command", [play, serve], ids=["play", "serve"])
def test_every_option_of_the_command_is_named(command: ModuleType):
    """With its dashes."""
    parser = argparse.ArgumentParser(add_help=False)
    command.arguments(parser)
    options = [option for action in parser._actions for option in action.option_strings]
    assert [option for option in options if f"`{option}" not in GUIDE] == []


def test_every_light_is_named():
    """So that `--theme` can be given one."""
    assert [name for name in THEME.values if f"`{name}`" not in GUIDE] == []
