"""The screens that lie over the page: each shows what it is for, and leads back."""

from itertools import product
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from game.playing.log import Chosen
from game.playing.opening import Opening
from game.playing.settings import FILE
from game.tui.commands import EVERYWHERE, PLAY
from game.tui.screens.games import Games
from game.tui.screens.help import Help
from game.tui.screens.play import Play
from game.tui.screens.who import Who
from tests.faces.screen import TO_THE_PAPERS, Player, playing, session_after, session_in
from tests.stories import machine


async def test_every_screen_leads_back_to_the_page(tmp_path: Path):
    """A letter leads back as well as Esc, which is slow in some terminals."""
    async with playing(session_in(tmp_path), (80, 30)) as player:
        for key, back in product(["w", "f", "s", "l", "h", "c", "g", "question_mark", "t"], ["b", "escape"]):
            await player.press(key)
            assert not isinstance(player.app.screen, Play), key
            await player.press(back)
            assert isinstance(player.app.screen, Play), key


@pytest.mark.parametrize("key", [*"wfslcgt", "question_mark", "ctrl+p"])
async def test_two_quick_keys_leave_a_screen_once(tmp_path: Path, key: str):
    """The second comes before the first has been dealt with: the page below stays, and answers the next key."""
    async with playing(session_in(tmp_path), (80, 30)) as player:
        await player.press(key)
        assert not isinstance(player.app.screen, Play)
        for _ in range(2):
            player.app.simulate_key("escape")
        await player.until(lambda: isinstance(player.app.screen, Play))
        await player.press("f", "b")
        assert [type(screen) for screen in player.app.screen_stack[1:]] == [Play]


async def test_a_screen_that_is_left_late_takes_nothing_away(tmp_path: Path):
    """A light is chosen, and before that is dealt with help lies over the lights: they stay, and are left by a key."""
    async with playing(session_in(tmp_path)) as player:
        await player.press("t")
        for key in ("2", "question_mark"):
            player.app.simulate_key(key)
        await player.settled()
        await player.press("b", "b")
        assert player.app.theme == "paper"
        assert [type(screen) for screen in player.app.screen_stack[1:]] == [Play]


async def test_who_is_who_puts_those_present_first(tmp_path: Path):
    """Name, post, reminder, and what is known; the present scene's people before the rest."""
    async with playing(session_after(tmp_path, "log"), (80, 40)) as player:
        await player.press("w")
        text = player.text()
        assert text.index("In this scene") < text.index("engineer, capital construction") < text.index("Before")
        assert "He carried the log to you" in text
        assert text.index("Akchurdin") < text.index("Ozolnieks")


async def test_one_leaf_is_laid_in_place_of_another(tmp_path: Path):
    """Who is who, and from there the file: back leads to the page."""
    async with playing(session_in(tmp_path), (80, 40)) as player:
        await player.press("w", "f")
        assert "The file so far" in player.text()
        await player.press("b")
        assert [type(screen) for screen in player.app.screen_stack[1:]] == [Play]


async def test_the_line_of_keys_says_when_a_leaf_goes_on(tmp_path: Path):
    """Space reads on in it, until there is no more."""
    async with playing(session_in(tmp_path), (60, 20)) as player:
        await player.press("question_mark")
        assert "Space further" in player.text()
        await player.press("end")
        assert "Space further" not in player.text()


async def test_the_margin_names_whoever_is_in_the_scene_and_fits(tmp_path: Path):
    """Whoever is named most stands first, and the last are left out; where you stand and the papers are not."""
    names = [f"Clerk{number}" for number in range(9)]
    nodes = f"node: first\ntext: |\n  {', '.join(names)}; Clerk8.\nchoices:\n  - {{id: on, text: Go on., to: first}}\n"
    person = "{{name: '{}, Anna', gender: woman, role: clerk, reminder: counts}}"
    people = "".join(f"  p{number}: {person.format(name)}\n" for number, name in enumerate(names))
    world = f"meters:\n  nerve: {{range: 0..1, start: 0, bands: [none, some]}}\npeople:\n  you: {person.format('You')}\n{people}"
    async with playing(session_in(tmp_path, machine=machine(nodes, world)), (120, 24)) as player:
        await player.read()
        await player.settled()
        margin = "".join(line[82:] for line in player.text().splitlines()[2:])
        assert margin.startswith("Nerve: none")
        assert [name for name in names if name in margin] == [
            "Clerk0",
            "Clerk1",
            "Clerk2",
            "Clerk3",
            "Clerk4",
            "Clerk8",
        ]
        assert margin.index("Clerk8") < margin.index("Clerk0")


async def test_the_history_has_everything_told_and_finds_words(tmp_path: Path):
    """It opens at the end; a search goes back to the passage with the words, over a line's end too."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS), (80, 20)) as player:
        await player.press("l")
        assert "> Write duty." in player.text()
        assert "radiator" not in player.text()
        await player.press("slash", *"the folder comes", "enter")
        assert "radiator" in player.text()
        assert "1 of 1" in player.text()


async def test_a_search_without_a_find_says_so(tmp_path: Path):
    """And an empty line closes the search."""
    async with playing(session_in(tmp_path)) as player:
        await player.press("l", "slash", "x", "y", "z", "enter")
        assert "not found" in player.text()
        await player.press("backspace", "backspace", "backspace", "enter")
        assert not player.app.screen.query_one(Input).display


async def test_the_history_keeps_a_skipped_scene_skipped(tmp_path: Path):
    """What was taken as a summary is read again as a summary."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS, "read"), (80, 40)) as player:
        await player.press("k")
        await player.take("close")
        await player.press("l")
        assert "The letter asks for socks, and for nothing else." in player.words()
        assert "opened twice" not in player.words()


