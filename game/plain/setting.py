"""What can be set in the line mode: read out, each with what to type, and set."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.problems import did_you_mean
from game.plain.face import LineFace
from game.playing.settings import SETTINGS, THEME, Setting

HERE = {setting.name: setting for setting in SETTINGS if setting.face != THEME.face}
"""Those that lines heed."""


def change(face: LineFace, words: str) -> None:
    """`NAME VALUE` sets it; `NAME` reads out its values; nothing, everything that can be set."""
    name, _, value = words.lower().partition(" ")
    setting = HERE.get(name)
    if not name:
        face.say("Type set, the name of a setting, and what it shall be. It lasts.")
        for found in HERE.values():
            face.say(*_read(found, face.session.settings[found]))
    elif setting is None:
        face.say(f"There is no setting {name[:40]}. {did_you_mean(name, HERE)}")
    elif not value:
        face.say(*_read(setting, face.session.settings[setting]))
    elif value.strip() not in setting.values:
        face.say(f"{name} cannot be {value.strip()[:40]}. {_instead(setting, value.strip())}")
    else:
        face.session.settings[setting] = value.strip()
        face.say(f"Set. {_now(setting, value.strip())}")
        face.renew()


def _instead(setting: Setting, value: str) -> str:
    near = did_you_mean(value, setting.values)
    return near if near.startswith("Did") else f"It can be {' or '.join(setting.values)}."


def _read(setting: Setting, value: str) -> Iterator[str]:
    """How it is set, and what to type to have it otherwise, a line each."""
    yield f"{setting.name} is {value}. {_now(setting, value)}"
    for other, words in setting.values.items():
        if other != value:
            yield f"set {setting.name} {other}: {words}."


def _now(setting: Setting, value: str) -> str:
    return f"{setting.title}: {setting.values[value]}."
