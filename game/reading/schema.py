"""The JSON Schema of a story's documents, for editors; made from the classes that the reader fills.

Editors take scalars for numbers and truth values where they look so, which the reader never does: words may be any
scalar here. Given a story, whatever refers to something declared has the declared ids to choose from.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from game.model.promises import ANYWHERE, BUILT_IN, ENDINGS
from game.model.scene import Cause, Epilogue, Node
from game.model.story import Entry, Metadata, Story
from game.model.text import AccusationLine, Effect, Event, Id, Prose, Ref
from game.model.world import Range, Transition, World
from game.reading.shapes import SHORTHANDS, fields_of

Schema: TypeAlias = dict[str, Any]

DOCUMENTS = (Metadata, Node, Epilogue, Entry, World)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = "[a-z][a-z0-9_]*"
_WORDS: Schema = {"type": ["string", "number", "boolean"]}
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_ESCAPED = r"\\\g<0>"
_SCALARS: dict[Any, Schema] = {
    Prose: {"type": "string"},
    bool: {"enum": [True, False, "yes", "no"]},
    int: {"type": "integer"},
}
_REFERS = {
    ("Metadata", "start"): "nodes",
    ("Choice", "call"): "nodes",
    ("Choice", "to"): "nodes",
    ("Next", "to"): "nodes",
    ("Choice", "ground"): "grounds",
    ("Node", "opens"): "chapters",
    ("Node", "deal"): "chances",
    ("Node", "epilogue"): "epilogues",
    ("Entry", "sources"): "sources",
    ("Person", "machine"): "machines",
    ("Thing", "machine"): "machines",
    **{("Promise", kind): "places" for kind in ("always", "never", "exists", "possible", "before")},
    ("Promise", "under"): "policies",
    ("WrittenStep", "choose"): "choices",
    **{(model, "node"): "nodes" for model in ("Beginning", "Expectation")},
    ("Expectation", "ending"): "endings",
}
"""What the references of a class are references to."""


def schema(story: Story | None = None) -> Schema:
    """The schema of any document of a story; with the ids of this story where one is given."""
    return _schema("document", DOCUMENTS, story, _names(story) if story else {})


def playthrough_schema(shape: Any, story: Story | None = None) -> Schema:
    """The schema of a playthrough file, whose shape is a class; with the ids of this story where one is given."""
    return _schema("playthrough", [shape], story, _names_to_play(story) if story else {})


def _schema(what: str, documents: Iterable[Any], story: Story | None, names: dict[str, list[str]]) -> Schema:
    builder = _Builder(names)
    return {
        "$schema": _DIALECT,
        "title": f"A {what} of {story.metadata.title if story else 'a story'}",
        "oneOf": [builder.reference(document) for document in documents],
        "$defs": builder.definitions,
    }


def _names_to_play(story: Story) -> dict[str, list[str]]:
    """What a playthrough may be at or choose, by what it names."""
    nodes = story.nodes.items()
    return {
        "nodes": list(map(str, story.nodes)),
        "choices": [f"{name}.{choice.id}" for name, node in nodes for choice in node.choices],
        "endings": [str(name) for name, node in nodes if node.kind == "ending"],
    }


def _names(story: Story) -> dict[str, list[str]]:
    """The ids of a story by what they name; `events` as they are fired, `variables` as effects name them."""
    world = story.world
    events = (
        f"{owner}.{transition.event}"
        for owner, template in world.instances.items()
        if template in world.machines
        for transition in world.machines[template].transitions
    )
    tables: dict[str, Iterable[str]] = {
        "nodes": story.nodes,
        "places": (*story.nodes, ENDINGS, ANYWHERE),
        "policies": (*BUILT_IN, *world.policies),
        "chapters": story.metadata.chapters,
        "epilogues": story.epilogues,
        "chances": world.chances,
        "grounds": world.grounds,
        "sources": world.sources,
        "machines": world.machines,
        "people": world.people,
        "forms": (*world.forms, *world.forms.values()),
        "variables": (*world.meters, *world.flags, *world.enums),
        "events": events,
    }
    return {kind: list(dict.fromkeys(map(str, names))) for kind, names in tables.items()}


class _Builder:
    def __init__(self, names: dict[str, list[str]]) -> None:
        self.names = names
        self.definitions: dict[str, Schema] = {}

    def reference(self, model: Any) -> Schema:
        """A reference to the definition of a class, made on first use: a class may contain itself."""
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.transition() if model is Transition else self.table(model)
        return {"$ref": f"#/$defs/{name}"}

    def table(self, model: Any) -> Schema:
        fields = fields_of(model)
        found: Schema = {
            "type": "object",
            "description": (model.__doc__ or "").splitlines()[0],
            "properties": {name: self.field(model, name) for name in fields},
            "additionalProperties": False,
            "minProperties": 1,
        }
        if required := [name for name, field in fields.items() if field.required]:
            found["required"] = required
        if (shorthand := SHORTHANDS.get(model.__name__)) is not None:
            return {"anyOf": [found, found["properties"][shorthand]]}
        return found

    def field(self, model: Any, name: str) -> Schema:
        field = fields_of(model)[name]
        names = self.names.get(_REFERS.get((model.__name__, name), ""))
        return {**self.value(field.annotation, names), "description": field.doc}

    def value(self, annotation: Any, names: list[str] | None = None) -> Schema:
        """The schema of what a field's annotation holds; `names` are those a reference can choose from."""
        if dataclasses.is_dataclass(annotation) and annotation is not Range:
            return self.reference(annotation)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in arguments if part is not type(None)), names)
        if origin is tuple:
            item = self.value(arguments[0], names)
            return {"anyOf": [item, {"type": "array", "items": item}]}
        if origin is dict:
            return {"type": "object", "propertyNames": _named(_NAME), "additionalProperties": self.value(arguments[1])}
        return self.scalar(annotation, names)

    def scalar(self, annotation: Any, names: list[str] | None) -> Schema:
        if annotation is Ref and names is not None:
            return {"enum": names}
        if annotation is Event and "events" in self.names:
            return {"enum": self.names["events"]}
        patterns = {Id: _NAME, Range: r"-?\d{1,4}\s*\.\.\s*-?\d{1,4}", **self.patterns()}
        if annotation in patterns:
            return _named(patterns[annotation])
        return _SCALARS.get(annotation, _WORDS)

    def patterns(self) -> dict[Any, str]:
        """What is more than one name and less than a language: effects and accusations, in this story's names."""
        if "people" not in self.names:
            return {}
        people, forms, variables = (_one_of(self.names[kind]) for kind in ("people", "forms", "variables"))
        cause = _one_of(get_args(Cause))
        whom = rf"\s*(?:{people}\s+accuses\s+)?{people}\s*,\s*in\s+{forms}\s*,"
        why = rf"(?:\s*in\s+\d{{4}}-\d\d\s*,)?\s*from\s+{cause}(?:\s*(?:,|and)\s*{cause})*\s*"
        return {Effect: rf"\s*{variables}\s*(?:\+=|-=|=)\s*-?\w+\s*", AccusationLine: whom + why}

    def transition(self) -> Schema:
        """`free, named -> arrested: taken`, with its fields beside it."""
        arrow = rf"^\s*{_NAME}(\s*,\s*{_NAME})*\s*->\s*{_NAME}\s*$"
        fields = fields_of(Transition)
        return {
            "type": "object",
            "description": (Transition.__doc__ or "").splitlines()[0],
            "properties": {name: self.field(Transition, name) for name in fields},
            "patternProperties": {arrow: _named(_NAME)},
            "additionalProperties": False,
            "not": {"propertyNames": {"enum": list(fields)}},
        }


def _named(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _one_of(names: Iterable[str]) -> str:
    """An alternative of these words, in what all dialects of patterns have in common."""
    return f"(?:{'|'.join(_SPECIAL.sub(_ESCAPED, name) for name in names)})"
