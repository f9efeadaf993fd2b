"""What a playthrough has to say: the text of its steps, ready for any face.

Faces decide how a paragraph or a telegram looks; they never decide what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import TypeAlias

from game.language.prose import STOP, Line, Span, spans
from game.machine.machine import Acted, Entered, Machine, State
from game.machine.program import Passage, Variants
from game.model.scene import DocumentKind
from game.playing.log import Noted
from game.playing.playthrough import Playthrough, Step

Words: TypeAlias = tuple[Span, ...]

STEPS = 1024
"""How many steps it is remembered of what they say; more than a game has."""


@dataclass(frozen=True, slots=True)
class Yours:
    """What you did, in the words of the option."""

    words: Words


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter begins."""

    title: str


@dataclass(frozen=True, slots=True)
class Where:
    """A new place or a new date."""

    at: str
    date: str


@dataclass(frozen=True, slots=True)
class Care:
    """What a reader may wish to be warned of; what follows up to the options can be had as a summary."""

    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Narrative. `page` asks for a page turn before it."""

    words: Words
    page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its kind, its heading, its lines; an empty line is an empty line on the paper."""

    kind: DocumentKind
    title: Words
    lines: tuple[Words, ...]
    page: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """The playthrough is over."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of somebody or something."""

    title: str
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody who tests the story wrote down."""

    words: str


Told: TypeAlias = Yours | Chapter | Where | Care | Paragraph | Document | Ending | Fate | Note


def plain_words(words: Words) -> str:
    """The words alone."""
    return "".join(span.text for span in words)


def lines_of(part: Told) -> Iterator[str]:
    """What is told, as plain lines; a paragraph is one, and so is each line of a document."""
    match part:
        case Yours(words) | Care(words) | Paragraph(words):
            yield plain_words(words)
        case Chapter(title) | Ending(_, title):
            yield title
        case Where(at, date):
            yield from (at, date)
        case Document(_, title, lines):
            yield from map(plain_words, (title, *lines))
        case Fate(title, paragraphs):
            yield from (title, *map(plain_words, paragraphs))
        case Note(words):
            yield words


def words_of(part: Told) -> tuple[Words, ...]:
    """The words of what is told that may lead into the codex, line by line."""
    match part:
        case Yours(words) | Care(words) | Paragraph(words):
            return (words,)
        case Document(_, title, lines):
            return (title, *lines)
        case Fate(_, paragraphs):
            return paragraphs
        case Chapter() | Where() | Ending() | Note():
            return ()


def told(playthrough: Playthrough, index: int, *, summaries: bool = False) -> tuple[Told, ...]:
    """Everything the step of this number tells; with `summaries`, scenes marked with care in their short form."""
    return tuple(_teller(playthrough, summaries).step(index))


def told_alone(machine: Machine, step: Step) -> tuple[Told, ...]:
    """What a step tells without regard to those before it, and so without headings."""
    return tuple(chain.from_iterable(told_apart(machine, step, summaries=False)))


def told_so_far(playthrough: Playthrough, *, summaries: bool = False) -> Iterator[tuple[Told, ...]]:
    """What each step tells, from the first."""
    teller = _teller(playthrough, summaries)
    return (tuple(teller.step(index)) for index in range(len(playthrough.steps)))


def said(machine: Machine, state: State, line: Line) -> Words:
    """A line's words in a state: neighbours of one look joined, no space doubled, before a stop or at an end."""
    found: list[Span] = []
    for span in spans(line, lambda tree: machine.holds(state, tree), lambda variable: machine.value(state, variable)):
        if found and STOP.match(span.text):
            found[-1] = found[-1].worded(found[-1].text.rstrip(" "))
        last = found[-1] if found else None
        text = span.text.lstrip(" ") if last is None or last.text.endswith(" ") else span.text
        if last is not None and (last.emphasis, last.entry) == (span.emphasis, span.entry):
            found[-1] = last.worded(last.text + text)
        elif text:
            found.append(span.worded(text))
    if found:
        found[-1] = found[-1].worded(found[-1].text.rstrip(" "))
    return tuple(span for span in found if span.text)


def content_note(machine: Machine) -> tuple[Words, ...]:
    """The paragraphs of the content note on the first screen."""
    state, _ = machine.start()
    return tuple(said(machine, state, line) for line in machine.program.content)


def codex_entry(playthrough: Playthrough, entry: str) -> tuple[Words, ...]:
    """The paragraphs of a codex entry; its heading and status stand in the story."""
    return tuple(
        said(playthrough.machine, playthrough.state, line) for line in playthrough.machine.program.codex[entry]
    )


def cited(playthrough: Playthrough, entry: str) -> tuple[Words, ...]:
    """The works a codex entry rests on."""
    program = playthrough.machine.program
    sources = (program.sources[source] for source in program.story.codex[entry].sources)
    return tuple(said(playthrough.machine, playthrough.state, line) for line in sources)


def latest_choice(playthrough: Playthrough) -> Words:
    """The words of the last choice; none before the first."""
    choice = playthrough.steps[playthrough.turn.start]
    return said(playthrough.machine, choice.before, choice.option.text) if choice.option is not None else ()


def place_of(playthrough: Playthrough) -> Where:
    """Where and when the playthrough is."""
    return places(playthrough)[-1]


def arrivals(steps: Iterable[Step]) -> Iterator[Entered]:
    """The sites these steps entered, without those that only deal a chance and tell nothing."""
    every = (happening for step in steps for happening in step.happenings)
    return (found for found in every if isinstance(found, Entered) and found.site.kind != "deal")


