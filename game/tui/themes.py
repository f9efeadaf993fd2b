"""The five lights to read by. A theme is a table of inks and type styles; every widget takes both from here.

The first three set their own colours. `mono` and `terminal` leave the background to the terminal, and `mono` uses
attributes alone, so it is the one for `NO_COLOR`. `playing.settings` names them and says what each looks like.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Inks:
    """What things are drawn with. Every field is a variable of the style sheets, `faded_style` as `$faded-style`."""

    desk: str
    """Behind the text."""
    ink: str
    """What is told now."""
    faded: str
    """What was told before, and what cannot be chosen."""
    pencil: str
    """The second ink, a copying pencil: letters, your own hand, keys."""
    red: str
    """Stamps and headlines, nothing else."""
    rule: str
    """Thin lines and frames."""
    touched: str
    """Behind the line under the cursor."""
    touched_ink: str
    """What the line under the cursor is written in."""
    faded_style: str = "not dim"
    emphasis_style: str = "italic"
    heading_style: str = "bold"
    headline_style: str = "bold"
    hand_style: str = "not bold"
    touched_style: str = "bold"


@dataclass(frozen=True, slots=True)
class Light:
    """A theme as the reader chooses it."""

    name: str
    inks: Inks
    dark: bool = True
    ansi: bool = False
    """Whether its colours are the terminal's own; in a browser the page has them."""


LAMP = Inks(
    desk="#171310",
    ink="#e4d9c3",
    faded="#92876f",
    pencil="#b3a5c9",
    red="#d4604e",
    rule="#40382e",
    touched="#2a231c",
    touched_ink="#e4d9c3",
)
PAPER = Inks(
    desk="#f3ecdc",
    ink="#1d2838",
    faded="#6b6556",
    pencil="#5a4487",
    red="#a5281d",
    rule="#cbbfa5",
    touched="#e6dcc5",
    touched_ink="#1d2838",
)
CONTRAST = Inks(
    desk="#000000",
    ink="#ffffff",
    faded="#c8c8c8",
    pencil="#ffffff",
    red="#ffffff",
    rule="#ffffff",
    touched="#ffffff",
    touched_ink="#000000",
    emphasis_style="bold",
    hand_style="bold",
    headline_style="bold underline",
)
MONO = Inks(
    **dict.fromkeys(("desk", "ink", "faded", "pencil", "red", "rule", "touched", "touched_ink"), "ansi_default"),
    faded_style="dim",
    hand_style="bold",
    emphasis_style="bold",
    headline_style="bold underline",
    touched_style="bold reverse",
)
TERMINAL = Inks(
    desk="ansi_default",
    ink="ansi_default",
    faded="ansi_bright_black",
    pencil="ansi_blue",
    red="ansi_red",
    rule="ansi_bright_black",
    touched="ansi_default",
    touched_ink="ansi_default",
    touched_style="bold reverse",
)

LIGHTS = (
    Light("lamp", LAMP),
    Light("paper", PAPER, dark=False),
    Light("contrast", CONTRAST),
    Light("mono", MONO, ansi=True),
    Light("terminal", TERMINAL, ansi=True),
)
BARE = "mono"
"""What `NO_COLOR` gets."""


BESIDE = 40
"""How much wider than its text a desk with a margin is, in cells."""


def measures(width: int) -> dict[str, str]:
    """How wide things are, by the longest line of the text in cells, as the style sheets name it."""
    names = {"measure": 0, "scrolled-measure": 2, "desk-width": 4, "wide-desk-width": 4 + BESIDE}
    return {name: str(width + more) for name, more in names.items()}


def variables(inks: Inks) -> dict[str, str]:
    """The names the style sheets use; Textual's own scrollbars and selection are drawn with the same inks."""
    ours = {field.name.replace("_", "-"): getattr(inks, field.name) for field in fields(inks)}
    desk = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {
        **ours,
        **dict.fromkeys(("scrollbar-corner-color", *desk), inks.desk),
        "ansi-background": inks.desk,
        "ansi-foreground": inks.ink,
        "scrollbar": inks.rule,
        "scrollbar-hover": inks.faded,
        "scrollbar-active": inks.faded,
        "screen-selection-background": inks.pencil,
        "screen-selection-foreground": inks.desk,
    }
