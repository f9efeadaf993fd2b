"""What an exported story does in inkjs, beside what it does here."""

from __future__ import annotations

import re
from collections.abc import Callable
from json import dumps
from random import Random

import pytest

from game.exporting.ink import ink
from game.machine.machine import Machine
from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from tests.exporting.inkjs import Play, needs_inkjs, played
from tests.exporting.ours import ours, plays
from tests.generated_stories import generated_machine
from tests.rich_story import rich_machine
from tests.stories import METADATA, YOU, machine


def shipped() -> Machine:
    return open_story(shipped_story())


@needs_inkjs
@pytest.mark.parametrize("first", [0, 1])
def test_random_stories_play_alike(first: int):
    """On random picks: the same node, options, words and values of all variables, turn after turn."""
    ways = [(generated_machine(number), plays(generated_machine(number), number, 30)) for number in range(first, 40, 4)]
    for (story, given), found in zip(ways, played([(story.program, given) for story, given in ways]), strict=True):
        assert found == [ours(story, play) for play in given]


@needs_inkjs
@pytest.mark.parametrize("opened", [rich_machine, shipped], ids=["rich", "shipped"])
def test_written_stories_play_alike(opened: Callable[[], Machine]):
    """With everything their text does: names, alternatives, documents, replies, endings and epilogues."""
    story = opened()
    given = plays(story, 1, 75, 40)
    (found,) = played([(story.program, given)])
    assert found == [ours(story, play) for play in given]


MARKS = (
    *("->", "<-", "<>", "//", "/*", "*/", "*", "+", "-", "=", "==", "===", "~", "#", "{", "}", "|", "[", "]", "\\"),
    *("INCLUDE x", "VAR a = 1", "CONST", "LIST a = b", "EXTERNAL f()", "TODO: x", "TODO", "-> END", "- else:"),
    *("(", ")", ":", '"', "'", "!", "&", "$", "@", "?", "%", "^", "_", "`", ";", "<b>", "{v0}", "~ v0 = 3", "+ [a]"),
    *("word", "a", "1", "...", "—", "“", "é", "# tag", "\\n", "->->", "<- n0", "${x}"),
)
MARKED = """\
node: first
text: |
  {nerve} nerve, {nerve}.

%s
document:
  document: letter
  title: %s
  text: |
%s
choices:
  - {id: on, text: On., to: hub}
---
node: hub
choices:
%s
"""


def marked(random: Random) -> str:
    """Words and marks of ink, as an author writes them who wants to see them."""
    words = random.choice(["", " "]).join(random.choices(MARKS, k=random.randint(1, 6)))
    return re.sub(r"[\\{}*\[\]|]", r"\\\g<0>", words)


def varied(random: Random) -> str:
    """An alternative of such words or of none, now and then in the midst of others."""
    words, other, third = (marked(random) for _ in range(3))
    some = random.choice([f"{words} | {other}", f"{words} | {other}", words, f"| {other}"])
    inside = f"{{if nerve == {random.randint(0, 1)}: {some}}}"
    return random.choice([words, inside, f"{third}{inside}", f"{inside}{third}", f"{third} {inside}"])


@needs_inkjs
def test_marks_of_ink_are_told_as_written():
    """In paragraphs, documents, options and replies, at the beginning of a line or within, in an alternative or not."""
    random = Random(1)
    text = "\n\n".join(f"  {varied(random)}" for _ in range(400))
    paper = "\n".join(f"    {varied(random)}" for _ in range(100))
    choices = "\n".join(
        f"  - id: c{number}\n    text: {dumps(varied(random))}\n    to: hub\n    reply: |\n      {varied(random)}"
        for number in range(60)
    )
    story = machine(MARKED % (text, dumps(varied(random)), paper, choices), NERVE)
    given = [Play({}, [0, *range(60)])]
    assert played([(story.program, given)]) == [[ours(story, play) for play in given]]


NERVE = "meters:\n  nerve: {range: 0..1, start: 1, bands: [none, '- some']}\n"
TITLES = """\
node: first
opens: one
at: "-> END // nowhere"
choices:
  - {id: on, text: On., to: last}
---
node: last
kind: ending
title: "{v0} [a] # tag\\nINCLUDE x"
epilogue: end
---
epilogue: end
title: "== knot == \\\\"
variants:
  - text: |
      A line.
"""


@needs_inkjs
def test_titles_are_told_as_written():
    """Those of a chapter, a place, an ending and an epilogue, and that of the story in its comment."""
    metadata = METADATA.replace("title: Tiny", 'title: "Tiny\\nVAR v0 = 3 */ // x"')
    story = machine(TITLES, metadata=f'{metadata}chapters: {{one: "+ * [b] /* c"}}\n')
    ((turns,),) = played([(story.program, [Play({}, [0])])])
    assert turns == ours(story, Play({}, [0]))
    assert turns[0].places == ("-> END // nowhere",)


