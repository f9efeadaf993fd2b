"""The JSON Schema says of a story's documents what the reader says of their shape."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.cli import main
from game.commands.new import TEMPLATE
from game.model.problems import Problems
from game.model.story import Story
from game.playing.playfile_shape import WrittenPlaythrough
from game.playing.shipped import shipped_story
from game.reading.folder import Sources, read_folder, read_story
from game.reading.schema import playthrough_schema, schema
from tests.checking.pages import MARK, pages
from tests.rich_story import FILES

PAGES = pages()
SHAPES = ["V006", "V010", "V011", "V012", "V013", "V014"]
NAMES = ["V020", "V021", "V034"]
TEMPLATE_FILES = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATE.glob("*.yaml")}


def as_an_editor_reads(value: Any) -> Any:
    """A YAML value with its numbers and truth values, as YAML 1.2 has them."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"-?\d+", value) else value


def documents(files: dict[str, str]) -> list[Any]:
    """Every document of some files."""
    texts = (text.replace(MARK + "\n", "\n") for text in files.values())
    return [as_an_editor_reads(part) for text in texts for part in yaml.load_all(text, Loader=yaml.BaseLoader) if part]


def fits(files: dict[str, str], *, with_ids: bool) -> bool:
    """Whether every document is valid, by the schema of the story itself or of stories in general."""
    story = read_story(Sources({name: text.replace(MARK + "\n", "\n") for name, text in files.items()}), Problems())
    validator = Draft202012Validator(schema(story if with_ids else None))
    return all(validator.is_valid(document) for document in documents(files))


def test_the_schema_is_one():
    """By the rules of its own dialect."""
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("with_ids", [False, True])
@pytest.mark.parametrize("files", [FILES, TEMPLATE_FILES], ids=["rich", "template"])
def test_a_sound_story_fits(files: dict[str, str], with_ids: bool):
    """With everything a story can have: short forms, lists of one, arrows, tables of names."""
    assert fits(files, with_ids=with_ids)


@pytest.mark.parametrize("code", PAGES)
def test_what_the_pages_recommend_fits(code: str):
    """The mended examples, by the schema with their own ids."""
    assert fits(PAGES[code].files("Mended"), with_ids=True)


@pytest.mark.parametrize("code", SHAPES)
def test_a_broken_shape_does_not_fit(code: str):
    """What the reader refuses for its shape, an editor can mark without knowing the story."""
    assert not fits(PAGES[code].files("Broken"), with_ids=False)


@pytest.mark.parametrize("code", NAMES)
def test_a_name_that_is_not_there_does_not_fit_the_story(code: str):
    """With the story's own ids an editor marks those too; without them it cannot know."""
    assert fits(PAGES[code].files("Broken"), with_ids=False)
    assert not fits(PAGES[code].files("Broken"), with_ids=True)


@pytest.mark.parametrize(
    ("document", "valid"),
    [
        ("next: last", True),
        ("next: {to: last}", True),
        ("next: [{when: a, to: last}, last]", True),
        ("next: {too: last}", False),
        ("choices: {id: a, text: A}", True),
        ("choices: [{id: a, text: 1937, once: yes}]", True),
        ("choices: [{id: a, text: A, once: perhaps}]", False),
        ("choices: [{id: 1, text: A}]", False),
        ("choices: a", False),
    ],
)
def test_short_forms_are_known(document: str, valid: bool):
    """One item may stand without a list, and a way on or a variant as the word that matters."""
    validator = Draft202012Validator(schema())
    read = as_an_editor_reads(yaml.load(f"node: first\n{document}\n", Loader=yaml.BaseLoader))
    assert validator.is_valid(read) == valid


@pytest.mark.parametrize(
    ("transition", "valid"),
    [
        ("{a -> b: gone}", True),
        ("{'a, c -> b': gone, when: x, do: [y], fire: z}", True),
        ("{a -> b: gone away}", False),
        ("{a - b: gone}", False),
        ("{when: x}", False),
    ],
)
def test_transitions_are_arrows(transition: str, valid: bool):
    """A key with an arrow, the event, and what else there is to it."""
    machine = f"machines:\n  m: {{initial: a, states: {{a: a}}, transitions: [{transition}]}}\n"
    read = yaml.load(machine, Loader=yaml.BaseLoader)
    assert Draft202012Validator(schema()).is_valid(read) == valid


def test_every_field_is_described():
    """An editor shows what a field is for."""
    definitions = schema()["$defs"]
    tables = [found["anyOf"][0] if "anyOf" in found else found for found in definitions.values()]
    assert all(field["description"] for table in tables for field in table["properties"].values())


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """In general, or with the ids of a story."""
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
    for name, text in TEMPLATE_FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["schema", str(tmp_path)]) == 0
    choice = json.loads(capsys.readouterr().out)["$defs"]["Choice"]
    assert "morning" in choice["properties"]["to"]["enum"]


SHIPPED = read_story(read_folder(shipped_story(), Problems()), Problems())
SCRIPTS = sorted((shipped_story() / "playthroughs").glob("*.play.yaml"))


def fits_as_a_playthrough(script: str, story: Story | None) -> bool:
    """Whether a playthrough file fits, perhaps with the ids of a story."""
    found = playthrough_schema(WrittenPlaythrough, story)
    return Draft202012Validator(found).is_valid(as_an_editor_reads(yaml.load(script, Loader=yaml.BaseLoader)))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_playthrough_fits_a_schema_of_its_own(file: Path):
    """With the ids of its story and without."""
    script = file.read_text(encoding="utf-8")
    assert fits_as_a_playthrough(script, SHIPPED)
    assert fits_as_a_playthrough(script, None)


@pytest.mark.parametrize(
    ("step", "fits_any", "fits_this"),
    [
        ("choose: desk.sit_down", True, True),
        ("choose: desk.stand_up", True, False),
        ("chose: desk.sit_down", False, False),
        ("expect: {ending: form}", True, False),
        ("expect: {node: form, ledger: [zuev, 'you accuse zuev, in an act of breakage']}", True, True),
        ("expect: {nodes: form}", False, False),
    ],
)
def test_what_a_step_may_say_is_known(step: str, fits_any: bool, fits_this: bool):
    """Fields in any case; ids where the story is known."""
    story = read_story(Sources(TEMPLATE_FILES), Problems())
    script = f"playthrough: a walk\nstory: the_lamp_glass\nseed: 1\nsteps:\n  - {step}\n"
    assert fits_as_a_playthrough(script, None) == fits_any
    assert fits_as_a_playthrough(script, story) == fits_this


def test_the_command_prints_that_of_playthroughs_too(capsys: pytest.CaptureFixture[str]):
    """Where it is asked for."""
    assert main(["schema", "--playthroughs"]) == 0
    assert json.loads(capsys.readouterr().out) == playthrough_schema(WrittenPlaythrough)


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path):
    """As for every command."""
    assert main(["schema", str(tmp_path / "nowhere")]) == 2
