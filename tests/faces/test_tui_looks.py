"""How the screens look: a picture of each, at both sizes, in the dark light and the bright one.

A picture that differs on purpose is taken anew with --snapshot-update, and looked at before it is committed.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.playing.session import Opening
from game.tui.app import Vigilance
from tests.faces.screen import TO_THE_END, TO_THE_PAPERS, Player, session_after, session_in

Compare = Callable[..., bool]


async def title(player: Player) -> None:
    await player.settled()


async def page(player: Player) -> None:
    await player.read()


async def ledger(player: Player) -> None:
    await player.read()
    await player.press("n", "n")


async def network(player: Player) -> None:
    await player.read()
    await player.press("n", "n", "n")


async def who(player: Player) -> None:
    await player.press("w")


SCREENS = {
    "title": ((), title),
    "page": (("log",), page),
    "papers": (TO_THE_PAPERS, page),
    "ending": (TO_THE_END, page),
    "ledger": (TO_THE_END, ledger),
    "network": (TO_THE_END, network),
    "who": (("log",), who),
}
"""By name: the choices made, and what is pressed then."""


@pytest.mark.parametrize("theme", ["lamp", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(
    tmp_path: Path, snap_compare: Compare, name: str, size: tuple[int, int], theme: str
):
    """The picture is the one that was looked at and kept."""
    choices, way = SCREENS[name]
    session = session_after(tmp_path, *choices) if choices else session_in(tmp_path, Opening())

    async def go_there(pilot: Pilot[None]) -> None:
        player = Player(pilot.app, pilot)
        await player.settled()
        await way(player)
        await player.settled()

    assert snap_compare(Vigilance(session, theme), terminal_size=size, run_before=go_there)
