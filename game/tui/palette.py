"""The palette: commands by their names."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's own, where a key does no harm before there is anything to choose from."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be moved to in a list that is empty or has no room: Textual fails there."""
        found = self.query(CommandList)
        if action == "command_list" and not (found and found.first().option_count and found.first().size):
            return False
        return super().check_action(action, parameters)
