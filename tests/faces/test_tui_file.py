"""The file on the full screen: its pages and the keys between them, the table, the drawing, and the archive."""

from __future__ import annotations

from asyncio import gather
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.filing.network import bands, network
from game.playing.dossier import LedgerLine
from game.playing.opening import Opening
from game.tui.screens.archive import Archive
from game.tui.screens.ending import Closing
from game.tui.screens.play import Play
from game.tui.screens.title import Title
from game.tui.widgets.fabric import fabric
from tests.faces.screen import TO_THE_END, Player, playing, session_after, session_in
from tests.filing.stories import ledgers
from tests.stories import machine

BRACKETS = """
node: first
date: 1937-01
text: |
  A door.
choices:
  - id: sign
    stance: denounce
    text: "Sign \\\\[note\\\\], and \\\\[/."
    accuse: vera, in a signal, from fear
    to: last
---
node: last
kind: ending
title: "The [folder] is [/ tied"
text: |
  Out.
"""
PEOPLE = """
forms: {signal: a signal}
people:
  you: {name: "Rudakov, Valentin", gender: man, role: deputy, reminder: yourself}
  vera: {name: "Kos[m]ynina [/, Vera", gender: woman, role: clerk, reminder: counts}
"""


async def opened(player: Player) -> None:
    """Past the last page of the story, to the cover."""
    await player.read()
    assert isinstance(player.app.screen, Closing)


async def test_the_cover_lists_the_parts_and_a_digit_opens_one(tmp_path: Path):
    """Each under the number it stands under."""
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await opened(player)
        assert "1 Day by day 2 The ledger of accusations 3 Who named whom" in player.words()
        await player.press("3")
        assert "A column is an accusation." in player.words()


async def test_reading_on_goes_through_every_page_and_back(tmp_path: Path):
    """To the last page and no further, and from there to the cover again."""
    async with playing(session_after(tmp_path, *TO_THE_END), (80, 40)) as player:
        await opened(player)
        closing = player.app.screen
        assert isinstance(closing, Closing)
        last = len(closing.pages) - 1
        await player.press(*["right"] * (last + 2))
        assert closing.number == last
        await player.press(*["left"] * (last + 2))
        assert closing.number == 0


async def test_parts_are_leafed_through(tmp_path: Path):
    """`n` goes to where the next begins; `p` to where this one does, then to the one before."""
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await opened(player)
        heads = []
        for key in ("n", "n", "n", "p", "p", "p"):
            await player.press(key)
            heads.append(player.text().splitlines()[0].split("  ")[1])
        ledger, network, days = "The ledger of accusations", "Who named whom", "Day by day"
        assert heads == [days, ledger, network, ledger, days, "The Gauge"]


async def test_the_table_has_who_whom_how_and_why_at_any_width(tmp_path: Path):
    """Also in the narrowest window, and when the window is made narrower."""
    async with playing(session_after(tmp_path, *TO_THE_END), (80, 24)) as player:
        await opened(player)
        await player.press("2")
        assert "Nov 1936 Rudakov Voskoboinikov a commission fear and finding conformity" in player.words()
        assert 'The reason written: "Duty."' in player.text()
        await player.pilot.resize_terminal(60, 20)
        await player.settled()
        row = [word for line in player.text().splitlines() for word in line.split() if "Nov 1936" in line]
        assert row[:4] == ["Nov", "1936", "Rudakov", "Voskoboinikov"]
        assert max(map(len, player.text().splitlines())) <= 60


@given(ledgers(), st.integers(30, 80), st.integers(5, 24))
def test_every_accusation_is_drawn_with_both_its_ends(ledger: list[LedgerLine], width: int, height: int):
    """An arrowhead for each that is not of oneself; no line wider than the room but of an accusation by itself."""
    pieces = [piece.plain.splitlines() for piece in fabric(network(ledger), width, height)]
    columns = [line[_names(piece) :] for piece in pieces for line in piece[2:]]
    others = [entry for entry in ledger if entry.accusation.by != entry.accusation.of]
    assert sum(line.count("v") + line.count("^") for line in columns) == len(others)
    causes = sum(len(entry.causes) for entry in ledger)
    assert sum(character.isupper() for line in columns for character in line) == causes
    assert all(len(line) <= width for piece in pieces if len(piece) > 4 for line in piece)


