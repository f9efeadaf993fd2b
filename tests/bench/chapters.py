"""Stories of the shape of a real one: chapters, people with fates, papers, flags that are read soon and some much later.

A playthrough takes `CHAPTERS * DEPTH` choices. Every chapter has people and flags of its own, which its guards read; three
guards in ten read those of any chapter before.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from game.reading.folder import Sources

CHAPTERS, DEPTH, WIDTH = 10, 5, 2
METERS, PEOPLE, PAPERS, FLAGS = 5, 15, 12, 30

_STORY = """\
story: chapters
title: Chapters
language: en
start: n0_0_0
content: |
  A story made to be measured.
"""
_MACHINES = """\
machines:
  fate:
    initial: free
    states: {free: a, named: b, expelled: c, arrested: d, shot: e}
    groups: {lost: [arrested, shot]}
    transitions:
      - free -> named: accused
      - named -> expelled: accused
      - named -> free: cleared
      - named, expelled -> arrested: taken
      - arrested -> shot: sentenced
  sheet:
    initial: blank
    states: {blank: a, filed: b, burned: c}
    transitions:
      - blank -> filed: filed
      - blank, filed -> burned: burned
"""
_FATES, _SHEETS = ("accused", "accused", "cleared", "taken", "sentenced"), ("filed", "burned")


def chapters(seed: int = 0, *, far: float = 0.3) -> Sources:
    """A sound story of ten chapters, about a hundred nodes and 260 choices; `far` is the share of guards that look back."""
    return Sources({"story.yaml": _STORY, "world.yaml": "\n".join(_world()), "nodes.yaml": _Author(seed, far).nodes()})


def _world() -> Iterator[str]:
    yield "meters:"
    yield from (f"  meter{i}: {{range: 0..5, start: 3, bands: [a, b, c, d, e, f]}}" for i in range(METERS))
    yield "flags:"
    yield from (f"  flag{i}: {{yes: y, no: n}}" for i in range(FLAGS))
    yield "people:\n  you: {name: 'Rudakov, Valentin', gender: man, role: clerk, reminder: yourself}"
    person = "name: 'P{0}, Ivan', gender: man, role: clerk, reminder: the one of desk {0}, machine: fate"
    yield from (f"  person{i}: {{{person.format(i)}}}" for i in range(PEOPLE))
    yield "papers:"
    yield from (f"  paper{i}: {{title: Paper {i}, machine: sheet}}" for i in range(PAPERS))
    yield _MACHINES


class _Author:
    def __init__(self, seed: int, far: float) -> None:
        self.random, self.far = Random(seed), far

    def nodes(self) -> str:
        written = [
            self.node(chapter, layer, i)
            for chapter in range(CHAPTERS)
            for layer in range(DEPTH)
            for i in range(1 if layer == 0 else WIDTH)
        ]
        return "---\n".join([*written, "node: the_end\nkind: ending\ntext: |\n  The end.\n"])

    def node(self, chapter: int, layer: int, i: int) -> str:
        options = [self.choice(chapter, layer, name, guarded=name != "a") for name in "abc"]
        return f"node: n{chapter}_{layer}_{i}\ntext: |\n  Here.\nchoices:\n{''.join(options)}"

    def choice(self, chapter: int, layer: int, name: str, *, guarded: bool) -> str:
        lines = [f"  - id: {name}", "    text: Do it."]
        if guarded and self.random.random() < 0.6:
            lines.append(f"    when: {self.guard(chapter)}")
        if effects := list(self.effects(chapter)):
            lines.append(f"    do: [{', '.join(effects)}]")
        if self.random.random() < 0.4:
            lines.append(f"    fire: {self.event(chapter)}")
        return "\n".join([*lines, f"    to: {self.target(chapter, layer)}", ""])

    def target(self, chapter: int, layer: int) -> str:
        if layer + 1 < DEPTH:
            return f"n{chapter}_{layer + 1}_{self.random.randrange(WIDTH)}"
        return f"n{chapter + 1}_0_0" if chapter + 1 < CHAPTERS else "the_end"

    def effects(self, chapter: int) -> Iterator[str]:
        if self.random.random() < 0.4:
            yield f"meter{self.random.randrange(METERS)} {self.random.choice(('+=', '-='))} 1"
        if self.random.random() < 0.5:
            yield f"flag{self.of(chapter, FLAGS)} = {self.random.choice(('yes', 'no'))}"

    def event(self, chapter: int) -> str:
        if self.random.random() < 0.6:
            return f"person{self.of(chapter, PEOPLE)}.{self.random.choice(_FATES)}"
        return f"paper{self.of(chapter, PAPERS)}.{self.random.choice(_SHEETS)}"

    def guard(self, chapter: int) -> str:
        seen = self.random.randrange(chapter + 1) if self.random.random() < self.far else chapter
        flag, person, paper = (self.of(seen, many) for many in (FLAGS, PEOPLE, PAPERS))
        return self.random.choice(
            (
                f"flag{flag}",
                f"not flag{flag}",
                f"person{person} is lost",
                f"person{person} is not free",
                f"paper{paper} is filed",
                f"paper{paper} is not burned and flag{flag}",
                f"meter{self.random.randrange(METERS)} >= {self.random.randint(2, 4)}",
            )
        )

    def of(self, chapter: int, many: int) -> int:
        """One of a chapter's own of so many things."""
        return (chapter * many // CHAPTERS + self.random.randrange(2)) % many
