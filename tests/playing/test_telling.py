"""What a playthrough tells: in what order, from which state, and what it keeps to itself."""

import pytest

from game.playing.offering import offers
from game.playing.playthrough import Playthrough
from game.playing.telling import (
    Care,
    Chapter,
    Document,
    Ending,
    Fate,
    Paragraph,
    Told,
    Where,
    Yours,
    chapter_of,
    place_of,
    plain_words,
    told,
    told_so_far,
)
from tests.stories import METADATA, YOU, machine

pytestmark = pytest.mark.usefixtures("stepped")

CHAPTERS = METADATA + "chapters: {one: The Exchange, two: The Boiler}\n"
WORLD = (
    YOU
    + """\
  gleb: {name: "Voskoboinikov, Gleb Arsenyevich", gender: man, role: engineer, reminder: signs, machine: fate}
meters:
  nerve: {title: Nerve, range: 0..3, start: 1, bands: [none, some, enough, plenty]}
  file: {range: 0..3, start: 0, hidden: true, bands: [empty, a card, a folder, a case]}
flags:
  kept_log: {yes: the log is in your drawer, no: the log is on its hook}
  watched: {yes: you are watched, no: you are not, hidden: true}
chances:
  weather: {rain: 1}
machines:
  fate:
    initial: free
    states: {free: at liberty, arrested: arrested}
    transitions: [{free -> arrested: taken}]
"""
)
END = """
---
node: last
kind: ending
title: The folder is tied
text: |
  The end.
"""


def begin(nodes: str, *choices: str) -> Playthrough:
    playthrough = Playthrough.begin(machine(nodes + END, WORLD, CHAPTERS), 1)
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return playthrough


def lines(step: tuple[Told, ...]) -> list[str]:
    """A step's tellings, one line each."""
    return [_line(part) for part in step]


def _line(part: Told) -> str:
    match part:
        case Yours(words):
            return f"> {plain_words(words)}"
        case Chapter(title):
            return f"# {title}"
        case Where(at, date):
            return f"@ {at}, {date}"
        case Care(words):
            return f"! {plain_words(words)}"
        case Paragraph(words, page):
            return f"{'-- ' if page else ''}{plain_words(words)}"
        case Document(kind, title, document):
            return f"[{kind}: {plain_words(title)}: {' / '.join(map(plain_words, document))}]"
        case Ending(_, title):
            return f"= {title}"
        case Fate(title, paragraphs):
            return f"+ {title}: {' / '.join(map(plain_words, paragraphs))}"


SCENE = """
node: first
opens: one
at: The office
date: 1936-11-24, evening
text: |
  The form lies there.

  The lamp is lit.
choices:
  - id: write
    text: Write *wear*.
    do: [nerve += 1, kept_log = yes]
    reply: |
      {if kept_log: The log goes with it.}
    to: corridor
---
node: corridor
text: |
  Nobody is there. {kept_log}.
next: street
---
node: street
at: The street
acts: {do: kept_log = no}
text: |
  Snow. {kept_log}.
choices:
  - {id: back, text: Back., to: first}
  - {id: on, text: On., to: last}
"""


def test_a_step_tells_your_words_the_reply_and_every_node_on_the_way():
    """Each from its own state: the reply before anything is entered, a node after its acts."""
    assert lines(told(begin(SCENE, "write"), 1)) == [
        "> Write wear.",
        "The log goes with it.",
        "Nobody is there. the log is in your drawer.",
        "@ The street, 24 November 1936, evening",
        "Snow. the log is on its hook.",
    ]


def test_the_beginning_tells_chapter_place_and_text():
    """The first step has no words of yours."""
    assert lines(told(begin(SCENE), 0)) == [
        "# The Exchange",
        "@ The office, 24 November 1936, evening",
        "The form lies there.",
        "The lamp is lit.",
    ]


def test_place_and_date_are_said_when_one_of_them_changes():
    """What a node leaves out is as before; coming back, the place is said and the chapter is not begun again."""
    playthrough = begin(SCENE, "write", "back")
    assert lines(told(playthrough, 2))[1:3] == ["@ The office, 24 November 1936, evening", "The form lies there."]
    assert place_of(playthrough).at == "The office"
    assert chapter_of(playthrough) == "The Exchange"


def test_a_node_that_deals_says_where_it_is_once():
    """Dealing takes a step of its own and tells nothing; the place is said where the text is."""
    dealt = """
    node: first
    text: |
      A room.
    choices:
      - {id: out, text: Out., to: yard}
    ---
    node: yard
    opens: two
    at: The yard
    deal: weather
    text: |
      It comes down: {weather}.
    choices:
      - {id: on, text: On., to: last}
    """.replace("\n    ", "\n")
    told_then = [line for step in told_so_far(begin(dealt, "out")) for line in lines(step)]
    assert told_then == ["A room.", "> Out.", "# The Boiler", "@ The yard, ", "It comes down: rain."]


