"""A transcript has everything a playthrough told, and what was chosen."""

from __future__ import annotations

from game.playing.playfile import parse_playfile
from game.playing.playthrough import Playthrough
from game.playing.transcript import transcript
from tests.stories import machine

NODES = """\
node: first
at: The desk_top
date: 1937-02-16
text: |
  A *red* pencil.
choices:
  - id: sign
    text: Sign.
    reply: |
      It is signed.
    to: last
---
node: last
kind: ending
title: Signed
blocks:
  - document: form
    title: Form No. 7
    text: |
      Cause: wear

      Sheets: 2
epilogue: [pencil]
---
epilogue: pencil
title: The pencil
variants:
  - text: |
      It was red.
"""

WRITTEN = """\
<!-- What was chosen; `vigilance play --choices` and this file's name play it again.
playthrough: A walk
story: tiny
seed: 1
content_hash: HASH
steps:
  - choose: first.sign
  - note: "is it still red?"
-->

# A walk

*Tiny*, choices: 1, seed: 1.

**The desk\\_top, 16 February 1937**

A *red* pencil.

> Sign.

It is signed.

```text
Form No. 7
Cause: wear

Sheets: 2
```

## Signed

### The pencil

It was red.

> **Note:** is it still red?
"""


def test_it_is_markdown():
    """Places in bold, choices and notes as quotations, documents as they were typed; the story's own marks escaped."""
    playthrough = Playthrough.begin(machine(NODES), 1).choose("sign").noted("is it still red?")
    written = WRITTEN.replace("HASH", playthrough.machine.program.story.content_hash)
    assert transcript(playthrough, "A walk") == written


def test_it_plays_again():
    """A transcript is a playthrough file as well."""
    playthrough = Playthrough.begin(machine(NODES), 1).choose("sign")
    assert parse_playfile(transcript(playthrough, "A walk"), "a-walk.md").log == playthrough.log
