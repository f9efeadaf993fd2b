"""Synthetic stories of any size, the same for the same numbers: what the benches measure on.

Nodes stand in layers; a choice leads from a layer to the next, so every playthrough is `depth` choices long. A node
has about sixty words of prose and three choices: one always open, a guard on every other of the rest, effects on most,
an event on a third.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from game.reading.folder import Sources

METERS, FLAGS, PEOPLE = 4, 20, 12
TOP = 63  # of a meter: the most values one can have

_LINE = (
    "the form asks for origin in a space two fingers wide and nobody has yet filled it to the edge without a ruler "
    "on the second floor the lamp is out since morning so clerks carry their ledgers down to the window where the "
    "light from the yard reaches as far as the third shelf a cart goes by with slates under sacking it has rained "
    "since four and the ink dries slowly the deputy counts receipts twice then signs below the line as he does"
)
_WORDS = _LINE.split()

_STORY = """\
story: synthetic
title: Synthetic
language: en
start: n0_0
content: |
  A story made to be measured.
"""

_FATE = """\
machines:
  fate:
    initial: free
    states: {free: at liberty, named: named in a paper, expelled: expelled, arrested: arrested, shot: shot}
    groups: {lost: [arrested, shot]}
    final: shot
    transitions:
      - free -> named: accused
      - named -> expelled: accused
      - named -> free: cleared
      - named, expelled -> arrested: taken
      - arrested -> shot: sentenced
"""
_EVENTS = ("accused", "accused", "cleared", "taken", "sentenced")


def synthetic(nodes: int, depth: int = 50, seed: int = 0) -> Sources:
    """A sound story of about `nodes` nodes, every playthrough of which takes `depth` choices."""
    width = max(nodes // depth, 1)
    random = Random(seed)
    texts = {"story.yaml": _STORY, "world.yaml": "\n".join(_declarations()) + "\n" + _FATE}
    for layer in range(depth):
        texts[f"layer_{layer}.yaml"] = "---\n".join(_node(layer, i, width, depth, random) for i in range(width))
    texts["ending.yaml"] = "node: the_end\nkind: ending\ntext: |\n  The folder is tied with tape.\n"
    return Sources(texts)


def _declarations() -> Iterator[str]:
    bands = ", ".join(f"word {number}" for number in range(TOP + 1))
    yield "meters:"
    yield from (f"  meter{i}: {{range: 0..{TOP}, start: 30, bands: [{bands}]}}" for i in range(METERS))
    yield "flags:"
    yield from (f"  flag{i}: {{yes: it is so {i}, no: it is not so {i}}}" for i in range(FLAGS))
    yield "people:"
    yield "  you: {name: 'Rudakov, Valentin', gender: man, role: clerk, reminder: the one at the desk}"
    person = "{{name: 'Personov{0}, Ivan', gender: man, role: clerk {0}, reminder: the one of desk {0}, machine: fate}}"
    yield from (f"  person{i}: {person.format(i)}" for i in range(PEOPLE))


def _node(layer: int, i: int, width: int, depth: int, random: Random) -> str:
    def target() -> str:
        return f"n{layer + 1}_{random.randrange(width)}" if layer + 1 < depth else "the_end"

    lines = [
        f"node: n{layer}_{i}",
        f"at: Oblplan, room {i}",
        f"date: 1937-{layer * 12 // depth + 1:02}",
        "text: |",
        *(f"  {_prose(random, 20)}" for _ in range(2)),
        f"  {{if flag{random.randrange(FLAGS)}: {_prose(random, 10)} | {_prose(random, 10)}}}",
        "choices:",
        *_choice("conform", target(), random, always_open=True),
        *_choice("denounce", target(), random),
        *_choice("resist", target(), random),
    ]
    return "\n".join(lines) + "\n"


def _choice(stance: str, target: str, random: Random, *, always_open: bool = False) -> Iterator[str]:
    yield f"  - id: {stance}"
    yield f"    stance: {stance}"
    yield f"    text: {_prose(random, 8)}"
    if not always_open and random.random() < 1 / 2:
        yield f"    needs: {_guard(random)}"
    if effects := [_effect(random) for _ in range(random.choice((0, 1, 1, 1, 2, 2)))]:
        yield f"    do: [{', '.join(effects)}]"
    if random.random() < 1 / 3:
        yield f"    fire: person{random.randrange(PEOPLE)}.{random.choice(_EVENTS)}"
    yield f"    to: {target}"


def _prose(random: Random, words: int) -> str:
    start = random.randrange(len(_WORDS) - words)
    return " ".join(_WORDS[start : start + words]).capitalize() + "."


def _guard(random: Random) -> str:
    meter, flag, person = (random.randrange(many) for many in (METERS, FLAGS, PEOPLE))
    guards = (
        f"meter{meter} >= {random.randint(20, 40)}",
        f"meter{meter} <= {random.randint(20, 40)}",
        f"meter{meter} >= 20 and flag{flag}",
        f"not flag{flag}",
        f"person{person} is free or flag{flag}",
        f"person{person} is not arrested",
        f"person{person} is lost",
        f"count(lost) <= {random.randint(1, 3)}",
    )
    return random.choice(guards)


def _effect(random: Random) -> str:
    meter, flag, amount = random.randrange(METERS), random.randrange(FLAGS), random.randint(1, 9)
    return random.choice(
        (f"meter{meter} += {amount}", f"meter{meter} -= {amount}", f"flag{flag} = yes", f"flag{flag} = no")
    )