BLOCKS = """
node: first
blocks:
  - text: |
      First.
  - when: kept_log
    text: |
      Only with the log.
  - page: true
    variants:
      - when: nerve >= 2
        text: |
          Steady.
      - when: nerve >= 1
        text: |
          Steady enough.

          Nearly.
      - text: |
          Shaking.
  - document: telegram
    title: From {gleb.surname}
    text: |
      BOILER NINE

      SAFE {if kept_log: LOG FOLLOWS}
      STOP
  - document: memo
    when: kept_log
    text: |
      Never shown.
choices:
  - {id: on, text: On., to: last}
"""


def test_blocks_are_told_in_order_each_by_its_condition():
    """Of variants the first that holds; a page turn stands before the first paragraph of its block."""
    assert lines(told(begin(BLOCKS), 0))[:3] == ["First.", "-- Steady enough.", "Nearly."]


def test_a_document_keeps_its_lines():
    """Also the empty ones its author wrote; a line that came out empty is left out."""
    assert lines(told(begin(BLOCKS), 0))[3:] == ["[telegram: From Voskoboinikov: BOILER NINE /  / SAFE / STOP]"]


CARE = """
node: first
care: A man is beaten.
summary: |
  He signs, after some hours.
text: |
  What was done.
document:
  document: protocol
  text: |
    I CONFESS
choices:
  - {id: on, text: On., to: last}
"""


def test_a_scene_marked_with_care_can_be_had_as_a_summary():
    """The warning comes first either way; the summary stands for text and documents, and the options stay."""
    playthrough = begin(CARE)
    assert lines(told(playthrough, 0)) == ["! A man is beaten.", "What was done.", "[protocol: : I CONFESS]"]
    assert lines(told(playthrough, 0, summaries=True)) == ["! A man is beaten.", "He signs, after some hours."]


EPILOGUE = """
node: first
text: |
  A room.
choices:
  - {id: fire, text: Fire., fire: gleb.taken, to: close}
  - {id: on, text: On., to: close}
---
node: close
kind: ending
title: The file is closed
text: |
  Tape.
epilogue: [gleb, town, nobody]
---
epilogue: gleb
variants:
  - when: gleb is arrested
    text: |
      His daughter kept the slide rule.

      She has it still.
  - text: |
      He built two more boilers.
---
epilogue: town
title: The town
variants:
  - text: |
      It has another name.
---
epilogue: nobody
variants:
  - when: nerve >= 3
    text: |
      Never told.
"""


def test_an_ending_tells_what_became_of_everybody_first_variant_that_holds():
    """Under a person's name or the title given; where nothing holds, nothing is said."""
    assert lines(told(begin(EPILOGUE, "fire"), 1))[1:] == [
        "Tape.",
        "= The file is closed",
        "+ Gleb Arsenyevich Voskoboinikov: His daughter kept the slide rule. / She has it still.",
        "+ The town: It has another name.",
    ]
    assert "+ Gleb Arsenyevich Voskoboinikov: He built two more boilers." in lines(told(begin(EPILOGUE, "on"), 1))


OPTIONS = """
node: first
text: |
  A room.
choices:
  - {{id: locked, {lock}, text: Stand up., to: last}}
  - {{id: on, text: "Go {{if kept_log: home | on}}.", stance: conform, to: last}}
"""


@pytest.mark.parametrize(
    ("lock", "reason"),
    [
        ("needs: nerve >= 2", "needs: Nerve at least enough"),
        ("needs: kept_log and gleb is arrested", "needs: the log is in your drawer; Voskoboinikov arrested"),
        ("needs: nerve >= 3, why: You have no voice.", "You have no voice."),
        ("needs: file >= 1, why: Nobody would listen.", "Nobody would listen."),
    ],
)
def test_an_option_that_needs_something_is_shown_with_the_reason(lock: str, reason: str):
    """In the condition's words, or in the author's where there are any; it has no number."""
    locked, way = offers(begin(OPTIONS.format(lock=lock)))
    assert (locked.open, locked.number, locked.reason) == (False, 0, reason)
    assert (way.number, way.id, plain_words(way.words)) == (1, "first.on", "Go on.")


@pytest.mark.parametrize(
    "lock",
    [
        "when: nerve >= 3",
        'when: nerve >= 3, needs: kept_log, why: "Not yet."',
        "needs: file >= 1",
        "needs: nerve >= 3 and file >= 1",
        "needs: nerve >= 3 or watched",
        "needs: not watched and kept_log",
        "needs: weather is rain",
        "needs: visited(last)",
        "needs: chosen(first.on)",
        'needs: "accused(you, gleb)"',
    ],
)
def test_an_option_that_depends_on_something_hidden_is_not_shown(lock: str):
    """Where `when` does not hold there is no option; where `needs` would tell too much, none is shown either."""
    assert [offer.id for offer in offers(begin(OPTIONS.format(lock=lock)))] == ["first.on"]


def test_options_count_from_one_among_the_open():
    """A locked one between them takes no number."""
    nodes = OPTIONS.format(lock="needs: nerve >= 3") + "  - {id: out, text: Out., to: last}\n"
    assert [offer.number for offer in offers(begin(nodes))] == [0, 1, 2]


def test_an_ending_has_no_options():
    """Nothing is offered where all is over."""
    assert offers(begin(SCENE, "write", "on")) == ()
