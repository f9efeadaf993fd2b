"""How the screens look: each at both sizes, its lines and how they are drawn in every theme, as they were kept.

What is kept is text: a change in a screen is seen in review line by line, an upgrade of the drawing library is not one,
and no theme costs another picture. A screen that differs on purpose is kept anew with `KEEP_LOOKS=1 pytest
tests/faces/test_tui_looks.py`, and looked at before it is committed.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.playing.opening import Opening
from game.playing.settings import THEME
from tests.faces.looks import drawing, text
from tests.faces.screen import BEGIN, TO_THE_END, TO_THE_PAPERS, Player, playing, session_after, session_in

KEPT = Path(__file__).parent / "looks"
SIZES = ((80, 24), (120, 40))
EVENING = datetime(2026, 5, 3, 21, 10).astimezone(UTC).isoformat()
"""When every game was saved, wherever this runs."""


SCREENS = {
    "title": (None, ()),
    "note": ((), ()),
    "page": (("log",), ()),
    "papers": (TO_THE_PAPERS, ()),
    "care": ((*TO_THE_PAPERS, "read"), ()),
    "ending": (TO_THE_END, ()),
    "days": (TO_THE_END, "n"),
    "ledger": (TO_THE_END, "nn"),
    "network": (TO_THE_END, "nnn"),
    "fates": (TO_THE_END, "nnnn"),
    "sealed": (TO_THE_END, "nnnnn"),
    "facts": (TO_THE_END, "nnnnnn"),
    "archive": (TO_THE_END, ("n", *["space"] * 20, "3")),
    "who": (("log",), "w"),
    "file": (TO_THE_PAPERS, "f"),
    "status": (("log",), "s"),
    "history": (TO_THE_PAPERS, "l"),
    "codex": ((), ("space", "c")),
    "themes": (("log",), "t"),
    "games": (TO_THE_PAPERS, "g"),
    "preferences": (("log",), "o"),
    "keyboard": (("log",), "o8"),
    "writing": (("log",), "m"),
    "help": (("log",), ("question_mark",)),
}
"""By name: the choices made, none at the note and None at the title; and what is pressed then."""


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_did(tmp_path: Path, monkeypatch, name: str, size: tuple[int, int]):
    """Word for word and cell for cell, in every theme."""
    monkeypatch.setattr("game.playing.shelf._now", lambda: EVENING)
    choices, pressed = SCREENS[name]
    opening = Opening() if choices is None else BEGIN
    session = session_after(tmp_path, *choices) if choices else session_in(tmp_path, opening)
    async with playing(session, size, begun=False) as player:
        if name != "care":
            await player.read()
        await player.press(*pressed)
        found = await look(player)
    kept = KEPT / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("KEEP_LOOKS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


async def look(player: Player) -> str:
    """The screen in view, and how each theme draws it."""
    parts = []
    for theme in THEME.values:
        player.app.theme = theme
        await player.settled()
        strips = player.app.screen._compositor.render_strips()
        parts += [*([] if parts else [text(strips)]), f"── {theme}", drawing(strips)]
    return "\n".join(parts) + "\n"
