"""The palette: commands by their names."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's own, where nothing is done before there is anything to choose from, or once it has been closed."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Closes it, if it is on top: whatever is would be taken away in its place."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_screen_suspend(self) -> None:
        self._stop_no_matches_countdown()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Textual says half a second later that nothing was found, and fails where the list is gone by then."""
        if self.is_active:
            super()._start_no_matches_countdown(search_value)

    def _watch__list_visible(self) -> None:
        """What is still being gathered comes to nothing once the list is gone."""
        if self.query(CommandList):
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        """The same."""
        if self.query(CommandList):
            await super()._watch__show_busy()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be moved to in a list that is empty or has no room: Textual fails there."""
        found = self.query(CommandList)
        if action == "command_list" and not (found and found.first().option_count and found.first().size):
            return False
        return super().check_action(action, parameters)
