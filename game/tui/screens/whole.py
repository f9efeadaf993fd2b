"""A screen that appears whole: when it is first painted, what its widgets make of their room is on it."""

from __future__ import annotations

from typing import Self

from textual import events, on
from textual.geometry import Region
from textual.screen import Screen


class Whole(Screen[None]):
    """Painted once its widgets have filled the room that the window gives them, and then once for each change.

    Textual paints as soon as every widget has a place, and only then tells it how large that is; and it paints again
    what is unchanged. What it is kept from here is of its own making: with another Textual, which may paint by other
    names, a screen would flicker again, no more.
    """

    _filled = False
    """Whether the widgets have heard of the window there is now."""

    @on(events.Resize)
    def _hold(self) -> None:
        self._filled = False
        self.call_later(self._ask_widgets)

    def _ask_widgets(self) -> None:
        """Sends word through the last widget: it hears after all of them have been told of their room."""
        last = self.children[-1] if self.children else self
        last.call_later(self.call_later, self._fill)

    def _fill(self) -> None:
        self._filled = True
        super().refresh(layout=True)  # all of it: a terminal that comes back at the same size comes back empty
        getattr(self, "_on_timer_update", self.check_idle)()  # at once: Textual would wait for its timer

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Another layout finds for itself what has moved and is to be painted; Textual would paint everything."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    def _compositor_refresh(self) -> None:
        """Paints, except what will be painted again presently, or nobody sees for the screen that lies over it."""
        covered = self is not self.app.screen and isinstance(self.app.screen, Whole)
        if self._filled and not self._repaint_required and not covered:
            super()._compositor_refresh()
