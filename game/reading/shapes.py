"""Marked values to the dataclasses of the model, by their annotations; every mistake of shape is reported.

A `Shape` knows how to build one kind of value. `shape_of` finds it for an annotation once; what a class looks like in
YAML is therefore said in one place only, the class.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from game.model import text as words
from game.model.problems import Problems, did_you_mean
from game.model.text import Id, Prose, Text
from game.model.world import Range, Transition
from game.reading.marked import Marked, Series, Table

Builder = Callable[[Marked, Problems], Any]

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_RANGE = re.compile(r"(-?\d{1,4})\s*\.\.\s*(-?\d{1,4})\Z")
_ARROW = "->"
LONGEST_LINE = 2_000
LONGEST_PROSE = 50_000
_YES = {"yes": True, "true": True, "no": False, "false": False}


class _Unreadable:
    """Stands for a value whose problem has been reported."""


UNREADABLE = _Unreadable()


@cache
def builder_of(annotation: Any) -> Builder:
    """The builder for a field's annotation. Raises TypeError for one no story can hold."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if dataclasses.is_dataclass(annotation):
        return _table_builder(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return _literal_builder(arguments)
    if origin in (Union, types.UnionType):
        return builder_of(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        return _series_builder(builder_of(arguments[0]))
    if origin is dict:
        return _dict_builder(builder_of(arguments[1]))
    raise TypeError(f"no story can hold a {annotation}")


def _wrong(value: Marked, wanted: str, problems: Problems, hint: str = "") -> _Unreadable:
    found = "nothing" if value == "" else {Text: "text", Table: "a table of fields", Series: "a list"}[type(value)]
    problems.add("V012", value.place, f"Expected {wanted}, found {found}.", hint)
    return UNREADABLE


def read_text(value: Marked, problems: Problems) -> Any:
    """A line of words, a condition or whatever else is typed later; UNREADABLE where it is no text, or too long."""
    if isinstance(value, Text) and len(value) <= LONGEST_LINE:
        return value
    return _short_enough(value, LONGEST_LINE, problems) if isinstance(value, Text) else _wrong(value, "text", problems)


def _short_enough(value: Text, most: int, problems: Problems) -> Any:
    """Nothing a story holds is long; what is, would only be slow to read wrongly."""
    if len(value) <= most:
        return value
    problems.add("V018", value.place, f"This has {len(value):,} characters; at most {most:,} can stand here.")
    return UNREADABLE


def read_id(value: Marked, problems: Problems) -> Any:
    """A name the author coins; UNREADABLE where it is none."""
    if not isinstance(value, Text):
        return _wrong(value, "a name", problems)
    if not _ID.match(value):
        hint = "Lower-case letters, digits and underscores, beginning with a letter."
        problems.add("V014", value.place, f"`{value}` is not a name.", hint)
        return UNREADABLE
    return value


def _read_prose(value: Marked, problems: Problems) -> Any:
    if not isinstance(value, Text):
        return _wrong(value, "prose", problems)
    if not value.block:
        hint = "Begin with `|` and put the text on the next line, indented: a quotation mark or a colon is safe there."
        problems.add("V017", value.place, "Prose must be a block.", hint)
    return _short_enough(value, LONGEST_PROSE, problems)


def _read_bool(value: Marked, problems: Problems) -> Any:
    if isinstance(value, Text) and value in _YES:
        return _YES[value]
    return _wrong_word(value, "true or false", problems)


def _read_int(value: Marked, problems: Problems) -> Any:
    if isinstance(value, Text) and re.fullmatch(r"-?\d{1,6}", value):
        return int(value)
    return _wrong_word(value, "a whole number", problems)


def _read_range(value: Marked, problems: Problems) -> Any:
    match = _RANGE.match(value) if isinstance(value, Text) else None
    if match is None:
        return _wrong_word(value, "a range such as `0..5`", problems)
    low, high = int(match[1]), int(match[2])
    if not low < high <= low + 63:
        problems.add("V040", value.place, f"The range {low}..{high} is empty or has more than 64 values.")
        return UNREADABLE
    return Range(low=low, high=high)


def _wrong_word(value: Marked, wanted: str, problems: Problems) -> _Unreadable:
    if not isinstance(value, Text):
        return _wrong(value, wanted, problems)
    problems.add("V012", value.place, f"Expected {wanted}, found `{value}`.")
    return UNREADABLE


def _literal_builder(allowed: tuple[str, ...]) -> Builder:
    known = {word: word for word in allowed}

    def read(value: Marked, problems: Problems) -> Any:
        if not isinstance(value, Text):
            return _wrong(value, " or ".join(allowed), problems)
        if value in known:
            return known[value]
        problems.add("V013", value.place, f"`{value}` is not one of the allowed words.", did_you_mean(value, allowed))
        return UNREADABLE

    return read


def _series_builder(item: Builder) -> Builder:
    def read(value: Marked, problems: Problems) -> Any:
        parts = value if isinstance(value, Series) else (value,)
        return tuple([built for part in parts if (built := item(part, problems)) is not UNREADABLE])

    return read


def _dict_builder(item: Builder) -> Builder:
    def read(value: Marked, problems: Problems) -> Any:
        if not isinstance(value, Table):
            return _wrong(value, "a table of names", problems)
        found = {}
        for key, part in zip(value.keys_marked(), value.values(), strict=True):
            name, built = read_id(key, problems), item(part, problems)
            if name is UNREADABLE or built is UNREADABLE:
                problems.broken.add(str(key))
            else:
                found[name] = built
        return found

    return read


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field of a class as the YAML shows it."""

    name: str
    build: Builder
    required: bool
    annotation: Any
    doc: str


@dataclasses.dataclass(frozen=True, slots=True)
class Shape:
    """A class of the model as the YAML shows it."""

    fields: dict[str, Field]
    needed: frozenset[str]
    make: Callable[[dict[str, Any]], Any]
    """An instance with these fields, the needed ones among them."""


@cache
def shape_of(model: Any) -> Shape:
    """What a class looks like in YAML."""
    fields = fields_of(model)
    needed = frozenset(name for name, field in fields.items() if field.required)
    return Shape(fields, needed, _maker(model))


def _maker(model: Any) -> Callable[[dict[str, Any]], Any]:
    """How instances of a class are made: past `__init__` where the class has no slots.

    The `__init__` of a frozen class sets field by field, at nine times the cost; what is not filled stands in the
    class as its default.
    """
    if hasattr(model, "__slots__"):
        return lambda filled: model(**filled)

    def make(filled: dict[str, Any]) -> Any:
        instance = object.__new__(model)
        instance.__dict__.update(filled)
        return instance

    return make


@cache
def fields_of(shape: Any) -> dict[str, Field]:
    """The fields an author can write, in the order of the class."""
    hints = get_type_hints(shape)
    return {
        field.name: Field(
            field.name,
            builder_of(hints[field.name]),
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            hints[field.name],
            field.metadata["doc"],
        )
        for field in dataclasses.fields(shape)
        if "doc" in field.metadata
    }


# A class that may be written as one word names the field the word fills.
SHORTHANDS = {"Next": "to", "Variant": "text"}


def _table_builder(model: Any) -> Builder:
    shorthand = SHORTHANDS.get(model.__name__)

    def read(value: Marked, problems: Problems) -> Any:
        if isinstance(value, Text) and shorthand:
            value = _as_table(shorthand, value)
        if not isinstance(value, Table):
            names = ", ".join(f"`{name}`" for name in list(fields_of(model))[:4])
            return _wrong(value, f"a table with {names}…", problems)
        return build_fields(model, value, problems)

    return _read_transition if model is Transition else read


def _as_table(key: str, value: Text) -> Table:
    table = Table(value.file, value.line, value.column)
    table[key] = value
    table.marks.append((value.line, value.column))
    return table


def build_fields(model: Any, table: Table, problems: Problems, **given: Any) -> Any:
    """An instance of a class of the model, or UNREADABLE when a needed field is missing or wrong."""
    shape = shape_of(model)
    known, filled = shape.fields, given
    filled["place"] = table.place
    for key, value in table.items():
        field = known.get(key)
        if field is None:
            problems.add("V010", table.key_marked(key).place, f"Unknown field `{key}`.", did_you_mean(key, known))
        elif value or not field.required:
            built = field.build(value, problems)
            if built is not UNREADABLE:
                filled[key] = built
    if shape.needed <= filled.keys():
        return shape.make(filled)
    missing = [field for field in known.values() if field.required and not table.get(field.name)]
    if missing:
        said = " ".join(f"The field `{field.name}` is missing: {field.doc}." for field in missing)
        problems.add("V011", getattr(table.get(missing[0].name), "place", table.place), said)
    names = (table.get(field.name) for field in known.values() if field.annotation is Id)
    problems.broken.update(str(name) for name in names if isinstance(name, Text))
    return UNREADABLE


def _read_transition(value: Marked, problems: Problems) -> Any:
    """`free, named -> arrested: taken`: the arrow is a key, the event its value; guards stand beside it."""
    if not isinstance(value, Table):
        return _wrong(value, "`from -> to: event`", problems)
    arrows = [key for key in value.keys_marked() if _ARROW in key]
    if len(arrows) != 1:
        problems.add("V011", value.place, "A transition is written `from -> to: event`.")
        return UNREADABLE
    event = read_id(value[arrows[0]], problems)
    rest = value.without(arrows[0])
    ends = _arrow_ends(arrows[0], problems)
    if event is UNREADABLE or ends is None:
        return UNREADABLE
    return build_fields(Transition, rest, problems, sources=ends[:-1], target=ends[-1], event=event)


def _arrow_ends(arrow: Text, problems: Problems) -> tuple[Text, ...] | None:
    """The sources and, last, the target of `free, named -> arrested`."""
    split = arrow.index(_ARROW)
    parts = [*_names(arrow, 0, split), *_names(arrow, split + len(_ARROW), len(arrow))]
    built = [read_id(part, problems) for part in parts]
    targets = len(list(_names(arrow, split + len(_ARROW), len(arrow))))
    if targets != 1 or len(parts) < 2 or UNREADABLE in built:
        problems.add("V012", arrow.place, f"`{arrow}` is not `from -> to`.", "Several sources are parted by commas.")
        return None
    return tuple(built)


def _names(text: Text, start: int, end: int) -> Iterator[Text]:
    for match in re.finditer(r"[^,\s]+", text[start:end]):
        yield text.part(start + match.start(), start + match.end())


_WORDS = (words.Ref, words.Phrase, words.Condition, words.Effect, words.Event, words.AccusationLine)
_SCALARS: dict[Any, Builder] = {
    Id: read_id,
    Prose: _read_prose,
    bool: _read_bool,
    int: _read_int,
    Range: _read_range,
    **dict.fromkeys(_WORDS, read_text),
}
