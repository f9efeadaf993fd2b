"""Text that is data: a widget that never reads markup."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Plain(Static):
    """Shows content as it is. A string stands for itself, square brackets and all."""

    DEFAULT_CSS = """
    Plain {
        link-color: $ink;
        link-style: underline;
        link-background-hover: $touched;
        link-color-hover: $ink;
        link-style-hover: bold underline;
    }
    """

    def __init__(self, content: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 -- Textual's name for it
        super().__init__(as_content(content), markup=False, id=id, classes=classes)

    def say(self, content: Content | str, *, layout: bool = True) -> None:
        """Shows something else; without `layout` where it cannot take more room or less."""
        self.update(as_content(content), layout=layout)


def as_content(words: Content | str) -> Content:
    """A string as content, unread."""
    return words if isinstance(words, Content) else Content(words)
