"""A folder of YAML files to a `Story`.

`story.yaml` holds the metadata. Every other `*.yaml` holds documents in any order: a node (`node:`), an epilogue
(`epilogue:`), a codex entry (`entry:`), or declarations. Playthroughs (`*.play.yaml`) are not part of the story.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game.model.problems import Problems, did_you_mean
from game.model.scene import Epilogue, Node
from game.model.story import Entry, Metadata, Story
from game.model.text import Place, Text
from game.model.world import World
from game.reading.marked import Marked, Table, marked_documents
from game.reading.shapes import UNREADABLE, build_fields, builder_of, fields_of

METADATA = "story.yaml"
LARGEST_FILE = 4 * 1024 * 1024
LARGEST_STORY = 64 * 1024 * 1024
MOST_FILES = 2_000
KINDS: dict[str, Any] = {"node": Node, "epilogue": Epilogue, "entry": Entry}


@dataclass(frozen=True, slots=True)
class Sources:
    """The text of a story's files by their name within the folder."""

    texts: dict[str, str]

    @property
    def content_hash(self) -> str:
        """SHA-256 over names and texts, in hexadecimal."""
        digest = hashlib.sha256()
        for name in sorted(self.texts):
            digest.update(f"{name}\0{self.texts[name]}\0".encode())
        return digest.hexdigest()

    def line(self, place: Place) -> str:
        """The line a problem points at; empty where there is none."""
        lines = self.texts.get(place.file, "").split("\n")
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def read_folder(folder: Path, problems: Problems) -> Sources:
    """The story's files. What cannot be read is reported and left out."""
    texts: dict[str, str] = {}
    if not (folder / METADATA).is_file():
        hint = "A story is a folder with a `story.yaml` in it; `vigilance new DIR` makes one."
        problems.add("V001", Place(METADATA, 1, 1), f"There is no story in `{folder.name}`.", hint)
        return Sources(texts)
    size = 0
    for path in _story_files(folder, problems):
        name = os.fsencode(path.relative_to(folder)).decode(errors="replace").replace(os.sep, "/")
        try:
            texts[name] = _read_file(path)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = f"{name} is not UTF-8: byte {error.start + 1}, {error.reason}."
            problems.add("V001", Place(name, line, 1), message, "Save it as UTF-8 text.")
        except OSError as error:
            problems.add("V001", Place(name, 1, 1), f"{name} cannot be read: {error.strerror or error}.")
        size += len(texts.get(name, ""))
        if size > LARGEST_STORY:
            message = f"The story is larger than {LARGEST_STORY // 2**20} MiB; what follows {name} is not read."
            problems.add("V001", Place(name, 1, 1), message)
            break
    return Sources(texts)


def _story_files(folder: Path, problems: Problems) -> list[Path]:
    paths = sorted(path for path in folder.rglob("*.yaml") if not path.name.endswith(".play.yaml"))
    if len(paths) > MOST_FILES:
        message = f"The story has more than {MOST_FILES:,} files; the rest is not read."
        problems.add("V001", Place(METADATA, 1, 1), message, "Put several nodes in a file.")
    return paths[:MOST_FILES]


def _read_file(path: Path) -> str:
    """The file's text, its line ends made one kind. Raises OSError or UnicodeDecodeError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is not a file")
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise OSError(f"it is larger than {LARGEST_FILE // 2**20} MiB")
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_story(sources: Sources, problems: Problems) -> Story:
    """The story of these files. What cannot be read is reported, left out, and its names known as broken."""
    assembly = _Assembly(problems)
    for name, text in sources.texts.items():
        for document in marked_documents(text, name, problems):
            assembly.add(name, document)
    return assembly.story(sources.content_hash)


class _Assembly:
    """Sorts documents into the parts of a story and reports what is declared twice."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.metadata: Metadata | None = None
        self.parts: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.world: dict[str, dict[Text, Any]] = {field.name: {} for field in fields(World)}

    def add(self, name: str, document: Marked) -> None:
        if not isinstance(document, Table):
            self.problems.add("V006", document.place, "A document must be a table of fields.")
        elif name == METADATA:
            self._add_metadata(document)
        elif kind := next((key for key in KINDS if key in document), None):
            self._add_part(kind, document)
        else:
            self._add_declarations(document)

    def _add_metadata(self, document: Table) -> None:
        built = builder_of(Metadata)(document, self.problems)
        if built is not UNREADABLE:
            self.metadata = built
        elif isinstance(chapters := document.get("chapters"), Table):
            self.problems.broken.update(map(str, chapters))

    def _add_part(self, kind: str, document: Table) -> None:
        before = len(self.problems.found)
        built = build_fields(KINDS[kind], document, self.problems)
        if len(self.problems.found) > before:
            self.problems.broken.add(str(document[kind]))
        if built is not UNREADABLE:
            self._declare(self.parts[kind], getattr(built, kind), built, f"The {kind}")

    def _add_declarations(self, document: Table) -> None:
        known = fields_of(World)
        for key, value in zip(document.keys_marked(), document.values(), strict=True):
            if key not in known:
                hint = did_you_mean(key, [*known, *KINDS])
                self.problems.add("V006", key.place, f"`{key}` begins nothing a story knows.", hint)
                continue
            built = known[key].build(value, self.problems)
            for name, declared in built.items() if built is not UNREADABLE else ():
                self._declare(self.world[key], name, declared, f"In {key}")

    def _declare(self, among: dict[Any, Any], name: Text, value: Any, what: str) -> None:
        if name in among:
            first = next(key for key in among if key == name).place
            message = f"{what} `{name}` is declared twice."
            self.problems.add("V016", name.place, message, f"The first is at {first.file}:{first.line}.")
        else:
            among[name] = value

    def story(self, content_hash: str) -> Story:
        return Story(
            metadata=self.metadata or self._placeholder(),
            world=World(**self.world),  # type: ignore[arg-type]  # filled by name above
            nodes=self.parts["node"],
            epilogues=self.parts["epilogue"],
            codex=self.parts["entry"],
            content_hash=content_hash,
        )

    def _placeholder(self) -> Metadata:
        """What stands for unreadable metadata, so that everything else can be looked at."""
        place = Place(METADATA, 1, 1)
        if not any(problem.place.file == METADATA for problem in self.problems.found.values()):
            self.problems.add("V011", place, "The story says nothing of itself.", "`story: id`, `title: …`, …")
        start: Any = next(iter(self.parts["node"]), Text("nowhere", place))
        self.problems.broken.add(str(start))
        unnamed: Any = Text("unnamed", place)
        return Metadata(place=place, story=unnamed, title=unnamed, language=unnamed, start=start, content=unnamed)
