"""A picture of the screen as SVG: the page alone, in a type the reader's own machine has."""

from __future__ import annotations

import re

_FACES = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_CHROME = re.compile(r'<rect fill="#292929".*?(?=\s*<g transform="translate\(9, 41\)")', re.DOTALL)
_SIZE = re.compile(r'clip-terminal">\s*<rect x="0" y="0" width="([\d.]+)" height="([\d.]+)"')


def bare_picture(svg: str) -> str:
    """Rich's drawing of a terminal without the window around it, and without type to be fetched from elsewhere."""
    size = _SIZE.search(svg)
    assert size is not None, "Rich draws a clip path the size of the screen"
    svg = _CHROME.sub("", _FACES.sub("", svg)).replace("Fira Code, monospace", "monospace")
    return re.sub(r'viewBox="[^"]*"', f'viewBox="9 41 {size[1]} {size[2]}"', svg, count=1)