async def test_help_lists_every_key_of_the_screen_it_was_asked_from(tmp_path: Path):
    """It is made from the table the bindings are made from."""
    async with playing(session_in(tmp_path), (80, 40)) as player:
        await player.press("question_mark")
        assert isinstance(player.app.screen, Help)
        for command in (*PLAY, *EVERYWHERE):
            assert command.help in player.words()


async def test_a_line_of_help_can_be_clicked(tmp_path: Path):
    """It does what it says on the screen below, for whoever has no keys; a line that needs a digit does nothing."""
    async with playing(session_in(tmp_path), (80, 40)) as player:
        await player.press("question_mark")
        await click(player, "Takes the option of that number.")
        assert isinstance(player.app.screen, Help)
        await click(player, "Who is who:")
        await player.until(lambda: isinstance(player.app.screen, Who))
        await player.press("b")
        assert player.play


async def click(player: Player, words: str) -> None:
    """Clicks on the first line that holds these words."""
    lines = player.text().splitlines()
    row = next(row for row, line in enumerate(lines) if words in line)
    await player.pilot.click(offset=(lines[row].index(words), row))
    await player.settled()


async def test_the_palette_offers_what_can_be_done_now(tmp_path: Path):
    """Who is who can be opened from it; taking back cannot, before there is a choice; and its cursor does not blink."""
    async with playing(session_in(tmp_path)) as player:
        names = {command.title for command in player.app.get_system_commands(player.app.screen)}
        assert any(name.startswith("Who is who") for name in names)
        assert "Takes back the last choice." not in names
        await player.press("ctrl+p")
        await player.until(lambda: isinstance(player.app.screen, CommandPalette))
        assert not player.app.screen.query_one(Input).cursor_blink


async def test_the_line_of_keys_never_offers_what_cannot_be_done(tmp_path: Path):
    """Undo appears with the first choice, the digits with the options."""
    async with playing(session_in(tmp_path), (80, 20)) as player:
        assert keys(player).startswith("Space read on")
        assert "undo" not in keys(player)
        await player.take("log")
        await player.read()
        assert keys(player).startswith("1-4 choose")
        assert "u undo" in keys(player)


def keys(player: Player) -> str:
    """The line of keys."""
    return player.text().splitlines()[-1].strip()


async def test_a_word_on_the_line_of_keys_can_be_clicked(tmp_path: Path):
    """The mouse does what the key does."""
    async with playing(session_in(tmp_path)) as player:
        await player.pilot.click(offset=(player.text().splitlines()[-1].index("all keys"), 23))
        await player.until(lambda: isinstance(player.app.screen, Help))


async def test_a_light_is_seen_at_once_and_remembered(tmp_path: Path):
    """The cursor shows each theme; leaving the list keeps it for the next evening."""
    async with playing(session_in(tmp_path), theme="") as player:
        assert player.app.theme == "lamp"
        await player.press("t", "down")
        assert player.app.theme == "paper"
        await player.press("enter")
    async with playing(session_in(tmp_path), theme="") as player:
        assert player.app.theme == "paper"


async def test_a_light_there_is_not_is_the_lamp(tmp_path: Path):
    """A settings file from elsewhere breaks nothing."""
    (tmp_path / FILE).write_text('{"theme": "neon"}', encoding="utf-8")
    async with playing(session_in(tmp_path), theme="") as player:
        assert player.app.theme == "lamp"


async def test_a_chapter_can_be_gone_back_to(tmp_path: Path):
    """The list of chapters and games begins a copy at the chapter's first page."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS), (80, 30)) as player:
        await player.read()
        await player.press("g")
        assert "Back to the beginning of The Boiler." in player.text()
        await player.press("1")
        await player.until(lambda: isinstance(player.app.screen, Play) and player.play.playthrough.choices == 0)


async def test_another_saved_game_can_be_opened_from_the_title(tmp_path: Path):
    """The title offers the latest game first, and the others behind one line."""
    for choices in (("log",), ("later",)):
        async with playing(session_in(tmp_path)) as player:
            await player.take(*choices)
    async with playing(session_in(tmp_path, Opening()), begun=False) as player:
        assert "Continue" in player.text()
        await player.press("3")
        await player.until(lambda: isinstance(player.app.screen, Games))
        assert "1 choice, last played on" in player.text()
        await player.press("2")
        await player.until(lambda: isinstance(player.app.screen, Play))
        assert player.play.playthrough.log.entries == (Chosen("desk.log"),)


async def test_a_leaf_that_cannot_be_opened_leaves_the_one_there_is(tmp_path: Path):
    """The page links to no entry of the codex, so `c` does nothing over it either."""
    nodes = "node: first\ntext: |\n  A door.\nchoices:\n  - {id: on, text: Go in., to: first}\n"
    async with playing(session_in(tmp_path, machine=machine(nodes))) as player:
        await player.press("w", "c")
        assert isinstance(player.app.screen, Who)


@pytest.mark.parametrize("words", ["asks me", '"That is', "writing."])
async def test_the_history_finds_words_with_the_marks_they_stand_in(tmp_path: Path, words: str):
    """From the beginning of a word, or of what stands before it."""
    async with playing(session_after(tmp_path, "log"), (80, 20)) as player:
        await player.press("l", "slash", *words, "enter")
        assert "1 of 1" in player.text()
