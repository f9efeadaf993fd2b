"""HTML and SVG put together so that no word of a story can be taken for markup.

A `str` is words and is escaped wherever it is put; only what `element` makes is `Markup` and stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from game.model.text import printable


class Markup(str):
    """What is markup already."""

    __slots__ = ()


Content: TypeAlias = str | Iterable["Content"]
"""Words, markup, or several of these."""
_EMPTY = frozenset({"meta", "link", "input"})


def element(name: str, /, *content: Content, **attributes: str | float | bool) -> Markup:
    """An element. Of an attribute's name `_` at the end is left out and any other is a dash; one that is False is too.

    `element("td", "a < b", class_="odd")` is `<td class="odd">a &lt; b</td>`.
    """
    opened = "".join([name, *(_attribute(key, value) for key, value in attributes.items() if value is not False)])
    return Markup(f"<{opened}>" if name in _EMPTY else f"<{opened}>{joined(content)}</{name}>")


def joined(content: Content) -> Markup:
    """The content as markup."""
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(printable(content)))
    return Markup("".join(map(joined, content)))


def _attribute(key: str, value: str | float | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    return f' {name}="{escape(printable(shown))}"'
