"""Random small stories for laws: sound, with every kind of variable, and with scenes that deal, call, loop and lead on.

A story is made from a number and is the same for it every time, so that a law that fails names a story to look at:
`print(generated(17).texts["nodes.yaml"])`.

Each has a first node that deals, a few plain nodes, two shared scenes and an ending. Choices lead anywhere but to the
first node, so that no chance is dealt twice; nodes that lead on by themselves lead only onward, so that no circle is
without a rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from hypothesis import strategies as st

from game.machine.machine import Machine
from game.model.problems import Problems
from game.playing.playthrough import Playthrough
from game.playing.stories import open_sources
from game.reading.folder import Sources

STORY = """\
story: generated
title: Generated
language: en
start: first
content: |
  Words.
"""

# Two templates: a transition of `fate` may raise an event of a `paper`, never the other way round.
WORLD = """\
meters:
  nerve: {range: 0..3, start: 1, bands: [a, b, c, d]}
  debt: {range: -2..2, start: 0, hidden: true, bands: [a, b, c, d, e]}
flags:
  lamp: {yes: it is lit, no: it is dark}
  door: {yes: it is open, no: it is shut}
enums:
  past: {initial: none, values: {none: nothing, vote: a vote, father: a father}}
chances:
  weather: {rain: 2, snow: 1, fog: 3}
  coin: {heads: 1, tails: 1}
forms: {signal: a signal}
"""
PEOPLE = """\
people:
  you: {name: "Rudakov, Valentin", gender: man, role: clerk, reminder: yourself}
  ann: {name: "Petrova, Anna", gender: woman, role: typist, reminder: fast, machine: fate}
  bob: {name: "Sidorov, Boris", gender: man, role: driver, reminder: late, machine: fate}
papers:
  memo: {title: The memo, machine: paper}
"""
MACHINES = """\
machines:
  paper:
    initial: blank
    states: {blank: blank, filed: filed, burnt: burnt}
    transitions:
      - blank -> filed: filed
        when: %s
      - blank, filed -> burnt: burnt
  fate:
    initial: free
    states: {free: free, named: named, taken: taken}
    groups: {lost: [named, taken]}
    transitions:
      - free -> named: accused
        when: %s
        do: %s
        fire: memo.filed
      - free -> taken: accused
      - named -> taken: taken
        fire: memo.burnt
