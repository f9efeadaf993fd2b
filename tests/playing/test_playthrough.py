"""A playthrough: choosing, undoing, chance, and its log."""

from __future__ import annotations

from functools import reduce

import pytest

from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, Noted, Started
from game.playing.playthrough import Playthrough
from tests.rich_story import rich_machine

pytestmark = pytest.mark.usefixtures("stepped")
RICH = rich_machine()


def begin(seed: int = 0, node: str | None = None, values: dict[str, str] | None = None) -> Playthrough:
    """A playthrough of the story with one of everything."""
    return Playthrough.begin(RICH, seed, node, values)


def after(*choices: str, seed: int = 0) -> Playthrough:
    """A playthrough with these choices taken."""
    return reduce(Playthrough.choose, choices, begin(seed))


def value(playthrough: Playthrough, name: str) -> str:
    """The value of a variable, in the author's word."""
    variable = RICH.program.variable(name)
    assert variable is not None
    return variable.values[RICH.value(playthrough.state, variable)]


def test_a_choice_is_taken_by_its_id_alone_or_with_its_node() -> None:
    """`ask` and `desk.ask` are the same choice at the desk."""
    assert after("ask").state == after("desk.ask").state


def test_a_locked_choice_cannot_be_taken() -> None:
    """A choice whose `needs` does not hold is refused with a sentence."""
    with pytest.raises(PlayError, match="cannot be chosen here"):
        after("shout")


def test_a_misspelt_choice_is_refused_with_the_nearest() -> None:
    """The sentence names the choice that was perhaps meant."""
    with pytest.raises(PlayError, match="Did you mean `rise`"):
        after("ries")


def test_effects_last() -> None:
    """What a choice changes is still so at the next choice."""
    assert value(after("ask", "telephone"), "nerve") == "2"


def test_a_once_only_choice_is_gone_when_taken() -> None:
    """The hub offers it no more."""
    assert "desk.ask" not in [move.id for move in after("ask").open_moves]


def test_a_called_scene_returns_to_its_caller() -> None:
    """The same shared scene leads back to the desk from the desk, and to the hall from the hall."""
    assert after("telephone", "wait").site.name == "desk"
    assert after("telephone", "wait", "rise", "call_trust", "hang_up").site.name == "hall"


def test_undo_takes_back_the_last_choice_and_what_was_dealt_after_it() -> None:
    """After undo the playthrough stands where it stood, with the chance undealt."""
    before = after("ask")
    undone = before.choose("rise").undo()
    assert (undone.state, value(undone, "weather")) == (before.state, "undealt")


def test_undo_at_the_beginning_changes_nothing() -> None:
    """There is nothing to take back."""
    assert begin().undo().state == begin().state


@pytest.mark.parametrize("seed", range(5))
def test_a_chance_falls_again_as_it_fell(seed: int) -> None:
    """Undoing and choosing again deals the same outcome, whatever the seed."""
    first = after("rise", seed=seed)
    assert first.undo().choose("rise").state == first.state


def test_what_is_chosen_and_dealt_stands_in_the_log() -> None:
    """The log has an entry for each, in order."""
    playthrough = after("ask", "rise", "abstain", seed=1)
    outcome = value(playthrough, "weather")
    expected = (Chosen("desk.ask"), Chosen("desk.rise"), Dealt("weather", outcome), Chosen("hall.abstain"))
    assert playthrough.log.entries == expected


def test_begun_elsewhere_stands_in_the_log() -> None:
    """A playthrough begun at a node with a variable set says so in its first entry."""
    playthrough = begin(node="hall", values={"kept_log": "yes"}).choose("abstain")
    assert playthrough.log.entries == (Started("hall", (("kept_log", "yes"),)), Chosen("hall.abstain"))


@pytest.mark.parametrize(
    ("node", "values", "sentence"),
    [
        ("hal", {}, "There is no node `hal`. Did you mean `hall`?"),
        (None, {"nervs": "1"}, "There is no variable `nervs`. Did you mean `nerve`?"),
        (None, {"nerve": "9"}, "`nerve` cannot be `9`."),
        (None, {"chosen(desk.ask)": "yes"}, "There is no variable `chosen(desk.ask)`."),
    ],
)
def test_it_cannot_begin_where_there_is_nothing(node: str | None, values: dict[str, str], sentence: str) -> None:
    """A node, a variable or a value that is not there is refused with a sentence."""
    with pytest.raises(PlayError) as refused:
        begin(0, node, values)
    assert sentence in str(refused.value)


def test_an_ending_has_nothing_to_choose() -> None:
    """A playthrough that has reached an ending says so."""
    playthrough = after("rise", "accuse", "duty")
    assert playthrough.ended
    assert playthrough.site.name == "taken"


def test_a_note_changes_nothing_but_the_log() -> None:
    """The state and what is open stay; the log has the note at its place."""
    noted = after("ask").noted("a comma too many")
    assert (noted.state, noted.open_moves) == (after("ask").state, after("ask").open_moves)
    assert noted.log.entries == (*after("ask").log.entries, Noted("a comma too many"))


def test_a_note_outlives_the_choice_it_was_written_after() -> None:
    """Undoing takes back the choice alone, and again the one before."""
    noted = after("ask", "telephone").noted("who answers?")
    assert noted.undo().undo().log.entries == (Noted("who answers?"),)
