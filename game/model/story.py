"""The whole story, as its files say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from game.model.scene import Epilogue, Node
from game.model.shape import many, needed, optional, position, table
from game.model.text import Id, Phrase, Place, Prose, Ref
from game.model.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`story.yaml`: what the story is, and where it begins."""

    place: Place = position()
    story: Id = needed("the story's id; saves are kept by it")
    title: Phrase = needed("the title")
    subtitle: Phrase | None = optional("a line under the title")
    language: Phrase = needed("the language it is written in: `en`")
    start: Ref = needed("the node it begins with")
    content: Prose = needed("the content note on the first screen")
    chapters: dict[str, Phrase] = table("the chapters in order, each with its title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the codex."""

    place: Place = position()
    entry: Id = needed("its id; the text links to it: `[title list](title_list)`")
    title: Phrase = needed("its heading")
    status: Literal["attested", "composite", "invented"] = needed("how it stands to the record")
    text: Prose = needed("at most 150 words")
    sources: tuple[Ref, ...] = many("the works it rests on; an invented entry may have none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as written: checked for shape, not yet for sense."""

    metadata: Metadata
    world: World
    nodes: dict[str, Node]
    epilogues: dict[str, Epilogue] = field(default_factory=dict)
    codex: dict[str, Entry] = field(default_factory=dict)
    content_hash: str = ""
    """sha256 over the story's files; two stories with the same hash play alike."""
