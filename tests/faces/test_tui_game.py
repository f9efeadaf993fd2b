"""A whole game by its keys, and the same left and taken up again after every choice."""

from pathlib import Path

from game.playing.opening import Opening
from game.tui.screens.ending import Closing
from game.tui.screens.note import Note
from game.tui.screens.title import Title
from tests.faces.screen import TO_THE_END, TO_THE_PAPERS, playing, session_after, session_in
from tests.stories import machine

CONTINUE = Opening(wish="continue")


async def test_a_game_from_the_title_to_its_ending(tmp_path: Path):
    """Title, content note, every choice, the file page by page; then a new game."""
    async with playing(session_in(tmp_path, Opening()), begun=False) as player:
        assert isinstance(player.app.screen, Title)
        assert "a winter at the planning office" in player.text()
        await player.press("1")
        await player.until(lambda: isinstance(player.app.screen, Note))
        assert "Everyone here is invented." in player.text()
        await player.begin()
        await player.take(*TO_THE_END)
        await player.read()
        assert isinstance(player.app.screen, Closing)
        pages = [player.text()]
        while "New game" not in pages[-1]:
            await player.press("space")
            pages.append(player.text())
        cover, *_, last = pages
        told = "\n".join(pages)
        assert "THE FOLDER IS TIED" in cover
        assert told.index("Copy to the file of Voskoboinikov") < told.index("In what form")
        assert told.index("In what form") < told.index("His daughter kept the slide rule")
        assert told.index("Shouted at people until 1951") < told.rindex("What stayed sealed")
        assert "The archive" in last
        await player.press("1")
        await player.until(lambda: isinstance(player.app.screen, Note))


async def test_a_game_left_after_every_choice_goes_on_where_it_stood(tmp_path: Path):
    """Each choice is made by another process's session, and the last page is the one of a game played at a sitting."""
    for number, choice in enumerate(TO_THE_END):
        async with playing(session_in(tmp_path, CONTINUE if number else Opening(seed=1, wish="new"))) as player:
            await player.take(choice)
    async with playing(session_in(tmp_path, CONTINUE)) as player:
        resumed = player.text()
    async with playing(session_in(tmp_path / "other")) as player:
        await player.take(*TO_THE_END)
        assert player.text() == resumed


async def test_every_choice_is_on_the_shelf_when_its_page_shows(tmp_path: Path):
    """Another process sees the choice as soon as the reader does."""
    async with playing(session_in(tmp_path)) as player:
        await player.take("log")
        assert session_in(tmp_path, CONTINUE).playthrough.choices == 1


async def test_undo_takes_back_an_ending(tmp_path: Path):
    """From the pages of the ending the reader comes back to the choice that led there."""
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await player.read()
        await player.press("space", "space", "u")
        await player.until(lambda: not isinstance(player.app.screen, Closing))
        await player.settled()
        assert "Tie the tape." in player.text()


async def test_others_accusations_stay_sealed_until_the_game_is_over(tmp_path: Path):
    """While it goes on, the file holds your own papers only."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS)) as player:
        await player.read()
        await player.press("f")
        assert "accuses Voskoboinikov, G. A., in a commission finding." in player.words()
        assert 'The reason you wrote: "Duty."' in player.words()
        assert "Kosmynina" not in player.text()


async def test_leaving_needs_no_question(tmp_path: Path):
    """Everything is saved, so q leaves at once, and so does Ctrl+C with nothing to copy."""
    for key in ("q", "ctrl+q", "ctrl+c"):
        async with playing(session_in(tmp_path)) as player:
            player.app.simulate_key(key)
            await player.until(lambda player=player: player.app._exit)
            assert player.app.return_code == 0


TURNED = """
node: first
text: |
  A door.
choices:
  - {id: open, text: Open it., to: second}
---
node: second
blocks:
  - text: |
      Somebody sits there.
  - page: true
    text: |
      He gets up.
choices:
  - {id: on, text: Go on., to: first}
"""


async def test_a_game_left_at_its_options_goes_on_at_them(tmp_path: Path):
    """What led to them was read on that evening; the recap stands above the last page of it."""
    async with playing(session_in(tmp_path, machine=machine(TURNED))) as player:
        await player.take("open")
        await player.read()
    async with playing(session_in(tmp_path, CONTINUE, machine(TURNED))) as player:
        assert player.play.choosing
        assert "When you left" in player.text()
        assert "Somebody sits there." not in player.text()
        assert "He gets up." in player.text()
