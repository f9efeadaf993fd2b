"""Every condition of a story, and the states it is asked in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.checking.flow import Flow
from game.checking.sets import NONE, States
from game.language.prose import Either, Line
from game.language.tree import ALWAYS, All, Tree
from game.machine.program import Option, Passage, Scene, Site, Variants, When
from game.model.scene import Block
from game.model.text import Place, Text
from game.model.world import NameForm, Variant


@dataclass(slots=True)
class Question:
    """A condition as written and typed, and the states it is asked in: one set for each site that asks."""

    written: Text
    tree: Tree
    states: list[States] = field(default_factory=list)


def questions(flow: Flow) -> list[Question]:
    """Every condition that can come to be asked, in the order of the sites."""
    asking = _Asking(flow)
    for site in flow.program.sites:
        if flow.entered[site.index] and site.kind != "deal":
            asking.site(site)
    asking.at_any_time()
    return list(asking.found.values())


class _Asking:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.story = flow.program.story
        self.found: dict[Place, Question] = {}

    def ask(self, written: Text | None, tree: Tree, states: States) -> tuple[States, States]:
        """The states in which the condition holds, and those in which it does not."""
        if written is not None and states:
            self.found.setdefault(written.place, Question(written, tree)).states.append(states)
        return self.flow.sets.where(states, tree), self.flow.sets.unless(states, tree)

    def site(self, site: Site) -> None:
        scene, states = site.scene, self.flow.entered[site.index]
        for act, operation in zip(scene.node.acts, site.entry, strict=True):
            if isinstance(operation, When):
                self.ask(act.when, operation.condition, states)
            states = self.flow.after(states, (operation,))
        self.text(scene, states)
        for option in scene.options:
            self.option(option, states)
        for leading, typed in zip(scene.node.next, scene.exits, strict=True):
            _, states = self.ask(leading.when, typed.condition, states)
        for name in scene.node.epilogue:
            self.variants(self.story.epilogues[name].variants, self.flow.program.epilogues[name], states)

    def text(self, scene: Scene, states: States) -> None:
        self.line(scene.at, states)
        self.line(scene.care, states)
        for passage in scene.summary:
            self.variants((), passage.variants, states)
        for block, passage in zip(scene.node.body, scene.passages, strict=True):
            self.passage(block, passage, states)

    def passage(self, block: Block, passage: Passage, states: States) -> None:
        shown, _ = self.ask(block.when, passage.condition, states)
        self.line(passage.title, shown)
        self.variants(block.variants, passage.variants, shown)

    def variants(self, written: Iterable[Variant], typed: Variants, states: States) -> None:
        """The first variant that holds is the one; of text without variants, `written` is empty."""
        conditions = [variant.when for variant in written] or [None]
        for when, (tree, lines) in zip(conditions, typed, strict=True):
            shown, states = self.ask(when, tree, states)
            for line in lines:
                self.line(line, shown)

    def line(self, line: Line, states: States) -> None:
        for piece in line if states else ():
            if isinstance(piece, Either):
                yes, no = self.ask(piece.written, piece.condition, states)
                self.line(piece.yes, yes)
                self.line(piece.no, no)

    def option(self, option: Option, states: States) -> None:
        fresh, when = (
            option.exists.parts if option.choice.once and isinstance(option.exists, All) else (ALWAYS, option.exists)
        )
        there, _ = self.ask(option.choice.when, when, self.flow.sets.where(states, fresh))
        self.line(option.text, there)
        taken, locked = self.ask(option.choice.needs, option.open, there)
        self.line(option.why, locked)
        done = self.flow.after(taken, option.operations)
        for passage in option.reply:
            self.variants((), passage.variants, done)

    def at_any_time(self) -> None:
        """What is known of people, what they are called, and when a meter is shown."""
        states = NONE
        for site in self.flow.program.sites:
            states |= self.flow.resting(site)
        for name, person in self.story.world.people.items():
            for variant, (tree, lines) in zip(person.known, self.flow.program.known[name], strict=True):
                shown, _ = self.ask(variant.when, tree, states)
                for line in lines:
                    self.line(line, shown)
            self.forms(person.forms, self.flow.program.names[name]["full"], states)
        for name, meter in self.story.world.meters.items():
            self.ask(meter.when, self.flow.program.shown[name], states)

    def forms(self, written: tuple[NameForm, ...], line: Line, states: States) -> None:
        """The forms of a name, as a line of text has them: one inside the other."""
        for form in written:
            piece = line[0]
            assert isinstance(piece, Either)
            _, states = self.ask(form.when, piece.condition, states)
            line = piece.no
