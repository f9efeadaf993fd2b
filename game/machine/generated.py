"""The machine as generated Python: one function a site, for whoever runs a story thousands of times.

A function is given the values of all variables as a list, changes them in place and returns the number of the next
site; where nothing is open, its own number with all bits turned, which is negative. `source` writes the functions,
each when its site is first reached. What they do is what `Machine` does; a law of the tests holds them to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import lshift
from typing import Any, TypeAlias

from game.machine.machine import Machine, State
from game.machine.source import Source

Pick: TypeAlias = Callable[[int], int]
"""Given the number of open moves, returns one of them, counted from 0."""
Note: TypeAlias = Callable[[int], object]
"""Told the number of each move taken."""
Function: TypeAlias = Callable[[list[int], Pick, Note], int]


class GeneratedMachine:
    """Plays without a telling: states and the moves between them, nothing of what happened on the way."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._source = Source(machine.program)
        self._functions: list[Function] = [partial(self._first, site.index) for site in machine.program.sites]
        self._names: dict[str, Any] = {}
        self._fields = [(field.shift, (1 << field.width) - 1) for field in machine.layout.fields.values()]
        self._shifts = [shift for shift, _ in self._fields]

    def play(self, state: State, pick: Pick) -> tuple[State, list[int]]:
        """Plays on until nothing is open: the last state, and the number of each move taken among those of its site.

        A chance falls by `pick` too, whatever its weights.
        """
        functions, picked = self._functions, list[int]()
        site, values, note = self._site(state), self._values(state), picked.append
        while site >= 0:
            site = functions[site](values, pick, note)
        return self._packed(~site, values), picked

    def step(self, state: State, pick: Pick) -> State:
        """The state after one move; the same state where nothing is open."""
        functions, sites = self._functions, self.machine.program.sites
        values, note = self._values(state), list[int]().append
        site = functions[self._site(state)](values, pick, note)
        while site >= 0 and sites[site].kind == "passing":
            site = functions[site](values, pick, note)
        return self._packed(max(site, ~site), values)

    def _site(self, state: State) -> int:
        return self.machine.layout.site.read(state)

    def _values(self, state: State) -> list[int]:
        return [state >> shift & mask for shift, mask in self._fields]

    def _packed(self, site: int, values: list[int]) -> State:
        packed: State = sum(map(lshift, values, self._shifts), site)
        return packed

    def _first(self, index: int, values: list[int], pick: Pick, note: Note) -> int:
        """Stands for the function of a site until the site is reached: generates it, and calls it."""
        name, lines = self._source.site(index)
        exec(compile(lines, "<generated>", "exec"), self._names)  # noqa: S102  # made of our own numbers and names only
        function: Function = self._names[name]
        self._functions[index] = function
        return function(values, pick, note)
