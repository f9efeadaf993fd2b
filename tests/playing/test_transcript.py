"""A transcript has everything a playthrough told, and what was chosen."""

from __future__ import annotations

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
"""


def test_it_is_markdown():
    """Places in bold, what was chosen as a quotation, documents as they were typed; the story's own marks escaped."""
    playthrough = Playthrough.begin(machine(NODES), 1).choose("sign")
    assert transcript(playthrough, "A walk") == WRITTEN
