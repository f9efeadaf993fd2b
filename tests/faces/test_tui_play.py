"""The play screen: reading, choosing, taking back."""

from pathlib import Path

from game.playing.opening import Opening
from game.tui.screens.codex import Codex
from game.tui.screens.play import Play
from tests.faces.screen import TO_THE_PAPERS, playing, session_after, session_in
from tests.stories import METADATA, machine

TWO_PLACES = """
node: first
at: The stairs
date: 1936-11-24, evening
text: |
  Somebody is sweeping below.
choices:
  - {id: up, text: Go up., to: second}
---
node: second
at: The attic
date: 1936-11-25, morning
text: |
  Nobody has swept here.
choices:
  - {id: wait, text: Wait., to: second}
"""


async def test_the_options_appear_once_everything_has_been_read(tmp_path: Path):
    """A page longer than the window shows its end, and the options, only when the reader goes on."""
    async with playing(session_in(tmp_path), (60, 20)) as player:
        assert "Ask Voskoboinikov" not in player.text()
        await player.read()
        assert "asks me in writing" in player.words()
        assert "1  Ask Voskoboinikov for the inspection log." in player.text()


async def test_a_digit_takes_nothing_before_the_options_are_open(tmp_path: Path):
    """Keys pressed ahead of unread text are not choices."""
    async with playing(session_in(tmp_path), (80, 20)) as player:
        await player.press("1")
        assert player.play.playthrough.choices == 0


async def test_a_choice_by_digit_becomes_a_line_in_your_voice(tmp_path: Path):
    """What was chosen stands above what it led to."""
    async with playing(session_in(tmp_path)) as player:
        await player.take("log")
        assert "> Ask Voskoboinikov for the inspection log." in player.text()
        assert "folded in four" in player.text()


async def test_arrows_and_enter_choose(tmp_path: Path):
    """Down puts the cursor on the first option, and Enter takes it."""
    async with playing(session_in(tmp_path)) as player:
        await player.read()
        await player.press("down", "down", "enter")
        assert "> Put the folder in the drawer" in player.text()


async def test_enter_alone_takes_nothing_where_there_is_a_choice(tmp_path: Path):
    """No option is under the cursor until an arrow has been pressed."""
    async with playing(session_in(tmp_path)) as player:
        await player.read()
        await player.press("enter", "enter")
        assert player.play.playthrough.choices == 0


async def test_an_option_is_taken_by_a_click(tmp_path: Path):
    """The mouse does what the digit does."""
    async with playing(session_in(tmp_path)) as player:
        await player.read()
        row, column = found_at(player.text(), "Ask Voskoboinikov")
        await player.pilot.click(offset=(column, row))
        await player.until(lambda: player.play.playthrough.choices == 1)


async def test_a_locked_option_says_why_and_cannot_be_taken(tmp_path: Path):
    """The reason stands in words, and no digit leads there."""
    async with playing(session_in(tmp_path)) as player:
        await player.read()
        assert "(he has not come to the telephone since the 18th)" in player.words()
        await player.press("3")
        assert player.play.playthrough.choices == 0


async def test_a_page_turn_waits(tmp_path: Path):
    """What stands after a page turn comes when the reader asks for it."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS)) as player:
        await player.press("space")
        assert "WRECKERS IN THE BOILER-HOUSE" in player.text()
        assert "Under the telegram" not in player.text()
        await player.press("enter")
        assert "Under the telegram" in player.text()


async def test_no_line_passes_unseen(tmp_path: Path):
    """Read screen by screen in a small window, the text shows every one of its lines."""
    lines = "".join(f"  Line number {number}.\n\n" for number in range(60))
    nodes = f"node: first\nkind: ending\ntext: |\n{lines}"
    async with playing(session_in(tmp_path, machine=machine(nodes)), (60, 20)) as player:
        seen = player.text()
        while isinstance(player.app.screen, Play) and "number 59" not in seen:
            await player.press("space")
            seen += player.text()
        assert [number for number in range(60) if f"Line number {number}." not in seen] == []


async def test_no_screen_begins_with_the_end_of_a_paragraph(tmp_path: Path):
    """Where two lines of one would stand over the options, they are left above, and there is a line to spare below."""
    told = "".join(f"  Line number {number}.\n\n" for number in range(9))
    nodes = f"node: first\ntext: |\n  {'word ' * 24}.\n\n{told}choices:\n  - {{id: on, text: Go on., to: first}}\n"
    tops = set()
    for rows in range(20, 26):
        async with playing(session_in(tmp_path / str(rows), machine=machine(nodes)), (60, rows)) as player:
            await player.read()
            tops.add(player.text().strip().split()[0])
    assert tops == {"Line"}


async def test_square_brackets_in_the_story_are_text(tmp_path: Path):
    """Nothing in a story is read as markup."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS), (120, 40)) as player:
        await player.read()
        assert "[note] This is not in the plan, [/ nor out of it." in player.words()