def _names(piece: list[str]) -> int:
    """How wide the column of names is: two spaces after the longest."""
    return len(piece[0]) - len(piece[0].lstrip())


async def test_brackets_in_a_story_are_only_brackets(tmp_path: Path):
    """In the stamp, an act and a name."""
    session = session_in(tmp_path, machine=machine(BRACKETS, PEOPLE))
    session.choose("sign")
    async with playing(session) as player:
        await opened(player)
        assert "THE [FOLDER] IS [/ TIED" in player.text()
        await player.press("n")
        assert "Sign [note], and [/." in player.words()
        assert "Copy to the file of Kos[m]ynina [/, V." in player.words()


async def test_the_file_is_written_as_a_page_where_the_program_was_begun(tmp_path: Path, monkeypatch):
    """A sentence says where; a second time it has another name."""
    monkeypatch.chdir(tmp_path)
    async with playing(session_after(tmp_path / "data", *TO_THE_END)) as player:
        await opened(player)
        written = set()
        for _ in range(2):
            await player.press("x")
            written |= {note.message for note in player.app._notifications}
    names = ("rudakov-the-folder-is-tied.html", "rudakov-the-folder-is-tied-2.html")
    assert written == {f"Written to {tmp_path / name}." for name in names}
    assert all((tmp_path / name).is_file() for name in names)


async def test_a_page_that_cannot_be_written_gets_a_sentence(tmp_path: Path, monkeypatch):
    """The file stays open."""

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.chdir(tmp_path)
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await opened(player)
        monkeypatch.setattr(Path, "replace", full)
        await player.press("x")
        (note,) = player.app._notifications
        assert note.message.endswith("cannot be written: No space left on device.")
        assert isinstance(player.app.screen, Closing)


async def test_of_two_pages_asked_for_at_once_the_last_lies_there_alone(tmp_path: Path):
    """As when a key is pressed amid a click."""
    async with playing(session_after(tmp_path, *TO_THE_END)) as player:
        await opened(player)
        closing = player.app.screen
        assert isinstance(closing, Closing)
        await gather(closing.open_page(1), closing.open_page(2))
        await player.settled()
        assert closing.number == 2
        assert [*map(type, closing.page.children)] == [*map(type, closing.open_now.lay(closing.room))]


async def test_the_archive_opens_from_the_title_and_each_file_at_its_cover(tmp_path: Path):
    """And `b` leads back to the title."""
    session_after(tmp_path, *TO_THE_END)
    async with playing(session_in(tmp_path, Opening()), begun=False) as player:
        await player.press("2")
        await player.until(lambda: isinstance(player.app.screen, Archive))
        await player.settled()
        assert "The Folder Is Tied" in player.text()
        await player.press("b")
        assert isinstance(player.app.screen, Title)
        await player.press("2", "1")
        await player.until(lambda: isinstance(player.app.screen, Closing))
        await player.settled()
        assert "THE FOLDER IS TIED" in player.text()


async def test_without_a_finished_game_the_title_has_no_archive(tmp_path: Path):
    """Nothing is offered that leads nowhere."""
    session_after(tmp_path, *TO_THE_END[:2])
    async with playing(session_in(tmp_path, Opening()), begun=False) as player:
        assert "archive" not in player.text()


async def test_a_file_from_the_archive_can_be_played_on_and_stays_there(tmp_path: Path):
    """Its last choice taken back is the beginning of another game."""
    session_after(tmp_path, *TO_THE_END)
    async with playing(session_in(tmp_path, Opening()), begun=False) as player:
        await player.press("2", "1")
        await player.until(lambda: isinstance(player.app.screen, Closing))
        await player.settled()
        await player.press("u")
        await player.until(lambda: isinstance(player.app.screen, Play))
        await player.settled()
        assert len(player.app.session.archive) == 1
        assert len(player.app.session.unfinished) == 1


@given(ledgers())
def test_a_drawing_is_cut_only_where_it_must_be(ledger: list[LedgerLine]):
    """In a window without an edge there is one piece."""
    assert len(list(bands(network(ledger), lambda _: True))) == bool(ledger)
