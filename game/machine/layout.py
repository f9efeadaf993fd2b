"""How a state is packed: the site in the lowest bits, then each variable in a field of its own."""

from __future__ import annotations

from dataclasses import dataclass

from game.language.variables import Variable
from game.machine.program import Program


@dataclass(frozen=True, slots=True)
class Field:
    """Where a variable's value stands in a packed state."""

    shift: int
    width: int

    @property
    def mask(self) -> int:
        """The field's bits, in place."""
        return ((1 << self.width) - 1) << self.shift

    def read(self, state: int) -> int:
        return state >> self.shift & ((1 << self.width) - 1)

    def write(self, state: int, value: int) -> int:
        return state & ~self.mask | value << self.shift


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a program's states."""

    site: Field
    fields: dict[str, Field]

    @property
    def bits(self) -> int:
        """How many bits a state needs."""
        return max(field.shift + field.width for field in (self.site, *self.fields.values()))

    def pack(self, site: int, values: dict[str, int]) -> int:
        """The state at a site with these values; the others are 0."""
        state = self.site.write(0, site)
        for name, value in values.items():
            state = self.fields[name].write(state, value)
        return state

    def value(self, state: int, variable: Variable) -> int:
        """The number of the variable's value."""
        return self.fields[variable.name].read(state)


def layout_of(program: Program) -> Layout:
    """The layout of a program's states, in the order of its variables."""
    site = Field(0, max((len(program.sites) - 1).bit_length(), 1))
    fields, shift = {}, site.width
    for variable in program.variables:
        fields[variable.name] = Field(shift, max((len(variable.values) - 1).bit_length(), 1))
        shift += fields[variable.name].width
    return Layout(site, fields)
