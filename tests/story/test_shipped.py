"""The shipped story, as far as a test can read it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from game.machine.machine import Machine
from game.playing.dossier import ledger
from game.playing.playthrough import Playthrough
from game.playing.shipped import shipped_story
from game.playing.stories import open_story
from game.playing.telling import Document, Fate, Paragraph, Words, plain_words, told_so_far
from game.proving.counting import count_playthroughs
from tests.hygiene.project import ROOT

LONGEST = 110
"""Choices within which a playthrough must end."""
FIELDS = ("vote", "father", "recommendation")
NAMES = ("valentin", "valentina")


@pytest.fixture(scope="module")
def shipped() -> Machine:
    return open_story(shipped_story())


def at_random(machine: Machine, seed: int) -> Playthrough:
    """A whole playthrough, each open option as likely as the next."""
    random, playthrough = Random(seed), Playthrough.begin(machine, seed)
    while not playthrough.ended:
        assert playthrough.choices < LONGEST
        playthrough = playthrough.choose(random.choice(playthrough.open_moves).id)
    return playthrough


def words_of(playthrough: Playthrough) -> Iterator[Words]:
    """Every line the player has read."""
    for step in told_so_far(playthrough):
        for part in step:
            match part:
                case Paragraph(words):
                    yield words
                case Document(_, title, lines):
                    yield from (title, *lines)
                case Fate(_, paragraphs):
                    yield from paragraphs


@pytest.mark.parametrize("seed", range(60))
def test_a_playthrough_at_random_comes_to_an_ending(shipped: Machine, seed: int) -> None:
    """Whatever is chosen, something is always open until an ending is reached."""
    assert at_random(shipped, seed).site.kind == "ending"


@pytest.mark.parametrize("seed", range(60))
def test_no_line_is_told_with_its_markup(shipped: Machine, seed: int) -> None:
    """Nothing the player reads holds a brace, a bar, a doubled space or a stray space before a full stop."""
    for words in words_of(at_random(shipped, seed)):
        text = plain_words(words)
        assert not set("{}|") & set(text), text
        assert "  " not in text.replace("   ", "") or "underline one" in text, text
        assert " ." not in text, text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", FIELDS)
def test_every_past_stays_open_to_all_stances(shipped: Machine, name: str, field: str) -> None:
    """Whoever you are and whatever you hide, the form can be filled in by denouncing, conforming or resisting."""
    playthrough = Playthrough.begin(shipped, 1).choose(name).choose(field)
    for choice in ("answer", "same", "registry"):
        playthrough = playthrough.choose(choice)
    assert {move.option.choice.stance for move in playthrough.open_moves} >= {"denounce", "conform", "resist"}


@pytest.mark.usefixtures("stepped")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", FIELDS)
def test_the_first_open_option_always_leads_on(shipped: Machine, name: str, field: str) -> None:
    """Somebody who only ever takes the first option comes to the end."""
    playthrough = Playthrough.begin(shipped, 1).choose(name).choose(field)
    while not playthrough.ended:
        playthrough = playthrough.choose(playthrough.open_moves[0].id)
    assert playthrough.choices < LONGEST


@pytest.mark.parametrize("seed", range(30))
def test_others_accuse_whatever_you_do(shipped: Machine, seed: int) -> None:
    """In every playthrough two others at least have accused somebody, and one of them believed it."""
    others = [line.accusation for line in ledger(at_random(shipped, seed)) if line.accusation.by != "you"]
    assert len(others) >= 2
    assert any("belief" in accusation.causes for accusation in others)


def test_your_grounds_stand_under_your_own_accusations_only(shipped: Machine) -> None:
    """Beside what others did there is none, and beside what you did there may be, since the column can be left empty."""
    lines = [line for seed in range(30) for line in ledger(at_random(shipped, seed))]
    assert all(line.yours for line in lines if line.ground)
    assert {bool(line.ground) for line in lines if line.yours} == {True, False}


def test_the_readme_counts_its_playthroughs_right(shipped: Machine):
    """It names the size of their number, and every one of them ends."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    digits = len(str(count_playthroughs(shipped.program)))
    assert f"has more than 10^{digits - 1} playthroughs" in " ".join(readme.split())
