"""A tiny story with one of everything: chapters, a hub, a shared scene, a chance, a machine, locks, papers, a codex."""

from __future__ import annotations

from game.machine.machine import Machine
from game.model.problems import Problems
from game.playing.stories import open_sources
from game.reading.folder import Sources

STORY = """\
story: rich
title: The Form
subtitle: three rooms
language: en
start: desk
content: |
  An *accusation* is written.

  Nobody is hurt on the page.
chapters:
  one: One · The Desk
  two: Two · The Hall
"""

WORLD = """\
meters:
  nerve: {title: Nerve, range: 0..3, start: 1, bands: [none, some, enough, plenty]}
  file: {range: 0..3, start: 0, hidden: true, bands: [empty, a card, a folder, a case]}
flags:
  kept_log: {yes: the log is in your drawer, no: the log is on its hook}
chances:
  weather: {rain: 2, snow: 1}
machines:
  fate:
    initial: free
    states: {free: at liberty, named: named in a paper, arrested: arrested}
    groups: {lost: [arrested]}
    transitions:
      - free -> named: accused
      - named -> arrested: taken
  paper:
    initial: blank
    states: {blank: blank, filed: filed}
    transitions:
      - blank -> filed: filed
people:
  you: {name: "Rudakov, Valentin Ivanovich", gender: man, role: deputy chairman, reminder: yourself}
  gleb:
    name: Voskoboinikov, Gleb Arsenyevich
    gender: man
    role: engineer
    reminder: signs only what he has looked at
    machine: fate
papers:
  form: {title: Form No. 7, machine: paper}
forms: {finding: a finding}
grounds: {duty: "It was my duty."}
sources: {atlas: "Atlas of the region, 1935."}
"""

CODEX = """\
entry: exchange
title: The exchange of cards
status: attested
text: |
  Every card was called in and looked at *again*.
sources: atlas
"""

ONE = """\
node: desk
opens: one
at: Oblplan · your office
date: 1936-11-24, evening
text: |
  The form lies where {gleb} left it. {if kept_log: The log is under it. | The hook is empty.}
choices:
  - id: ask
    once: true
    text: Ask {gleb.surname} for the log.
    do: [kept_log = yes, nerve += 1]
    to: desk
  - id: telephone
    once: true
    text: Telephone the trust.
    call: telephone
    to: desk
  - id: shout
    needs: nerve >= 3
    text: Shout.
    to: hall
  - id: plead
    needs: file >= 1
    why: nobody would believe you yet
    text: Plead.
    to: hall
  - id: rise
    text: Get up.
    to: street
---
node: telephone
kind: shared
text: |
  The line hums.
choices:
  - id: wait
    text: Wait.
    do: nerve -= 1
    returns: true
  - id: hang_up
    text: Put the receiver back.
    reply: |
      It is cold to the touch.
    returns: true
---
node: street
at: The street
deal: weather
next:
  - when: weather is snow
    to: snow
  - to: hall
---
node: snow
text: |
  It snows.
next: hall
"""

TWO = """\
node: hall
opens: two
at: The hall
date: 1936-11-25
care: A man is named.
summary: |
  A vote is called.
text: |
  The [exchange of cards](exchange) is called.
document:
  document: protocol
  title: Protocol No. 4
  text: |
    HEARD: the case of Voskoboinikov, G. A.

    RESOLVED:
choices:
  - id: accuse
    stance: denounce
    text: Underline *wrecking*.
    accuse: gleb, in a finding, from fear and conformity
    fire: [gleb.accused, form.filed]
    do: file += 1
    to: ground
  - id: abstain
    stance: resist
    when: kept_log
    text: Lay the log on the table.
    fire: form.filed
    to: last
  - id: call_trust
    once: true
    text: Ask for the telephone.
    call: telephone
    to: hall
---
node: ground
text: |
  The secretary waits for the reason.
choices:
  - id: duty
    text: Write that it was your duty.
    ground: duty
    to: last
  - id: nothing
    text: Write nothing.
    to: last
---
node: last
date: 1937-01
acts:
  - when: gleb is named
    fire: gleb.taken
next:
  - when: gleb is arrested
    to: taken
  - to: home
---
node: taken
kind: ending
title: The chair is empty
text: |
  The chair is empty.
epilogue: gleb
---
node: home
kind: ending
title: He came home
text: |
  He came home.
epilogue: gleb
---
epilogue: gleb
variants:
  - when: gleb is lost
    text: |
      His daughter kept the slide rule.
  - text: |
      He built two more boilers.
"""

FILES = {"story.yaml": STORY, "world.yaml": WORLD, "codex.yaml": CODEX, "1.yaml": ONE, "2.yaml": TWO}


def rich_machine(files: dict[str, str] = FILES) -> Machine:
    """The machine of the story, or of an edit of it."""
    return open_sources(Sources(files), Problems())


def edited(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The files with words of one of them replaced; each must be there."""
    text = FILES[file]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return {**FILES, file: text}
