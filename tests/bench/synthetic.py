"""Synthetic stories of any size, the same for the same numbers: what the benches measure on.

Nodes stand in layers; a choice leads from a layer to the next, so every playthrough is `depth` choices long. A node
has about sixty words of prose and four choices: one always open, three with guards, effects and events.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from game.reading.folder import Sources

METERS, FLAGS, PEOPLE, PAPERS = 4, 16, 14, 6  # forty variables

_OFFICE = (
    "the form asks for origin in a space two fingers wide and nobody has yet filled it to the edge without a ruler "
    "on the second floor the lamp is out since morning so clerks carry their ledgers down to the window where the "
    "light from the yard reaches as far as the third shelf a cart goes by with slates under sacking it has rained "
    "since four and the ink dries slowly the deputy counts receipts twice then signs below the line as he does"
)
_WORDS = tuple(_OFFICE.split())

_STORY = """\
story: synthetic
title: Synthetic
language: en
start: n0_0
content: |
  A story made to be measured.
"""

_MACHINES = """\
machines:
  fate:
    initial: free
    states: {free: at liberty, named: named in a paper, expelled: expelled, arrested: arrested}
    groups: {lost: [expelled, arrested]}
    transitions:
      - free -> named: accused
      - named -> expelled: accused
      - named -> free: cleared
      - named, expelled -> arrested: taken
  paper:
    initial: unwritten
    states: {unwritten: not written, drafted: in your drawer, filed: filed}
    transitions:
      - unwritten -> drafted: drafted
      - unwritten, drafted -> filed: filed
"""


def synthetic(nodes: int, depth: int = 50, seed: int = 0) -> Sources:
    """A sound story of about `nodes` nodes, every playthrough of which takes `depth` choices."""
    width = max(nodes // depth, 1)
    random = Random(seed)
    texts = {"story.yaml": _STORY, "world.yaml": _world()}
    for layer in range(depth):
        texts[f"layer_{layer}.yaml"] = "---\n".join(_node(layer, i, width, depth, random) for i in range(width))
    texts["ending.yaml"] = "node: the_end\nkind: ending\ntext: |\n  The folder is tied with tape.\n"
    return Sources(texts)


def _world() -> str:
    return "".join(line + "\n" for line in _declarations()) + _MACHINES


def _declarations() -> Iterator[str]:
    yield "meters:"
    yield from (f"  meter{i}: {{range: 0..5, start: 2, bands: [a, b, c, d, e, f]}}" for i in range(METERS))
    yield "flags:"
    yield from (f"  flag{i}: {{yes: it is so {i}, no: it is not so {i}}}" for i in range(FLAGS))
    yield "people:"
    yield "  you: {name: 'Rudakov, Valentin', gender: man, role: clerk, reminder: the one at the desk}"
    person = "{{name: 'Personov{0}, Ivan', gender: man, role: clerk {0}, reminder: the one of desk {0}, machine: fate}}"
    yield from (f"  person{i}: {person.format(i)}" for i in range(PEOPLE))
    yield "papers:"
    yield from (f"  paper{i}: {{title: Form {i}, machine: paper}}" for i in range(PAPERS))


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
        "  - id: on",
        f"    text: {_prose(random, 8)}",
        f"    do: {_effect(random)}",
        f"    to: {target()}",
    ]
    for number in range(3):
        stance = ("denounce", "conform", "resist")[number]
        lines += [f"  - id: way{number}", f"    stance: {stance}", f"    text: {_prose(random, 8)}"]
        lines += [f"    needs: {_guard(random)}", f"    do: [{_effect(random)}, {_effect(random)}]"]
        lines += [f"    fire: {_event(random)}", f"    to: {target()}"]
    return "\n".join(lines) + "\n"


def _prose(random: Random, words: int) -> str:
    start = random.randrange(len(_WORDS) - words)
    return " ".join(_WORDS[start : start + words]).capitalize() + "."


def _guard(random: Random) -> str:
    return random.choice(
        (
            f"meter{random.randrange(METERS)} >= {random.randint(1, 4)}",
            f"flag{random.randrange(FLAGS)} and meter{random.randrange(METERS)} <= 4",
            f"person{random.randrange(PEOPLE)} is not arrested",
            f"paper{random.randrange(PAPERS)} is drafted or flag{random.randrange(FLAGS)}",
            f"count(lost) <= {random.randint(2, 9)}",
        )
    )


def _effect(random: Random) -> str:
    return random.choice(
        (
            f"meter{random.randrange(METERS)} += 1",
            f"meter{random.randrange(METERS)} -= 1",
            f"flag{random.randrange(FLAGS)} = yes",
            f"flag{random.randrange(FLAGS)} = no",
        )
    )


def _event(random: Random) -> str:
    person = f"person{random.randrange(PEOPLE)}"
    return random.choice(
        (
            f"{person}.accused",
            f"{person}.cleared",
            f"{person}.taken",
            f"paper{random.randrange(PAPERS)}.drafted",
            f"paper{random.randrange(PAPERS)}.filed",
        )
    )
