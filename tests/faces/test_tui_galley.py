"""The galley: passages set at the width of the window, the end of what is long before the rest."""

import asyncio

from textual.app import App, ComposeResult
from textual.content import Content

from game.tui import themes
from game.tui.passage import Passage, set_lines
from game.tui.widgets.galley import AT_ONCE, EDGE, Galley

PASSAGES = [Passage(Content(f"passage {number} " * 12), space=number % 3) for number in range(3 * AT_ONCE // 2)]
PATIENCE = 30
"""Seconds until what was waited for counts as lost."""


class Bench(App[None]):
    """Nothing but a galley."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**themes.variables(themes.LAMP), **themes.measures(76)}

    def compose(self) -> ComposeResult:
        yield Galley(PASSAGES, at_end=True)


async def test_what_is_set_in_lots_reads_as_if_it_were_set_at_once():
    """Line for line, and the last line stays in view; after another width too."""
    async with Bench().run_test(size=(60, 20)) as pilot:
        galley = pilot.app.query_one(Galley)
        for width in (60, 40):
            await pilot.resize_terminal(width, 20)
            lines, _ = set_lines(PASSAGES, width - EDGE)
            async with asyncio.timeout(PATIENCE):
                while len(galley.lines) != len(lines):
                    assert galley.at_end
                    await pilot.pause(0)
            assert [line.plain for line in galley.lines] == [line.plain for line in lines]
            assert galley.at_end
