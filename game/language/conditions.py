"""Conditions: Python's expression syntax, an allow-list of its forms, typed into a `Tree`.

Parsed by `ast`, never evaluated. Whatever is not on the list is refused with a sentence.
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from game.language.scope import Scope
from game.language.tree import ALWAYS, All, Counted, In, Not, Some, Tree
from game.language.variables import Variable
from game.model.problems import did_you_mean
from game.model.text import Text

LONGEST = 1_000
MOST_BRACKETS = 60
_FOREIGN = re.compile(r"[^\w\s.,()<>=!-]|(?<!\w)\d+[^\W\d]")
"""What no condition holds: other characters, and a number grown together with a word."""

_SETS: dict[type[ast.cmpop], Callable[[int, int, int], int]] = {
    ast.Lt: lambda below, _itself, _above: below,
    ast.LtE: lambda below, itself, _above: below | itself,
    ast.Gt: lambda _below, _itself, above: above,
    ast.GtE: lambda _below, itself, above: itself | above,
    ast.Eq: lambda _below, itself, _above: itself,
    ast.NotEq: lambda below, _itself, above: below | above,
}
"""Of the sets of numbers below a number, itself, and above it: those that compare so."""
_OURS = ("and", "or", "not", "is")
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
FUNCTIONS = ("count", "visited", "chosen", "accused")


class _Wrong(Exception):
    """Raised once a problem has been reported, to leave the expression."""


def condition(text: Text | None, scope: Scope) -> Tree:
    """The typed tree of a condition; no condition always holds. A problem is reported, and then it always holds too."""
    if text is None:
        return ALWAYS
    if text not in scope.conditions:
        try:
            scope.conditions[text] = _Typer(text, re.sub(r"\s", " ", text.strip()), scope).tree()
        except _Wrong:
            return ALWAYS
    return scope.conditions[text]


@dataclass(slots=True)
class _Typer:
    text: Text
    source: str
    """The text as one line."""
    scope: Scope

    def tree(self) -> Tree:
        source, smaller = self.source, "Give part of it a flag of its own."
        if len(source) > LONGEST:
            self.fail("V030", 0, f"A condition of more than {LONGEST} characters.", smaller)
        if source.count("(") > MOST_BRACKETS:
            self.fail("V030", 0, f"A condition with more than {MOST_BRACKETS} brackets.", smaller)
        if (foreign := _FOREIGN.search(source)) is not None:
            column = len(source[: foreign.start()].encode())
            self.fail("V030", column, f"`{foreign[0]}` is not part of the language.", _syntax_hint(source))
        try:
            return self.typed(ast.parse(source, mode="eval").body)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            column = len(source[: (getattr(error, "offset", None) or 1) - 1].encode())
            self.fail("V030", column, f"`{source[:60]}` is not a condition.", _syntax_hint(source))

    def typed(self, node: ast.expr) -> Tree:
        match node:
            case ast.BoolOp(op=ast.And()):
                return All(tuple(self.typed(value) for value in node.values))
            case ast.BoolOp():
                return Some(tuple(self.typed(value) for value in node.values))
            case ast.UnaryOp(op=ast.Not()):
                return Not(self.typed(node.operand))
            case ast.Compare():
                return self.comparison(node)
            case ast.Name():
                return self.yes_or_no(node)
            case ast.Call():
                return self.bit(node)
            case _:
                self.refuse(node)

    def comparison(self, node: ast.Compare) -> Tree:
        sides = [node.left, *node.comparators]
        parts = tuple(self.pair(sides[i], op, sides[i + 1]) for i, op in enumerate(node.ops))
        return parts[0] if len(parts) == 1 else All(parts)

    def pair(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Tree:
        if isinstance(op, ast.Is | ast.IsNot):
            inside = self.membership(left, right)
            return Not(inside) if isinstance(op, ast.IsNot) else inside
        if type(op) not in _SETS:
            self.fail("V031", left.col_offset, "Only `is`, `is not` and number comparisons compare.", "")
        number = _number(right)
        if _number(left) is not None:
            if number is not None:
                self.fail("V031", left.col_offset, "Two numbers say nothing about the story.", "")
            return self.pair(right, _MIRRORED.get(type(op), type(op))(), left)
        if number is None:
            hint = "Variables are compared with numbers or states, not with each other."
            self.fail("V031", right.col_offset, "Expected a whole number here.", hint)
        if isinstance(left, ast.Call) and self.written(left.func) == "count":
            return self.counted(left, op, number)
        return self.meter(left, op, number)

    def meter(self, left: ast.expr, op: ast.cmpop, number: int) -> Tree:
        variable = self.variable(left)
        if variable.kind != "meter":
            hint = (
                "Write `is` with a state."
                if variable.kind in ("enum", "machine", "chance")
                else "Write the flag alone."
            )
            self.fail("V031", left.col_offset, f"`{variable.name}` is no meter and has no number.", hint)
        high = variable.low + len(variable.values) - 1
        if not variable.low <= number <= high:
            hint = f"`{variable.name}` runs from {variable.low} to {high}."
            self.fail("V032", left.col_offset, f"`{variable.name}` can never be compared with {number}.", hint)
        return In(variable, _holding(op, number, range(variable.low, high + 1)))

    def membership(self, left: ast.expr, right: ast.expr) -> Tree:
        """`raikhlin is arrested`, `raikhlin is lost`, `past is vote`."""
        variable = self.variable(left)
        if variable.kind in ("meter", "flag"):
            hint = "Compare a meter with a number." if variable.kind == "meter" else f"Write `{variable.name}` alone."
            self.fail("V031", left.col_offset, f"`{variable.name}` has no states.", hint)
        name = self.name(right)
        return In(variable, self.values_named(variable, name))

    def values_named(self, variable: Variable, name: Text) -> int:
        """The set a state or group name stands for."""
        groups = self.groups(variable.template)
        if name in groups:
            return sum({1 << variable.index(state) for state in groups[name]})
        index = variable.index(name)
        if index < 0:
            known = [*variable.values, *groups]
            self.scope.unknown("V020", name, f"`{variable.name}` is never `{name}`.", known)
            raise _Wrong
        return 1 << index

    def groups(self, template: str) -> Mapping[str, tuple[Text, ...]]:
        machine = self.scope.story.world.machines.get(template)
        return machine.groups if machine else {}

    def counted(self, call: ast.Call, op: ast.cmpop, number: int) -> Tree:
        """`count(lost) >= 3`: over everybody and everything whose machine knows the word."""
        word = self.name(self.arguments(call, 1)[0])
        templates = self.scope.story.world.machines
        knowing = [name for name, machine in templates.items() if word in machine.groups or word in machine.states]
        if len(knowing) != 1:
            known = {word for machine in templates.values() for word in (*machine.groups, *machine.states)}
            why = "is no state or group" if not knowing else f"belongs to several machines ({', '.join(knowing)})"
            self.scope.unknown("V020", word, f"`{word}` {why}.", known)
            raise _Wrong
        members = self.members(knowing[0], word)
        if not 0 <= number <= len(members):
            self.fail("V032", call.col_offset, f"There are {len(members)} to count, never {number}.", "")
        return Counted(members, _holding(op, number, range(len(members) + 1)), str(word))

    def members(self, template: str, word: Text) -> tuple[In, ...]:
        """Everybody who has the machine, asked whether they are so; made once for each word."""
        if word not in self.scope.counted:
            asked = tuple([In(member, self.values_named(member, word)) for member in self.scope.members[template]])
            self.scope.counted[word] = asked
        return self.scope.counted[word]

    def yes_or_no(self, node: ast.Name) -> Tree:
        variable = self.variable(node)
        if variable.kind != "flag":
            hint = "Compare it with a number." if variable.kind == "meter" else f"Write `{variable.name} is …`."
            self.fail("V031", node.col_offset, f"`{variable.name}` is not yes or no.", hint)
        return In(variable, 0b10)

    def bit(self, call: ast.Call) -> Tree:
        match self.written(call.func):
            case "visited":
                found = self.scope.visited(self.name(self.arguments(call, 1)[0]))
            case "chosen":
                found = self.scope.chosen(self.name(self.arguments(call, 1)[0]))
            case "accused":
                by, of, *cause = map(self.name, self.arguments(call, 2, 3))
                found = self.scope.accused(by, of, *cause)
            case "count":
                self.fail("V031", call.col_offset, "`count(…)` must be compared with a number.", "`count(lost) >= 2`")
            case other:
                hint = did_you_mean(other, FUNCTIONS)
                self.fail("V020", call.col_offset, f"There is no function `{other}`.", hint)
        if found is None:
            raise _Wrong
        return In(found, 0b10)

    def arguments(self, call: ast.Call, *numbers: int) -> list[ast.expr]:
        if len(call.args) not in numbers or call.keywords:
            called, many = self.written(call.func), " or ".join(map(str, numbers))
            self.fail("V031", call.col_offset, f"`{called}` takes {many} name{'s' * (numbers[-1] > 1)}.", "")
        return call.args

    def variable(self, node: ast.expr) -> Variable:
        found = self.scope.variables.get(node.id) if isinstance(node, ast.Name) else None
        if found is None:
            found = self.scope.variable(self.name(node))
        if found is None:
            raise _Wrong
        return found

    def name(self, node: ast.expr) -> Text:
        """`office` or `office.ask_log`, with its place."""
        match node:
            case ast.Name():
                return self.named(node, node.id)
            case ast.Attribute(value=ast.Name(id=left)):
                return self.named(node, f"{left}.{node.attr}")
            case _:
                self.refuse(node)

    def named(self, node: ast.expr, name: str) -> Text:
        return Text(name, self.text.place_at(self.offset(node.col_offset)))

    def offset(self, column: int) -> int:
        """The offset in the text of a column of the source, which `ast` counts in bytes."""
        before = self.source.encode(errors="replace")[:column].decode(errors="ignore")
        return len(self.text) - len(self.text.lstrip()) + len(before)

    def written(self, node: ast.expr) -> str:
        """A part of the source, as the author wrote it."""
        return self.source.encode()[node.col_offset : node.end_col_offset].decode()

    def refuse(self, node: ast.expr) -> NoReturn:
        hint = "Conditions know `and or not`, comparisons, `is`, `count`, `visited`, `chosen`, `accused`."
        self.fail("V030", node.col_offset, f"`{self.written(node)[:60]}` is not part of the language.", hint)

    def fail(self, code: str, column: int, message: str, hint: str) -> NoReturn:
        self.scope.problems.add(code, self.text.place_at(self.offset(column)), message, hint)
        raise _Wrong


def _holding(op: ast.cmpop, number: int, among: range) -> int:
    """Which of a range of numbers compare so with `number`, one of them, as a set over their positions."""
    itself = 1 << number - among.start
    below, everything = itself - 1, (1 << len(among)) - 1
    return _SETS[type(op)](below, itself, everything & ~below & ~itself)


def _number(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
    return None


def _syntax_hint(source: str) -> str:
    keywords = [word for word in re.findall(r"\w+", source) if keyword.iskeyword(word) and word not in _OURS]
    if keywords:
        return f"`{keywords[0]}` is a word of Python; what is named so cannot stand in a condition."
    if "=" in source.replace("==", "").replace(">=", "").replace("<=", "").replace("!=", ""):
        return "To compare write `==` or `is`; `=` belongs in `do:`."
    if "&" in source or "|" in source or "!" in source:
        return "Write `and`, `or`, `not`."
    return "For example: `standing >= 3 and raikhlin is at_liberty`."