def places(playthrough: Playthrough) -> list[Where]:
    """For every arrival so far, where and when it is: the latest that a node has said."""
    found = [Where("", "")]
    for step in playthrough.steps:
        for where in _places(playthrough.machine, step):
            found.append(Where(where.at or found[-1].at, where.date or found[-1].date))
    return found[1:]


@lru_cache(maxsize=STEPS)
def _places(machine: Machine, step: Step) -> tuple[Where, ...]:
    """What each arrival of a step says of where and when; it never changes, and every later page asks for it."""
    scenes = ((entered, entered.site.scene) for entered in arrivals([step]))
    return tuple(
        Where(plain_words(said(machine, entered.state, scene.at)), str(scene.date or "")) for entered, scene in scenes
    )


def chapter_of(playthrough: Playthrough) -> str:
    """The title of the chapter that began last; empty before the first."""
    return str(playthrough.machine.program.story.metadata.chapters.get(_chapters(playthrough)[-1], ""))


def _chapters(playthrough: Playthrough) -> list[str]:
    """For every arrival so far, the id of the chapter it belongs to; empty before the first."""
    found = [""]
    for entered in arrivals(playthrough.steps):
        found.append(str(entered.site.scene.node.opens or found[-1]))
    return found[1:]


@lru_cache(maxsize=4)
def _teller(playthrough: Playthrough, summaries: bool) -> _Teller:
    """One for all the steps of a page: where and when each is, every step before it has a say in."""
    return _Teller(playthrough, summaries)


class _Teller:
    """Puts chapters, places and dates where a step brings new ones."""

    def __init__(self, playthrough: Playthrough, summaries: bool) -> None:
        self.playthrough = playthrough
        self.machine = playthrough.machine
        self.summaries = summaries
        self.places = places(playthrough)
        self.chapters = _chapters(playthrough)
        arrived = (sum(1 for _ in arrivals([step])) for step in playthrough.steps)
        self.before = list(accumulate(arrived, initial=0))
        """For each step, how many arrivals there were before it."""

    def step(self, index: int) -> Iterator[Told]:
        step = self.playthrough.steps[index]
        chosen, *entered = told_apart(self.machine, step, summaries=self.summaries)
        yield from chosen
        for number, (arrival, words) in enumerate(zip(arrivals([step]), entered, strict=True), self.before[index]):
            yield from self.heading(arrival, number)
            yield from words

    def heading(self, entered: Entered, number: int) -> Iterator[Told]:
        """What is new of where and when; `number` counts the arrivals before this one."""
        node = entered.site.scene.node
        if node.opens is not None and (number == 0 or self.chapters[number] != self.chapters[number - 1]):
            yield Chapter(str(self.machine.program.story.metadata.chapters[node.opens]))
        if self.places[number] != (self.places[number - 1] if number else Where("", "")):
            yield self.places[number]


@lru_cache(maxsize=STEPS)
def told_apart(machine: Machine, step: Step, *, summaries: bool) -> tuple[tuple[Told, ...], ...]:
    """What a step says, without headings: of the choice, then of each arrival. The file and others ask again."""
    sites = (tuple(_site(machine, entered, summaries)) for entered in arrivals([step]))
    return (tuple(_chosen(machine, step)), *sites)


def _chosen(machine: Machine, step: Step) -> Iterator[Told]:
    if isinstance(step.entry, Noted):
        yield Note(step.entry.words)
    if step.option is not None:
        yield Yours(said(machine, step.before, step.option.text))
        acted = next(happening for happening in step.happenings if isinstance(happening, Acted))
        yield from _passages(machine, step.option.reply, acted.state)


def _site(machine: Machine, entered: Entered, summaries: bool) -> Iterator[Told]:
    """What entering a site tells."""
    scene, state = entered.site.scene, entered.state
    if scene.care:
        yield Care(said(machine, state, scene.care))
    brief = scene.care and summaries and scene.summary
    yield from _passages(machine, scene.summary if brief else scene.passages, state)
    if scene.node.kind == "ending":
        yield Ending(str(scene.node.node), str(scene.node.title or ""))
        yield from _fates(machine, entered)


def _passages(machine: Machine, passages: tuple[Passage, ...], state: State) -> Iterator[Told]:
    for passage in passages:
        if machine.holds(state, passage.condition):
            yield from _passage(machine, passage, state)


def _passage(machine: Machine, passage: Passage, state: State) -> Iterator[Told]:
    lines = _lines(machine, passage.variants, state)
    if passage.document is not None:
        while lines and not lines[-1]:
            lines = lines[:-1]
        if lines:
            yield Document(passage.document, said(machine, state, passage.title), lines, passage.page)
        return
    page = passage.page
    for words in lines:
        if plain_words(words).strip():
            yield Paragraph(words, page)
            page = False


def _lines(machine: Machine, variants: Variants, state: State) -> tuple[Words, ...]:
    """The paragraphs of the first variant that holds; none where none does.

    A line that was written but comes out empty is left out; an empty line as written stays.
    """
    lines = next((lines for condition, lines in variants if machine.holds(state, condition)), ())
    shown = ((line, said(machine, state, line)) for line in lines)
    return tuple(words for line, words in shown if not line or plain_words(words).strip())


def _fates(machine: Machine, entered: Entered) -> Iterator[Fate]:
    for name in entered.site.scene.node.epilogue:
        epilogue = machine.program.story.epilogues[name]
        title = str(epilogue.title or "") or _name(machine, str(name), entered.state)
        if paragraphs := _lines(machine, machine.program.epilogues[name], entered.state):
            yield Fate(title, paragraphs)


def _name(machine: Machine, person: str, state: State) -> str:
    forms = machine.program.names.get(person)
    return plain_words(said(machine, state, forms["full"])) if forms else person
