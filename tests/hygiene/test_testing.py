"""The guide to testing: every script in it is played, and what it says is printed is what is printed."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from shutil import copytree

import pytest

from game.cli import main
from game.commands import record, test
from game.commands.new import TEMPLATE
from game.playing.playfile_shape import Expectation, WrittenStep
from game.reading.shapes import fields_of
from tests.hygiene.project import ROOT

GUIDE = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
SCRIPTS = dict(re.findall(r"^```yaml (\S+\.play\.yaml)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
PRINTED = re.findall(r"^```text\n(my-story/playthroughs/(\S+?): .*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The story that the guide speaks of, with its scripts."""
    copytree(TEMPLATE, tmp_path / "my-story")
    (tmp_path / "my-story" / "playthroughs").mkdir()
    for name, text in SCRIPTS.items():
        (tmp_path / "my-story" / "playthroughs" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted(SCRIPTS.keys() - {"wrong.play.yaml"}))
def test_an_example_passes(name: str):
    """But for the one that shows mistakes."""
    assert main(["test", f"my-story/playthroughs/{name}"]) == 0


@pytest.mark.parametrize(("printed", "name"), PRINTED, ids=lambda part: part[:20])
def test_what_is_printed_is_what_the_guide_says(printed: str, name: str, capsys: pytest.CaptureFixture[str]):
    """To the letter."""
    main(["test", f"my-story/playthroughs/{name}"])
    assert capsys.readouterr().out == printed


def test_the_json_is_what_the_guide_says(capsys: pytest.CaptureFixture[str]):
    """With the same fields, and the first finding."""
    (told,) = (
        json.loads(text) for text in re.findall(r"^```json\n(\{\n  \"passed.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    )
    main(["test", "--json", "my-story/playthroughs/wrong.play.yaml"])
    printed = json.loads(capsys.readouterr().out)
    printed["scripts"][0]["findings"][1:] = []
    assert printed == told


def test_the_guide_has_examples():
    """If the fences were written otherwise, the tests above would pass over nothing."""
    assert (len(SCRIPTS) >= 3, len(PRINTED) >= 2) == (True, True)


@pytest.mark.parametrize("shape", [Expectation, WrittenStep], ids=lambda shape: shape.__name__)
def test_every_field_of_a_step_is_explained(shape: type):
    """In its own letters, and shown in an example."""
    assert [name for name in fields_of(shape) if f"`{name}`" not in GUIDE and f"{name}:" not in GUIDE] == []
    shown = "".join(SCRIPTS.values())
    assert [name for name in fields_of(Expectation) if f"{name}:" not in shown] == []


@pytest.mark.parametrize("command", [test, record], ids=lambda command: command.__name__)
def test_every_option_of_the_commands_is_named(command):
    """With its dashes; `--data` is the same for all commands and is told of in the guide to playing."""
    parser = argparse.ArgumentParser(add_help=False)
    command.arguments(parser)
    options = [action.option_strings[-1] for action in parser._actions if action.option_strings]
    assert [option for option in options if f"{option}" not in GUIDE and option not in ("--data", "--output")] == []
