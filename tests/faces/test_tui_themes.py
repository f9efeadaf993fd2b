"""The lights: enough contrast to read by, nothing said by colour alone, no colour where none is wanted."""

from dataclasses import fields
from pathlib import Path

import pytest
from textual.color import Color

from game.tui import themes
from game.tui.themes import Inks, Light
from tests.faces.screen import TO_THE_PAPERS, playing, session_in

OWN = [light for light in themes.LIGHTS if not light.ansi]


@pytest.mark.parametrize("light", OWN, ids=lambda light: light.name)
@pytest.mark.parametrize("ink", ["ink", "faded", "pencil", "red"])
def test_every_ink_can_be_read_on_its_desk(light: Light, ink: str):
    """By the measure of WCAG 2.2: 4.5 to 1, and 7 to 1 in the contrast theme."""
    least = 7 if light.name == "contrast" else 4.5
    inks = light.inks
    assert ratio(getattr(inks, ink), inks.desk) >= least
    assert ratio(inks.touched_ink, inks.touched) >= least


def ratio(one: str, other: str) -> float:
    """The contrast of two colours: 1 for none, 21 for black on white."""
    darker, lighter = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """The relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_theme_without_colours_says_the_same_by_type():
    """Where the inks are one, older text, your own hand, headlines and the line under the cursor differ in style."""
    for inks in (themes.MONO, themes.CONTRAST):
        assert inks.hand_style == "bold"
        assert inks.headline_style == "bold underline"
    assert themes.MONO.faded_style == "dim"
    assert "reverse" in themes.MONO.touched_style


def test_every_ink_is_a_variable_of_the_style_sheets():
    """A widget can ask for any of them by name."""
    names = {field.name.replace("_", "-") for field in fields(Inks)}
    assert names <= set(themes.variables(themes.LAMP))


async def test_no_color_drops_every_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With NO_COLOR set nothing on the screen has a colour of its own, whatever theme was remembered."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(session_in(tmp_path), theme="") as player:
        await player.take(*TO_THE_PAPERS)
        assert player.app.theme == themes.BARE
        assert player.app.native_ansi_color
        picture = player.app.export_screenshot()
        assert themes.LAMP.red not in picture


@pytest.mark.parametrize("light", themes.LIGHTS, ids=lambda light: light.name)
async def test_every_light_shows_a_page(tmp_path: Path, light: Light):
    """No theme leaves a style sheet without a name it needs."""
    async with playing(session_in(tmp_path), theme=light.name) as player:
        await player.read()
        assert "Ask Voskoboinikov" in player.text()
