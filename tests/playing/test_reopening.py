"""Saves survive edits: logs of one story, reopened on another version of it."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from game.playing.log import Chosen, Dealt, Log, Started
from game.playing.playthrough import Playthrough
from game.playing.reopening import checkpoints, reopen
from game.playing.telling import told_so_far
from tests.generated_stories import walked
from tests.rich_story import FILES, edited, rich_machine

SAVES = 400
NEW_OPTION = """choices:
  - id: smoke
    text: Light a cigarette.
    to: home
"""


@cache
def corpus() -> tuple[Playthrough, ...]:
    """Several hundred games, each left at a random point."""
    random, machine = Random(1936), rich_machine()
    walks = ([random.randrange(12) for _ in range(random.randint(1, 9))] for _ in range(SAVES))
    return tuple(walked(machine, random.randrange(1000), walk) for walk in walks)


def standing(playthrough: Playthrough) -> dict[str, str]:
    """Where a playthrough is, and what every variable is."""
    machine, state = playthrough.machine, playthrough.state
    variables = machine.program.variables
    return {"site": playthrough.site.name, **{v.name: v.values[machine.value(state, v)] for v in variables}}


def renamed(standing: dict[str, str], *names: tuple[str, str]) -> dict[str, str]:
    """The same, in the names of the edited story."""
    for old, new in names:
        standing = {key.replace(old, new): value.replace(old, new) for key, value in standing.items()}
    return standing


EDITS: dict[str, dict[str, str]] = {
    "a typing mistake corrected": edited("1.yaml", ("The form lies", "The Form lies")),
    "a new variable": edited("world.yaml", ("flags:\n", "flags:\n  lamp: {yes: it is lit, no: it is dark}\n")),
    "options at the top of every list": {
        **FILES,
        **{name: FILES[name].replace("choices:\n", NEW_OPTION) for name in ("1.yaml", "2.yaml")},
    },
    "options in another order": edited(
        "2.yaml",
        ("  - id: nothing\n    text: Write nothing.\n    to: last\n", ""),
        (
            "choices:\n  - id: duty\n",
            "choices:\n  - id: nothing\n    text: Write nothing.\n    to: last\n  - id: duty\n",
        ),
    ),
    "a new node on the way": {
        **edited("2.yaml", ("    ground: duty\n    to: last\n", "    ground: duty\n    to: blotter\n")),
        "3.yaml": "node: blotter\ntext: |\n  The ink dries.\nnext: last\n",
    },
    "other weights": edited("world.yaml", ("{rain: 2, snow: 1}", "{rain: 1, snow: 99}")),
    "a chance dealt elsewhere": {
        **FILES,
        "1.yaml": FILES["1.yaml"].replace(
            "deal: weather\nnext:\n", "next: sky\n---\nnode: sky\ndeal: weather\nnext:\n"
        ),
    },
    "nodes in another order": {
        **FILES,
        "2.yaml": "---\n".join(reversed(FILES["2.yaml"].split("---\n"))),
    },
    "files under other names": {
        "story.yaml": FILES["story.yaml"],
        "z/world.yaml": FILES["world.yaml"],
        "a/codex.yaml": FILES["codex.yaml"],
        "b.yaml": FILES["1.yaml"],
        "a.yaml": FILES["2.yaml"],
    },
}


def test_the_corpus_is_worth_opening() -> None:
    """It stands at every place where a game can be left, and at both endings."""
    assert {playthrough.site.scene.node.node for playthrough in corpus()} == {
        *("desk", "telephone", "hall", "ground", "taken", "home")
    }
    assert len({(p.state, p.choices) for p in corpus()}) > 80


@pytest.mark.parametrize("edit", EDITS)
def test_every_save_opens_as_it_was(edit: str) -> None:
    """After the edit each save stands at the same place, with the same values of everything there was."""
    machine = rich_machine(EDITS[edit])
    for saved in corpus():
        reopened = reopen(saved.log, machine)
        assert reopened.stopped is None
        assert standing(reopened.playthrough).items() >= standing(saved).items()


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("hall", "assembly", [("node: hall\n", "node: assembly\nwas: hall\n"), ("to: hall\n", "to: assembly\n")]),
        (
            "ground",
            "reason",
            [("node: ground\n", "node: reason\nwas: [why, ground]\n"), ("to: ground\n", "to: reason\n")],
        ),
        ("hall.accuse", "hall.denounce", [("id: accuse\n", "id: denounce\n    was: accuse\n")]),
        ("hall.call_trust", "hall.ring", [("id: call_trust\n", "id: ring\n    was: hall.call_trust\n")]),
    ],
)
def test_every_save_opens_after_a_rename(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    """A node or a choice that says what it `was` is found by its old name."""
    files = edited("2.yaml", *changes)
    files["1.yaml"] = files["1.yaml"].replace("to: hall\n", f"to: {new}\n") if old == "hall" else files["1.yaml"]
    files["1.yaml"] = files["1.yaml"].replace("next: hall\n", f"next: {new}\n") if old == "hall" else files["1.yaml"]
    machine = rich_machine(files)
    for saved in corpus():
        reopened = reopen(saved.log, machine)
        assert reopened.stopped is None
        assert standing(reopened.playthrough) == renamed(standing(saved), (old, new))


def test_a_node_and_its_choice_may_both_be_renamed() -> None:
    """Old saves find the choice under both new names."""
    changes = [("node: ground\n", "node: reason\nwas: ground\n"), ("to: ground\n", "to: reason\n")]
    machine = rich_machine(edited("2.yaml", *changes, ("id: duty\n", "id: obligation\n    was: duty\n")))
    for saved in corpus():
        assert reopen(saved.log, machine).stopped is None


def test_a_new_node_may_take_an_old_name() -> None:
    """Where a later node has the name of a renamed one, logs from before and after the change both open."""
    renamed_desk = [("node: desk\n", "node: bureau\nwas: desk\n"), ("to: desk\n", "to: bureau\n")]
    later = "---\nnode: desk\ntext: |\n  Another desk.\nchoices: [{id: rise, text: Get up., to: hall}]\n"
    files = edited("1.yaml", *renamed_desk, ("next: hall\n", "next: desk\n"))
    files = {**files, "1.yaml": files["1.yaml"] + later}
    machine = rich_machine({**files, "story.yaml": files["story.yaml"].replace("start: desk", "start: bureau")})
    new = Playthrough.begin(machine, 0, values={"weather": "snow"}, fallen={"weather": "snow"})
    new = new.choose("bureau.rise").choose("desk.rise").choose("hall.accuse")
    assert reopen(new.log, machine).playthrough.state == new.state
    old = Log("rich", "", 0, (Chosen("desk.ask"), Chosen("desk.telephone")))
    assert reopen(old, machine).stopped is None


def test_a_new_chance_falls_by_the_seed_of_the_log() -> None:
    """A chance the story did not deal then is dealt now, the same each time, and changes nothing else."""
    files = edited("world.yaml", ("chances:\n", "chances:\n  coin: {heads: 1, tails: 1}\n"))
    machine = rich_machine({**files, "1.yaml": files["1.yaml"].replace("deal: weather\n", "deal: [coin, weather]\n")})
    fell = set()
    for saved in corpus():
        reopened = reopen(saved.log, machine)
        assert reopened.stopped is None
        now = standing(reopened.playthrough)
        fell.add(now.pop("coin"))
        assert now == standing(saved)
        assert reopen(saved.log, machine).playthrough.steps == reopened.playthrough.steps
    assert fell == {"undealt", "heads", "tails"}


def test_a_chance_the_story_no_longer_deals_is_passed_over() -> None:
    """Saves open though the story has given up a chance."""
    files = edited("1.yaml", ("deal: weather\n", ""))
    machine = rich_machine(files)
    rained = [saved for saved in corpus() if Dealt("weather", "rain") in saved.log.entries]
    assert rained
    assert all(reopen(saved.log, machine).stopped is None for saved in rained)


def test_an_outcome_that_is_gone_falls_anew() -> None:
    """Where the outcome of the log is no longer one, the chance falls by the seed."""
    files = edited("world.yaml", ("{rain: 2, snow: 1}", "{hail: 2, snow: 1}"))
    log = Log("rich", "", 0, (Chosen("desk.rise"), Dealt("weather", "rain")))
    reopened = reopen(log, rich_machine(files))
    assert reopened.stopped is None
    assert standing(reopened.playthrough)["weather"] in ("hail", "snow")


GONE: dict[str, tuple[dict[str, str], str]] = {
    "the choice is gone": (
        edited("2.yaml", ("  - id: accuse\n", "  - id: charge\n")),
        "There is now no choice `accuse` in the scene `hall`.",
    ),
    "its guard has changed": (
        edited("2.yaml", ("    stance: denounce\n", "    stance: denounce\n    needs: nerve >= 3\n")),
        "The choice `accuse` is now not open in `hall`; it needs: Nerve plenty.",
    ),
    "its guard is hidden": (
        edited("2.yaml", ("    stance: denounce\n", "    stance: denounce\n    needs: file >= 1\n")),
        "The choice `accuse` is now not open in `hall`.",
    ),
    "the node is gone": (
        {
            **edited("1.yaml", ("to: hall\n", "to: court\n"), ("next: hall\n", "next: court\n")),
            "2.yaml": FILES["2.yaml"].replace("node: hall\n", "node: court\n").replace("to: hall\n", "to: court\n"),
        },
        "There is now no scene `hall` in the story.",
    ),
    "the way leads elsewhere": (
        edited("1.yaml", ("    text: Get up.\n    to: street\n", "    text: Get up.\n    to: home\n")),
        "The story now leads to `home` where the choice `hall.accuse` was made.",
    ),
}


@pytest.mark.parametrize("edit", GONE)
def test_a_save_that_cannot_go_on_says_which_choice_is_in_the_way(edit: str) -> None:
    """It opens at the last point still reached, and the sentence names the choice and what has become of it."""
    files, sentence = GONE[edit]
    saved = walked(rich_machine(), 3, [0, 0, 0]).choose("rise").choose("accuse").choose("duty")
    reopened = reopen(saved.log, rich_machine(files))
    assert reopened.stopped is not None
    assert (reopened.stopped.entry, reopened.stopped.message) == (Chosen("hall.accuse"), sentence)
    assert reopened.playthrough.choices == saved.choices - 2


def test_every_save_opens_as_far_as_it_can() -> None:
    """Where a choice is gone, the saves that never took it open whole, and the others up to it."""
    machine = rich_machine(GONE["the choice is gone"][0])
    for saved in corpus():
        reopened = reopen(saved.log, machine)
        took = Chosen("hall.accuse") in saved.log.entries
        assert (reopened.stopped is not None) == took
        if took:
            assert reopened.playthrough.site.name == "hall"


@pytest.mark.parametrize(
    ("started", "sentence"),
    [
        (Started("attic"), "There is no node `attic`."),
        (Started("hall", (("courage", "2"),)), "There is no variable `courage`."),
    ],
)
def test_a_save_begun_where_nothing_is_left_opens_at_the_start(started: Started, sentence: str) -> None:
    """The story's own beginning is the last point still reached."""
    machine = rich_machine()
    reopened = reopen(Log("rich", "", 0, (started, Chosen("hall.accuse"))), machine)
    assert reopened.stopped is not None
    assert reopened.stopped.message.startswith(sentence)
    assert reopened.playthrough.state == Playthrough.begin(machine, 0).state


def test_a_save_begun_elsewhere_opens_there_under_its_new_name() -> None:
    """The node a playthrough was started at is found by what it `was`."""
    files = edited("2.yaml", ("node: ground\n", "node: reason\nwas: ground\n"), ("to: ground\n", "to: reason\n"))
    reopened = reopen(Log("rich", "", 0, (Started("ground"), Chosen("ground.duty"))), rich_machine(files))
    assert reopened.stopped is None


def test_the_chapters_begun_are_points_to_go_back_to() -> None:
    """Each stands where its chapter had begun, with its chances fallen as they fell."""
    playthrough = walked(rich_machine(), 5, []).choose("ask").choose("rise").choose("accuse")
    points = checkpoints(playthrough)
    assert [point.title for point in points] == ["One · The Desk", "Two · The Hall"]
    assert [point.playthrough.site.name for point in points] == ["desk", "hall"]
    assert points[1].playthrough.steps == playthrough.steps[: len(points[1].playthrough.steps)]


def test_what_was_told_is_told_again() -> None:
    """Opened on the same story, a save tells every line it told before."""
    machine = rich_machine()
    for saved in corpus()[:40]:
        again = reopen(saved.log, machine).playthrough
        assert list(told_so_far(again)) == list(told_so_far(saved))
