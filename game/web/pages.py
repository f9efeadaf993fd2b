"""The pages: the one the game is drawn on, and the one that says a sentence. Neither asks anything of another host."""

from __future__ import annotations

from game.pages.markup import Content, Markup, element

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; font-src 'self'; "
        "style-src 'self' 'unsafe-inline'; "  # the client writes styles
        "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",  # the address has the code in it
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",  # a page is one visitor's
}


def game_page(title: str, language: str, code: str) -> str:
    """The page of a visitor with this code."""
    ended = (
        element("p", "", id="why"),
        element("p", "Your games are kept under the code ", element("strong", code), "."),
        element("p", element("a", "Go on", href=f"?code={code}", id="again")),
    )
    return _page(
        title,
        language,
        element("link", rel="stylesheet", href="static/css/xterm.css"),
        element("script", src="static/js/textual.js", defer=True),
        element("script", src="page/game.js", defer=True),
        body=(
            element("p", title, id="opening"),
            element("noscript", element("p", "The game needs JavaScript to be drawn in a page.")),
            element("main", id="game", class_="textual-terminal", data_code=code),
            element("section", *ended, id="ended", hidden=True),
        ),
    )


def sentence_page(title: str, sentence: str, link: str = "") -> str:
    """A page that says one thing; with a link to the beginning where a word for it is given."""
    again = element("p", element("a", link, href="./")) if link else ""
    words = element("section", element("h1", title), element("p", sentence), again, class_="sentence")
    return _page(title, "en", body=(words,))


def _page(title: str, language: str, *head: Markup, body: Content) -> str:
    known = (
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href="page/page.css"),
    )
    return (
        f"<!doctype html>\n{element('html', element('head', *known, *head), element('body', *body), lang=language)}\n"
    )