PLACES = """\
node: first
opens: one
at: The office
date: 1936-11-24
choices:
  - {id: wait, text: Wait., to: first}
  - {id: go, text: Go out., to: street}
---
node: street
at: The street
choices:
  - {id: back, text: Go back., to: evening}
---
node: evening
date: 1936-11-25
kind: ending
title: The evening
"""


@needs_inkjs
def test_a_place_and_a_date_are_told_where_they_are_new():
    """Waiting in a place tells nothing again."""
    story = machine(PLACES, metadata=METADATA + "chapters: {one: The first}\n")
    ((turns,),) = played([(story.program, [Play({}, [0, 1, 0])])])
    assert [turn.places for turn in turns] == [
        ("The office · 24 November 1936",),
        (),
        ("The street",),
        ("25 November 1936",),
    ]
    assert [turn.lines for turn in turns] == [("The first",), (), (), ("The evening",)]


ALTERNATIVES = """\
node: first
text: |
  A word{if nerve == 1: |}, and {if nerve == 0: so} on, with {if nerve == 0: , a stop} and {if nerve == 1: , a stop} too.

  {if nerve == 1: }

  {if nerve == 1: | not} {if nerve == 0: |}

  {if nerve == 0: | {if nerve == 1: Inside: outside.} } It ends {if nerve == 0: here | there}.
document:
  document: list
  text: |
    {if nerve == 0: | }

    {if nerve == 0: no}{if nerve == 1: | no}
kind: ending
"""


@needs_inkjs
def test_an_alternative_may_be_empty():
    """Of one side, of both, or within another; no space is left that the author would not leave."""
    story = machine(ALTERNATIVES, NERVE)
    ((turns,),) = played([(story.program, [Play({}, [])])])
    assert turns == ours(story, Play({}, []))
    assert turns[0].lines == ("A word, and on, with and, a stop too.", "Inside: outside. It ends there.")


EMPTY = """\
node: first
document:
  document: list
  title: The title
  text: |
    {if nerve == %d: A line.}
choices:
  - {id: on, text: On., to: last}
---
node: last
kind: ending
title: The end
epilogue: you
---
epilogue: you
variants:
  - text: |
      {if nerve == %d: A line.}
"""


@needs_inkjs
@pytest.mark.parametrize("nerve", [0, 1])
def test_a_heading_without_a_line_under_it_is_not_told(nerve: int):
    """A document and an epilogue whose every line comes out empty leave nothing behind."""
    story = machine(EMPTY % (nerve, nerve), NERVE + YOU)
    ((turns,),) = played([(story.program, [Play({}, [0])])])
    assert turns == ours(story, Play({}, [0]))
    assert ("A line." in turns[0].lines) == bool(nerve)


STUCK = """\
node: first
choices:
  - {id: call, text: Call., call: hum, to: first}
---
node: hum
kind: shared
choices:
  - {id: wait, text: Wait., needs: nerve == 0, returns: true}
"""


@needs_inkjs
def test_where_nothing_is_open_ink_stops_too():
    """Without a remark of its runtime, in a called scene as well."""
    story = machine(STUCK, NERVE)
    ((turns,),) = played([(story.program, [Play({}, [0, 0])])])
    assert [turn.open for turn in turns] == [("first.call",), ()]


def test_chance_falls_by_the_authors_weights_where_no_host_decides():
    """Ink's own dice, thrown among as many as the weights come to."""
    text = ink(generated_machine(1).program).text
    assert "~ temp point = RANDOM(1, 6)\n{\n- point <= 2:\n    ~ return 1\n- point <= 3:\n    ~ return 2\n" in text


@needs_inkjs
def test_a_chance_that_no_host_decides_falls_all_the_same():
    """To one of its outcomes."""
    program = generated_machine(1).program
    weather = next(number for number, variable in enumerate(program.variables) if variable.name == "weather")
    (found,) = played([(program, [Play({}, [])] * 40)])
    assert {turn.values[weather] for (turn,) in found} <= {1, 2, 3}


DOCUMENT = "document:\n  document: letter\n  text: |\n    A word.\n"
UNSAID = {
    "text: |\n  A *word*.": "Emphasis is left out.",
    "text: |\n  Two  spaces.": "Two or more spaces together are no-break spaces, since ink keeps one.",
    "blocks:\n  - page: true\n    text: |\n      A word.": "Page turns are left out.",
    "care: A word.": "A scene to take care with says so; its summary is left out.",
    DOCUMENT: "",
    f"{DOCUMENT}\n    Another.": "Empty lines on documents are left out.",
}


@pytest.mark.parametrize(("written", "note"), UNSAID.items())
def test_what_ink_cannot_say_is_noted_where_the_story_says_it(written: str, note: str):
    """At the top, and in no other story."""
    export = ink(machine(f"node: first\n{written}\nkind: ending\n").program)
    assert [note for note in export.notes if not note.startswith("Who is who")] == [*filter(None, [note])]
    assert all(f"// {note}\n" in export.text for note in export.notes)


def test_the_bare_story_leaves_out_what_no_ink_has():
    """The dossier and the promises, whatever the story."""
    (note,) = ink(machine("node: first\nkind: ending\n").program).notes
    assert note.startswith("Who is who")