"""

ATOMS = (
    *("nerve >= 2", "nerve == 0", "1 <= nerve <= 2", "debt < 0", "debt != 1", "debt >= 2"),
    *("lamp", "door", "past is vote", "past is not none", "memo is filed", "memo is not blank"),
    *("ann is named", "ann is lost", "bob is free", "bob is not taken", "count(lost) >= 1", "count(free) == 2"),
    *("weather is snow", "coin is heads", "weather is undealt"),
    *("visited(first)", "visited(n1)", "chosen(n0.a)", "chosen(s0.a)"),
    *("accused(you, ann)", "accused(anyone, bob)", "accused(you, anyone)", "accused(ann, bob)"),
)
EFFECTS = (
    *("nerve += 1", "nerve += 3", "nerve -= 1", "debt -= 2", "debt += 1", "debt = -2", "nerve = 3"),
    *("lamp = yes", "lamp = no", "door = yes", "past = vote", "past = father"),
)
EVENTS = ("ann.accused", "bob.accused", "ann.taken", "bob.taken", "memo.filed", "memo.burnt")
ACCUSATIONS = ("ann, in a signal, from fear", "bob, in a signal, from belief and ambition")
ACTS = (*ACCUSATIONS, "ann accuses bob, in a signal, from coercion")


FIRST = "node: first\ndeal: [weather, coin]\ntext: |\n  First.\nnext: n0\n"
LAST = "node: last\nkind: ending\ntext: |\n  Last.\n"
SHARED = ("s0", "s1")


def generated(number: int) -> Sources:
    """The files of the story of this number."""
    return _Author(Random(number)).story()


@cache
def generated_machine(number: int) -> Machine:
    """The machine of the story of this number."""
    return open_sources(generated(number), Problems())


def machines() -> st.SearchStrategy[Machine]:
    """Machines of random stories."""
    return st.integers(0, 199).map(generated_machine)


def walked(machine: Machine, seed: int, picks: Sequence[int]) -> Playthrough:
    """A playthrough that takes, of what is open each time, the one a pick falls on; it stops where nothing is open."""
    playthrough = Playthrough.begin(machine, seed)
    for pick in picks:
        if not playthrough.open_moves:
            break
        playthrough = playthrough.choose(playthrough.open_moves[pick % len(playthrough.open_moves)].id)
    return playthrough


class _Author:
    """Writes one story, deciding by chance."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.plain = [f"n{index}" for index in range(random.randint(2, 4))]

    def story(self) -> Sources:
        machines = MACHINES % (self.condition(), self.condition(), self.some(EFFECTS))
        plain = [self.node(index) for index in range(len(self.plain))]
        nodes = "---\n".join([FIRST, *plain, *map(self.shared, SHARED), LAST])
        return Sources({"story.yaml": STORY, "world.yaml": WORLD + PEOPLE + machines, "nodes.yaml": nodes})

    def node(self, index: int) -> str:
        """A plain node: it asks, or leads onward by itself. The first one asks, and calls every shared scene."""
        name = self.plain[index]
        head = f"node: {name}\ndate: 1936-11\ntext: |\n  {name} {{if {self.condition()}: this | that}}.\n{self.acts()}"
        onward = [*self.plain[index + 1 :], "last"]
        if index > 0 and self.random.random() < 0.25:
            guarded = f"  - when: {self.condition()}\n    to: {self.random.choice(onward)}\n"
            return f"{head}next:\n{guarded}  - to: {self.random.choice(onward)}\n"
        targets = [*self.plain, "last"]
        ways = [f"{call}to: {target}" for target in targets for call in ("", "call: s0\n    ", "call: s1\n    ")]
        calls = [f"call: {scene}\n    to: {self.random.choice(targets)}" for scene in SHARED] if index == 0 else []
        choices = [self.choice(name, [way]) for name, way in zip("cd", calls, strict=False)]
        return head + "choices:\n" + "".join([*(self.choice(name, ways) for name in "abz"), *choices])

    def shared(self, name: str) -> str:
        """A shared scene. The first one asks, and may call the second; the second may lead back by itself."""
        head = f"node: {name}\nkind: shared\ndate: 1936-12\ntext: |\n  Hum.\n{self.acts()}"
        if name == "s1" and self.random.random() < 0.5:
            return f"{head}next: {{returns: true}}\n"
        ways = ["returns: true"] if name == "s1" else ["returns: true", "call: s1\n    to: s0"]
        return head + "choices:\n" + "".join(self.choice(choice, ways) for choice in "az")

    def choice(self, name: str, ways: Sequence[str]) -> str:
        """A choice; the one called `z` is always open, so that few walks get stuck."""
        guards = "" if name == "z" else self.perhaps("when", self.condition()) + self.perhaps("needs", self.condition())
        once = "" if name == "z" else self.perhaps("once", "true")
        doing = f"    do: {self.some(EFFECTS)}\n    fire: {self.some(EVENTS)}\n"
        accusation = self.perhaps("accuse", self.random.choice(ACCUSATIONS))
        way = self.random.choice(ways)
        return f"  - id: {name}\n    text: {name.upper()}\n{guards}{once}{doing}{accusation}    {way}\n"

    def acts(self) -> str:
        """What happens on entering: perhaps something, perhaps an accusation by somebody."""
        if self.random.random() < 0.5:
            return ""
        act = f"acts:\n  - do: {self.some(EFFECTS)}\n    fire: {self.some(EVENTS)}\n"
        return act + self.perhaps("accuse", self.random.choice(ACTS)) + self.perhaps("when", self.condition())

    def condition(self, depth: int = 2) -> str:
        """Up to a few questions, joined."""
        kind = self.random.choice(["atom", "not", "and", "or"]) if depth else "atom"
        if kind == "atom":
            return self.random.choice(ATOMS)
        if kind == "not":
            return f"not ({self.condition(depth - 1)})"
        return f"({self.condition(depth - 1)} {kind} {self.condition(depth - 1)})"

    def some(self, items: Sequence[str]) -> str:
        """A YAML list of none to two of these."""
        return f"[{', '.join(self.random.sample(items, self.random.randint(0, 2)))}]"

    def perhaps(self, key: str, value: str) -> str:
        """A line of YAML, or none."""
        return f"    {key}: {value}\n" if self.random.random() < 0.4 else ""
