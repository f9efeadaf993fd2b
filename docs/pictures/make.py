"""Draws the picture of the README: the game itself, played to a page worth showing.

From the project's root: python docs/pictures/make.py
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from game.playing.session import Opening, Session
from game.playing.shelf import open_shelf
from game.playing.stories import open_story, shipped_story
from game.tui.app import Vigilance
from game.tui.screens.play import Play

HERE = Path(__file__).parent
SIZE = (120, 36)
PAGE = "form_seven"


def played(session: Session) -> Session:
    """The session at the page, by the first option each time."""
    while session.playthrough.site.scene.node.node != PAGE:
        session.choose(session.playthrough.open_moves[0].id)
    return session


async def drawn(session: Session, theme: str) -> str:
    """The page as it looks once it has been read to its options."""
    app = Vigilance(session, theme)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while isinstance(app.screen, Play) and not app.screen.choosing:
            await pilot.press("space")
        return app.export_screenshot(simplify=True)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        shelf = open_shelf(Path(folder))
        session = played(Session(open_story(shipped_story()), shelf, Opening(seed=1936, wish="new")))
        (HERE / "play.svg").write_text(asyncio.run(drawn(session, "lamp")), encoding="utf-8")
        shelf.close()