async def test_undo_shows_the_page_before(tmp_path: Path):
    """The choice is taken back and its options are open again."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.press("u")
        await player.read()
        assert "Ask Voskoboinikov for the inspection log." in player.text()
        assert "> Ask" not in player.text()


async def test_the_head_says_where_the_first_line_in_view_is_told(tmp_path: Path):
    """A place that is new stands on the page, between what was told elsewhere and what is told there."""
    async with playing(session_in(tmp_path, machine=machine(TWO_PLACES))) as player:
        await player.take("up")
        head, *page = player.text().strip("\n").splitlines()
        assert "The stairs" in head
        assert " ".join(" ".join(page).split()).index("The attic · 25 November 1936, morning") > 0
        for _ in range(8):
            await player.take("wait")
        assert "The attic" in player.text().strip("\n").splitlines()[0]


async def test_a_page_that_begins_somewhere_says_so_in_its_head_alone(tmp_path: Path):
    """The first page of a game, and of a chapter, has nothing above it that would be told elsewhere."""
    async with playing(session_in(tmp_path, machine=machine(TWO_PLACES))) as player:
        assert player.text().count("The stairs") == 1


async def test_the_line_of_keys_leads_back_to_options_out_of_view(tmp_path: Path):
    """Scrolled back, the digits are not named, and reading on is, until the options can be seen again."""
    async with playing(session_in(tmp_path), (60, 20)) as player:
        await player.read()
        await player.press("home")
        assert "choose" not in player.text()
        await player.press(*["space"] * 3)
        assert "choose" in player.text()


async def test_what_is_taken_back_is_said_and_its_options_lie_open(tmp_path: Path):
    """However many pages led to them: they have been read."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS)) as player:
        await player.take("read")
        await player.press("u")
        assert player.play.choosing
        (note,) = player.app._notifications
        assert note.message.startswith("Taken back: ")


async def test_a_scene_marked_with_care_can_be_had_as_a_summary(tmp_path: Path):
    """The word of care stands alone until the reader says which; a key takes the summary."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS, "read")) as player:
        assert "Take care. A letter from a man in a cell." in player.text()
        assert "asks for socks" not in player.text()
        await player.press("k")
        assert "The letter asks for socks, and for nothing else." in player.text()


async def test_after_a_summary_the_scene_can_be_had_as_well(tmp_path: Path):
    """The same key shows it, and its options are the same."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS, "read")) as player:
        await player.press("k")
        options = player.play.story.options.items
        await player.press("k")
        await player.read()
        assert "opened twice" in player.words()
        assert player.play.story.options.items == options


