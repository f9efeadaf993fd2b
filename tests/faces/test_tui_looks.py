"""How the screens look: a picture of each, at both sizes, in the dark light and the bright one.

A picture that differs on purpose is taken anew with --snapshot-update, and looked at before it is committed.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.playing.session import Opening
from game.tui.app import Vigilance
from tests.faces.screen import BEGIN, TO_THE_END, TO_THE_PAPERS, Player, session_in

Compare = Callable[..., bool]
Way = Callable[[Player], Awaitable[Any]]


async def title(player: Player) -> None:
    await player.settled()


async def page(player: Player) -> None:
    await player.begin()
    await player.take("log")
    await player.read()


async def papers(player: Player) -> None:
    await player.begin()
    await player.take(*TO_THE_PAPERS)
    await player.read()


async def ending(player: Player) -> None:
    await player.begin()
    await player.take(*TO_THE_END)
    await player.read()
    await player.settled()


async def who(player: Player) -> None:
    await page(player)
    await player.press("w")


@pytest.mark.parametrize("theme", ["lamp", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("way", [title, page, papers, ending, who], ids=lambda way: way.__name__)
def test_the_screen_looks_as_it_did(tmp_path: Path, snap_compare: Compare, way: Way, size: tuple[int, int], theme: str):
    """The picture is the one that was looked at and kept."""
    app = Vigilance(session_in(tmp_path, Opening() if way is title else BEGIN), theme)

    async def go_there(pilot: Pilot[None]) -> None:
        player = Player(app, pilot)
        await player.settled()
        await way(player)

    assert snap_compare(app, terminal_size=size, run_before=go_there)
