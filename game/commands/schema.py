"""Print the JSON Schema of a story's files, by which an editor completes and checks them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

_USE = """\
Save it beside the story (`vigilance schema my-story > my-story/schema.json`) and write at the top of a file:

    # yaml-language-server: $schema=schema.json

Editors with a YAML language server then complete fields and ids, and mark what is wrong. With a story, the schema
knows its ids; print it again when there are new ones. Playthroughs have a schema of their own, with `--playthroughs`.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", type=Path, help="the folder of a story, whose ids the schema shall know")
    parser.add_argument("--playthroughs", action="store_true", help="the schema of `.play.yaml` files")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _USE


def run(arguments: argparse.Namespace) -> int:
    from game.model.problems import Problems  # noqa: PLC0415  # `--help` needs no reader of stories
    from game.playing.playfile_shape import WrittenPlaythrough  # noqa: PLC0415
    from game.reading.folder import read_folder, read_story  # noqa: PLC0415
    from game.reading.schema import playthrough_schema, schema  # noqa: PLC0415

    if arguments.story is not None and not arguments.story.is_dir():
        sys.stderr.write(f"vigilance: there is no folder {arguments.story}.\n")
        return 2
    problems = Problems()
    story = read_story(read_folder(arguments.story, problems), problems) if arguments.story is not None else None
    found = playthrough_schema(WrittenPlaythrough, story) if arguments.playthroughs else schema(story)
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    return 0
