"""What stayed sealed: only what this playthrough did not come to, and never a count or an ending's name."""

from __future__ import annotations

from game.filing.sealed import sealed
from game.playing.playthrough import Playthrough
from tests.filing.stories import finished
from tests.stories import YOU, machine


def things(playthrough: Playthrough) -> dict[str, tuple[str, ...]]:
    """What stayed sealed, by the first two words of its sentence."""
    return {" ".join(kind.words.split()[:2]): kind.things for kind in sealed(playthrough)}


def test_a_locked_option_that_was_seen_stays_shut_with_its_reason() -> None:
    """In the author's words or the condition's."""
    shut = things(finished("rise", "accuse", "duty"))["You stood"]
    assert shut == ("Shout. (needs: Nerve plenty)", "Plead. (nobody would believe you yet)")


def test_an_option_that_opened_later_did_not_stay_shut() -> None:
    """A lock that was seen open is no seal."""
    playthrough = finished("ask", "telephone", "hang_up", "rise", "accuse", "duty")
    assert "Shout" in str(things(playthrough)["You stood"])
    opened = Playthrough.begin(playthrough.machine, 1, values={"nerve": "2"}).choose("ask").choose("rise")
    opened = opened.choose("accuse").choose("duty")
    assert "Shout" not in str(things(opened)["You stood"])


def test_a_paper_that_was_touched_is_not_sealed() -> None:
    """One that never left its first state is, with that state."""
    assert "These papers" not in things(finished())
    assert things(unread())["These papers"] == ("The letter: not opened",)


def test_whoever_was_named_only_in_the_ledger_is_no_stranger() -> None:
    """Somebody neither text nor ledger has is."""
    assert things(unread())["These people"] == ("Pyotr Sedukhin",)


def test_that_there_are_other_endings_is_said_without_their_names() -> None:
    """And not at all in a story that has only one."""
    others = sealed(finished())[-1]
    assert others.words == "A file like yours can be closed in other ways. Those are not told here."
    assert others.things == ()
    assert "A file" not in things(unread())


def test_entries_of_the_codex_that_nothing_led_to_are_sealed() -> None:
    """One that was linked to is not."""
    assert "Nothing you" not in things(finished())


def unread() -> Playthrough:
    """A game that ends at once, in a story with a letter and two people."""
    world = f"""
machines:
  letter:
    initial: shut
    states: {{shut: not opened, open: opened}}
    transitions: [shut -> open: opened]
papers: {{letter: {{title: The letter, machine: letter}}}}
forms: {{signal: a signal}}
{YOU}  vera: {{name: "Kosmynina, Vera", gender: woman, role: clerk, reminder: counts}}
  pyotr: {{name: "Sedukhin, Pyotr", gender: man, role: sergeant, reminder: young}}
"""
    nodes = """
node: first
date: 1937-01
acts: [{accuse: "vera accuses you, in a signal, from belief"}]
text: |
  A door.
choices:
  - {id: read, text: Read it., fire: letter.opened, to: last}
  - {id: go, text: Go., to: last}
---
node: last
kind: ending
text: |
  Out.
"""
    return Playthrough.begin(machine(nodes, world), 1).choose("go")
