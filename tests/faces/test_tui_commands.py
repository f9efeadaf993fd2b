"""The table of commands: one key, one meaning, and a sentence for each."""

import pytest

from game.tui.commands import EVERYWHERE, Command
from game.tui.screens.codex import Codex
from game.tui.screens.desk import Desk
from game.tui.screens.ending import Closing
from game.tui.screens.games import Games
from game.tui.screens.help import Help
from game.tui.screens.history import History
from game.tui.screens.lights import Lights
from game.tui.screens.note import Note
from game.tui.screens.play import Play
from game.tui.screens.title import Title

SCREENS = (Closing, Codex, Games, Help, History, Lights, Note, Play, Title)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_key_has_one_meaning_on_a_screen(screen: type[Desk]):
    """And none that works everywhere is taken for something else."""
    keys = [key for command in (*screen.commands, *EVERYWHERE) for key in command.keys.split(",")]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_of_a_screen_is_bound_and_said(screen: type[Desk]):
    """What the line of keys, the help and the palette show can be pressed, and reads as a sentence."""
    bound = {binding.key for cls in screen.__mro__ for binding in vars(cls).get("BINDINGS", ())}
    for command in screen.commands:
        assert set(command.keys.split(",")) <= bound
        assert command.help.endswith(".")


def test_the_line_of_keys_names_the_first_key():
    """Where several do the same, one is enough to say."""
    assert Command("app.help", "question_mark,f1", "? or F1", "Lists every key.").key == "?"