async def test_reading_on_past_a_word_of_care_shows_the_scene(tmp_path: Path):
    """Whoever reads on gets the scene itself."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS, "read")) as player:
        await player.press("space")
        assert "opened twice" in player.text()


async def test_a_linked_word_opens_its_entry(tmp_path: Path):
    """A click on the word does it, and a key lists every entry of the page."""
    async with playing(session_in(tmp_path), (80, 30)) as player:
        await player.read()
        await player.press("c")
        assert isinstance(player.app.screen, Codex)
        assert "The title list" in player.text()
        assert "A commission of inquiry" in player.text()
        await player.press("b")
        row, column = found_at(player.text(), "title list")
        await player.pilot.click(offset=(column, row))
        await player.until(lambda: isinstance(player.app.screen, Codex))
        await player.settled()
        assert "A commission of inquiry" not in player.text()


def found_at(text: str, words: str) -> tuple[int, int]:
    """The row and column where words stand on the screen."""
    return next((row, line.index(words)) for row, line in enumerate(text.splitlines()) if words in line)


async def test_the_margin_of_a_wide_window_marks_what_has_changed(tmp_path: Path):
    """Where you stand, in words; a mark on what the last choice changed, gone after the next."""
    async with playing(session_in(tmp_path), (120, 40)) as player:
        await player.take("log")
        await player.read()
        assert "Nerve: steady ·" in player.text()
        assert "the trust director; a bully" in player.text()
        await player.take("negligence")
        await player.read()
        assert "Nerve: steady ·" not in player.text()


async def test_a_narrow_window_has_no_margin(tmp_path: Path):
    """The same stands behind a key."""
    async with playing(session_after(tmp_path, "log")) as player:
        await player.read()
        assert "Nerve" not in player.text()
        await player.press("s")
        assert "Nerve: steady ·" in player.text()


async def test_a_window_too_small_says_so_and_recovers(tmp_path: Path):
    """One clear message, no key but leaving, and the page again as soon as there is room."""
    async with playing(session_in(tmp_path)) as player:
        await player.read()
        await player.pilot.resize_terminal(50, 15)
        await player.until(lambda: "too small" in player.text())
        await player.press("1")
        assert player.play.playthrough.choices == 0
        await player.pilot.resize_terminal(80, 24)
        await player.until(lambda: "Ask Voskoboinikov" in player.text())


async def test_scrolling_back_shows_what_was_told_and_a_digit_first_returns(tmp_path: Path):
    """Nothing is chosen while the options are out of sight."""
    async with playing(session_after(tmp_path, "log"), (80, 20)) as player:
        await player.read()
        await player.press("pageup", "pageup")
        assert "Put the folder" not in player.text()
        assert "Underline wear" not in player.text()
        await player.press("1")
        assert player.play.playthrough.choices == 1
        assert "Underline wear" in player.text()


async def test_more_options_than_fit_are_shown_from_the_first(tmp_path: Path):
    """The list begins at the top of the window; the cursor brings the rest, and those beyond nine, into view."""
    options = "".join(f"  - {{id: o{n}, text: Take number {n}, to: last}}\n" for n in range(1, 31))
    nodes = f"node: first\ntext: |\n  A list.\nchoices:\n{options}---\nnode: last\nkind: ending\ntext: |\n  Over.\n"
    async with playing(session_in(tmp_path, machine=machine(nodes)), (60, 20)) as player:
        await player.read()
        assert "1  Take number 1" in player.text()
        await player.press("up")
        assert "30  Take number 30" in player.text()
        await player.press("enter")
        assert "> Take number 30" in player.text()


async def test_what_the_program_has_to_say_stands_on_the_page(tmp_path: Path):
    """A notice of the session is told before the scene."""
    session = session_in(tmp_path, Opening(wish="continue"))
    async with playing(session) as player:
        assert "There is no saved game to continue" in player.text()


async def test_what_was_taken_as_a_summary_stays_one_when_a_choice_is_taken_back(tmp_path: Path):
    """The scene that was declined is not told by going back to it."""
    async with playing(session_after(tmp_path, *TO_THE_PAPERS, "read")) as player:
        await player.press("k")
        await player.take("close")
        await player.press("u")
        assert player.play.choosing
        assert "The letter asks for socks, and for nothing else." in player.words()
        assert "opened twice" not in player.words()


CHAPTERS = """
node: first
opens: one
at: The stairs
text: |
  A step.
choices:
  - id: up
    text: Go up.
    reply: |
      It creaks.
    to: landing
---
node: landing
at: The landing
text: |
  A door.
next: room
---
node: room
opens: two
text: |
  A room.
choices:
  - {id: down, text: Go down., to: first}
"""


async def test_a_chapter_that_is_gone_back_to_begins_its_page(tmp_path: Path):
    """What led to it stands in the history, and the head says where that had come to."""
    chapters = METADATA.replace("start:", "chapters: {one: One, two: Two}\nstart:")
    story = machine(CHAPTERS, metadata=chapters)
    async with playing(session_in(tmp_path, machine=story)) as player:
        await player.take("up")
        await player.read()
        await player.press("g", "2")
        await player.until(lambda: isinstance(player.app.screen, Play))
        await player.settled()
        assert player.words().startswith("The landing Two A room.")
        await player.press("l")
        assert "It creaks." in player.text()
