"""Types every expression and every text of a story, once; a `Scene` for each node comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.language.conditions import condition
from game.language.dates import Date, parse_date
from game.language.effects import accusation, effect, event
from game.language.prose import line, paragraphs
from game.language.scope import Scope
from game.language.tree import ALWAYS, All, In, Not
from game.machine.program import Accuse, Exit, Mark, Operation, Option, Passage, Rule, Scene, Transit, Variants, When
from game.model.scene import Act, Block, Choice, Next, Node
from game.model.text import Text
from game.model.world import Transition, Variant


def scene(node: Node, scope: Scope) -> Scene:
    """The node with everything in it typed; what is wrong is reported and left out."""
    date = _date(node, scope)
    month = date.year_month if date else ""
    visited = Mark(f"visited({node.node})")
    return Scene(
        node=node,
        date=date,
        at=line(node.at, scope),
        acts=tuple([_act(act, scope, month) for act in node.acts]),
        passages=(*_prose(node.text, scope), *[_passage(block, scope) for block in node.papers]),
        care=line(node.care, scope),
        summary=_prose(node.summary, scope),
        options=tuple([_option(node, choice, scope, month, visited) for choice in node.choices]),
        exits=tuple([_exit(leading, scope) for leading in node.next]),
    )


def _date(node: Node, scope: Scope) -> Date | None:
    if node.date is None:
        return None
    date = parse_date(node.date)
    if date is None:
        hint = "`1936-11-24`, `1936-11-24, evening`, `1936-11` or `1936`."
        scope.problems.add("V035", node.date.place, f"`{node.date}` is not a date.", hint)
    return date


def _act(act: Act, scope: Scope, month: str) -> Operation:
    operations = tuple(_operations(act.do, act.fire, act.accuse, scope, month))
    return When(condition(act.when, scope), operations)


def _operations(
    effects: Iterable[Text], events: Iterable[Text], accuse: Text | None, scope: Scope, month: str = ""
) -> list[Operation]:
    """Effects as written, then the accusation, then the events as written."""
    found: list[Operation] = [done for written in effects if (done := effect(written, scope)) is not None]
    if accuse is not None and (recorded := accusation(accuse, scope, month)) is not None:
        found.append(Accuse(recorded))
    fired = [event(written, scope) for written in events]
    return found + [Transit(fire.variable, fire.event) for fire in fired if fire is not None]


def _passage(block: Block, scope: Scope) -> Passage:
    texts = block.variants or ((Variant(place=block.place, text=block.text),) if block.text else ())
    keep = block.document is not None
    return Passage(
        condition(block.when, scope),
        block.page,
        block.document,
        line(block.title, scope),
        variants(texts, scope, keep_lines=keep),
    )


def _prose(text: Text | None, scope: Scope) -> tuple[Passage, ...]:
    if not text:
        return ()
    return (Passage(ALWAYS, False, None, (), ((ALWAYS, paragraphs(text, scope)),)),)


def variants(texts: Iterable[Variant], scope: Scope, *, keep_lines: bool = False) -> Variants:
    """Typed variants; the first whose condition holds is the one."""
    return tuple([(condition(text.when, scope), paragraphs(text.text, scope, keep_lines=keep_lines)) for text in texts])


def _option(node: Node, choice: Choice, scope: Scope, month: str, visited: Mark) -> Option:
    name = node.node + "." + choice.id
    exists, needs = condition(choice.when, scope), condition(choice.needs, scope)
    if choice.once:
        exists = All((Not(In(scope.once(name), 0b10)), exists))
    if choice.ground is not None and choice.ground not in scope.story.world.grounds:
        scope.undeclared(choice.ground, scope.story.world.grounds, "a declared ground")
    operations = (*_operations(choice.do, choice.fire, choice.accuse, scope, month), Mark(f"chosen({name})"), visited)
    text, why, reply = line(choice.text, scope), line(choice.why, scope), _prose(choice.reply, scope)
    return Option(name, choice, exists, needs, operations, text, why, reply)


def _exit(leading: Next, scope: Scope) -> Exit:
    if leading.to is not None:
        scope.node(leading.to)
    return Exit(condition(leading.when, scope), str(leading.to or ""))


def rules(scope: Scope) -> dict[tuple[str, str], tuple[Rule, ...]]:
    """The transitions of every machine, by its variable's name and the event."""
    found: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for template, members in scope.members.items():
        written = scope.story.world.machines[template].transitions
        typed = [(transition.event, _rule(transition, members[0].index, scope)) for transition in written]
        for member in members:
            for name in {str(name) for name, _ in typed}:
                found[member.name, name] = tuple(rule for event, rule in typed if event == name)
    return found


def _rule(transition: Transition, index: Callable[[str], int], scope: Scope) -> Rule:
    return Rule(
        sources=sum({1 << index(source) for source in transition.sources}),
        target=index(transition.target),
        guard=condition(transition.when, scope),
        operations=tuple(_operations(transition.do, transition.fire, None, scope)),
    )
