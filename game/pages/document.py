"""A whole page: it needs nothing else, asks nothing of a network and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from game.pages.markup import Content, Markup, element

REPORT = "<!doctype html>\n<!-- A report by vigilance -->\n"
FILE = "<!doctype html>\n<!-- A personal file by vigilance -->\n"
"""What a page of each kind begins with, and no other file."""


def document(mark: str, title: str, style: str, *body: Content, **root: str) -> str:
    """The text of a page that begins with `mark`; `root` are the attributes of its `html` element."""
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(style)),
    )
    written = element("html", element("head", *head), "\n", element("body", *body), **root)
    return f"{mark}{written}\n"


def _policy(style: str) -> str:
    """Nothing may be loaded or run, and this is the only style."""
    known = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
